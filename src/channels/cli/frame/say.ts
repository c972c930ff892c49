// Lines in colour on a terminal, plain elsewhere, none where JSON is wanted; and a bar for whatever takes longer than a second.
import type { Kind, Saying, Terminal } from './terminal.js';

const COLOURS: Readonly<Record<Exclude<Kind, 'plain'>, number>> = {
  good: 32,
  bad: 31,
  waiting: 33,
};
const AFTER_MS = 1_000;
const EVERY_MS = 200;
const BAR = 24;
/** `NOT YET` is one. */
const FIRST_WORD = /^\S+(?: [A-Z]+\b)?/;
const SPINNER = ['|', '/', '-', '\\'];
/** To the line's begin, and away with what stands there. */
const CLEAR = '\r\u001b[K';

export type Wanted = { readonly json: boolean; readonly noColour: boolean };

/** A word at the line's begin says the same as its colour. */
function coloured(text: string, kind: Kind): string {
  if (kind === 'plain') return text;
  return text.replace(FIRST_WORD, (word) => `\u001b[${COLOURS[kind]}m${word}\u001b[39m`);
}

export class Talker implements Saying {
  readonly canAsk: boolean;
  readonly #terminal: Terminal;
  readonly #wanted: Wanted;
  #timer: NodeJS.Timeout | undefined;
  #doing = '';
  #turns = 0;
  #isDrawn = false;

  constructor(terminal: Terminal, wanted: Wanted) {
    this.canAsk = terminal.isTerminal.err && !wanted.json;
    this.#terminal = terminal;
    this.#wanted = wanted;
  }

  readonly confirm = async (question: string): Promise<boolean> => {
    this.end();
    const { ask } = this.#terminal;
    if (!this.canAsk || ask === undefined) return false;
    return /^y(?:es)?$/i.test((await ask(`${question} [y/N] `)).trim());
  };

  readonly line = (text: string, kind: Kind = 'plain'): void => {
    this.#clear();
    if (this.#wanted.json) return;
    const { isTerminal, noColour } = this.#terminal;
    const colours = isTerminal.out && !noColour && !this.#wanted.noColour;
    this.#terminal.out(`${colours ? coloured(text, kind) : text}\n`);
  };

  readonly problem = (text: string): void => {
    this.#clear();
    if (!this.#wanted.json) this.#terminal.err(`${text}\n`);
  };

  readonly progress: Saying['progress'] = (what, share) => {
    if (!this.#terminal.isTerminal.err || this.#wanted.json) return;
    this.#doing = `${share === undefined ? '' : `${bar(share)} `}${what}`;
    if (this.#isDrawn) this.#draw();
    this.#timer ??= this.#later();
  };

  /** Takes what is drawn away. */
  end(): void {
    this.#clear();
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #later(): NodeJS.Timeout {
    const tick = (): void => {
      this.#turns += 1;
      this.#draw();
      this.#timer = setTimeout(tick, EVERY_MS).unref();
    };
    return setTimeout(tick, AFTER_MS).unref();
  }

  #draw(): void {
    const sign = SPINNER[this.#turns % SPINNER.length] ?? '';
    const text = `${sign} ${this.#doing}`.slice(0, Math.max(0, this.#terminal.width - 1));
    this.#terminal.err(`${CLEAR}${text}`);
    this.#isDrawn = true;
  }

  #clear(): void {
    if (this.#isDrawn) this.#terminal.err(CLEAR);
    this.#isDrawn = false;
  }
}

function bar({ done, of }: { readonly done: number; readonly of: number }): string {
  const full = of === 0 ? 0 : Math.round((BAR * done) / of);
  return `[${'#'.repeat(full)}${'.'.repeat(BAR - full)}] ${done}/${of}`;
}
