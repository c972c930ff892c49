// A window by WebDriver's commands, over whichever wire a browser takes them.
import { z } from 'zod';
import type { EngineWindow } from './engine.js';
import { SIZE } from './engine.js';
import { lookUntil } from './look-until.js';
import type { Look } from './look-until.js';

/** The commands of WebDriver (W3C) that are needed, with what fills in their address. */
export type Command =
  | 'navigate'
  | 'back'
  | 'execute'
  | 'element-click'
  | 'element-send-keys'
  | 'screenshot'
  | 'window-rect';
export type Remote = {
  readonly ask: (command: Command, body: object, element?: string) => Promise<unknown>;
  readonly end: () => Promise<void>;
};

/** How an element is named in answers (W3C WebDriver, §12). */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';
const elementSchema = z.object({ [ELEMENT]: z.string() });
// On the page itself: Firefox forgets what a script leaves in its globals.
/** On each page that is left, the number of the move: a page that is kept for the way back has an older one. */
const LEFT = 'document.documentElement.dataset.leftByTheTest';
const DRAWN = 'document.documentElement.dataset.drawnForTheTest';

export async function remoteWindow(remote: Remote): Promise<EngineWindow> {
  const run = async (script: string): Promise<unknown> =>
    remote.ask('execute', { script, args: [] });
  // Never a promise: of one that waits in a page which is just being loaded anew nobody ever hears again.
  const value = async (expression: string): Promise<unknown> =>
    JSON.parse(z.string().parse(await run(`return JSON.stringify(${expression}) ?? 'null';`)));
  const find = async (element: string): Promise<string> =>
    elementSchema.parse(await run(`return ${element};`))[ELEMENT];
  const resize = async (height: number): Promise<void> => {
    await remote.ask('window-rect', { ...SIZE, height });
  };
  let moves = 0;
  // Whoever is asked after a command that waits for nothing may be the page before, which looks as loaded as the one to come.
  const move = async (command: 'navigate' | 'back', body: object): Promise<void> => {
    moves += 1;
    await lookUntil(value, `(${LEFT} = '${moves}')`);
    await remote.ask(command, body);
    await lookUntil(value, `${LEFT} !== '${moves}' && document.readyState === 'complete'`);
  };
  await resize(SIZE.height);
  return {
    value,
    goto: async (url) => move('navigate', { url }),
    back: async () => move('back', {}),
    click: async (element) => {
      await remote.ask('element-click', {}, await find(element));
    },
    type: async (element, text) => {
      await value(`(${element}.value = '')`);
      await remote.ask('element-send-keys', { text }, await find(element));
    },
    choose: async (element, path) => {
      await remote.ask('element-send-keys', { text: path }, await find(element));
    },
    picture: async () => {
      const over = 'outerHeight - innerHeight + document.documentElement.scrollHeight';
      await resize(z.number().parse(await value(over)));
      await drawnAnew(value);
      const shot = z.string().parse(await remote.ask('screenshot', {}));
      await resize(SIZE.height);
      return Buffer.from(shot, 'base64');
    },
    close: async () => remote.end(),
  };
}

/** WebKit's window is larger long before there is anything in it: black, or the page as it was. */
async function drawnAnew(value: Look): Promise<void> {
  await lookUntil(value, 'innerHeight >= document.documentElement.scrollHeight');
  await value(`delete ${DRAWN}`);
  const draw = `requestAnimationFrame(() => { requestAnimationFrame(() => { ${DRAWN} = 'yes'; }); })`;
  await value(draw);
  await lookUntil(value, DRAWN);
}
