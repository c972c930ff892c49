// @ts-check
// The windows of a local trial: those that it begins with, and any that is asked for later, by the start page that the bot serves.
import { CannotStart } from './cannot-start.mjs';
import { preparePlayground, readDirectory } from './playground.mjs';
import { findTakenPorts } from './ports.mjs';
import { untilAnswers } from './until-answers.mjs';

/** Who asks and who approves: without them there is no story. */
const ALWAYS = ['Alex', 'Megan'];
const PORTS_TRIED = 20;

/**
 * Whose windows are opened at the start, by their names in the directory. Throws {@link CannotStart}.
 * @param {string} root
 * @param {readonly string[]} typed
 */
export function readPeople(root, typed) {
  const known = readDirectory(root).people.map(({ givenName }) => givenName);
  const asked = typed.map((name) => {
    const found = known.find((one) => one.toLowerCase() === name.toLowerCase());
    if (found !== undefined) return found;
    throw new CannotStart(`npm start -- opens windows of ${known.join(', ')}, by these names.`);
  });
  return [...new Set([...ALWAYS, ...asked])];
}

export class TrialWindows {
  #parts;
  /** @type {Map<string, Promise<string>>} by given name */
  #opened = new Map();
  /** @type {Record<string, string>} those that answer, by given name in small letters */
  #urls = {};
  /** @type {number[]} */
  #free;
  #next;
  /** One after the other: two must not find the same port. */
  #choosing = Promise.resolve(0);
  #tell = () => {};

  /**
   * @param {{ readonly root: string, readonly children: import('./children.mjs').Children, readonly botPort: number,
   *   readonly windowPorts: readonly number[], readonly dataFolder: string }} parts
   */
  constructor(parts) {
    this.#parts = parts;
    this.#free = [...parts.windowPorts];
    this.#next = Math.max(parts.botPort, ...parts.windowPorts) + 1;
  }

  /**
   * Its address, once it answers. Asked for again: the same one.
   * @param {string} givenName
   * @returns {Promise<string>}
   */
  async open(givenName) {
    const opened = this.#opened.get(givenName) ?? this.#start(givenName);
    this.#opened.set(givenName, opened);
    return opened;
  }

  /**
   * Tells the bot which windows there are, now and later, and opens those that it asks for.
   * @param {import('node:child_process').ChildProcess} bot
   */
  serve(bot) {
    this.#tell = () => {
      if (bot.connected) bot.send({ windows: this.#urls });
    };
    this.#tell();
    bot.on('message', (message) => {
      const name = this.#askedFor(message);
      if (name === undefined) return;
      this.open(name).catch(() => {
        this.#opened.delete(name);
        if (bot.connected) bot.send({ notOpened: name.toLowerCase() });
      });
    });
  }

  /**
   * @param {unknown} message
   * @returns {string | undefined}
   */
  #askedFor(message) {
    if (typeof message !== 'object' || message === null || !('openWindow' in message)) return;
    const { openWindow } = message;
    const { people } = readDirectory(this.#parts.root);
    return people.find(({ givenName }) => givenName.toLowerCase() === openWindow)?.givenName;
  }

  /** @param {string} givenName */
  async #start(givenName) {
    const { root, children, botPort, dataFolder } = this.#parts;
    const port = await this.#choosePort();
    children.start(preparePlayground(root, { givenName, port, botPort, dataFolder }));
    await untilAnswers(`http://127.0.0.1:${port}/_debug/ping`);
    const url = `http://localhost:${port}`;
    this.#urls[givenName.toLowerCase()] = url;
    this.#tell();
    return url;
  }

  /** @returns {Promise<number>} */
  #choosePort() {
    this.#choosing = this.#choosing.catch(() => 0).then(() => this.#findPort());
    return this.#choosing;
  }

  async #findPort() {
    const listed = this.#free.shift();
    if (listed !== undefined) return listed;
    for (let tried = 0; tried < PORTS_TRIED; tried += 1) {
      const port = this.#next;
      this.#next += 1;
      if (port < 65_536 && (await findTakenPorts([port])).length === 0) return port;
    }
    throw new CannotStart('No port is free for another window: name more in OTP_BRIDGE_WINDOWS.');
  }
}
