// Where the entries of a list begin in a text of JSON, so that what is wrong with one is said by its line. The text has been parsed
// before: it is JSON.
const TOKENS = /"(?:[^"\\]|\\.)*"|[[\]{}]|\n/g;

/** Line of each object right within the first list of that name; `undefined`: within the outermost list. */
export function entryLines(text: string, list: string | undefined): readonly number[] {
  const wanted = list === undefined ? '' : `"${list}"`;
  const walk = new Walk(wanted);
  for (const [token] of text.matchAll(TOKENS)) walk.take(token);
  return walk.lines;
}

class Walk {
  readonly lines: number[] = [];
  readonly #wanted: string;
  #line = 1;
  #depth = 0;
  /** How deep the entries lie; 0 until the list was found, and once it is over. */
  #entriesAt = 0;
  #isOver = false;
  #before = '';

  constructor(wanted: string) {
    this.#wanted = wanted;
  }

  take(token: string): void {
    if (token === '\n') {
      this.#line += 1;
      return;
    }
    if (token === '[' || token === '{') this.#open(token);
    if (token === ']' || token === '}') this.#close();
    this.#before = token;
  }

  #open(token: '[' | '{'): void {
    if (token === '[' && !this.#isOver && this.#entriesAt === 0 && this.#before === this.#wanted) {
      this.#entriesAt = this.#depth + 1;
    } else if (token === '{' && this.#entriesAt > 0 && this.#depth === this.#entriesAt) {
      this.lines.push(this.#line);
    }
    this.#depth += 1;
  }

  #close(): void {
    this.#depth -= 1;
    if (this.#entriesAt === 0 || this.#depth >= this.#entriesAt) return;
    this.#entriesAt = 0;
    this.#isOver = true;
  }
}
