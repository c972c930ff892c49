// What a secret shows of itself, whichever way it is looked at: its name in brackets.

/** Node's `util.inspect`, and so `console.log`, asks for this property. */
const INSPECT = Symbol.for('nodejs.util.inspect.custom');

/** A value that is never printed by accident: not by a template, not as JSON, not by a log. */
export abstract class Unprintable {
  readonly #shown: string;

  /** `shown`: what is printed in its place. */
  protected constructor(shown: `[${string}]`) {
    this.#shown = shown;
  }

  toString(): string {
    return this.#shown;
  }

  toJSON(): string {
    return this.#shown;
  }

  [Symbol.toPrimitive](): string {
    return this.#shown;
  }

  [INSPECT](): string {
    return this.#shown;
  }
}
