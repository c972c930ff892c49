// An edge of the bridge: where what others wrote comes in, and what must not come of it.
import type { Dice } from '../app/dice.js';

/** How an input is changed: by its values, by its signs or by its bytes. */
export type Shape = 'json' | 'text' | 'bytes';

export type World = {
  /** What is wrong with how this was taken; undefined where nothing is. Whatever it throws is wrong, too. */
  readonly take: (input: Buffer) => Promise<string | undefined>;
  readonly close: () => Promise<void>;
};

export type Edge = {
  readonly name: string;
  readonly shape: Shape;
  /** Real ones, to begin with. */
  readonly corpus: () => Promise<readonly Buffer[]>;
  /** Inputs that one world takes: what was taken stays in it, and must go with it. */
  readonly perWorld: number;
  readonly open: (dice: Dice) => Promise<World>;
};

/** Where nothing is kept between two inputs. */
export const pure = (
  take: (input: Buffer) => string | undefined | Promise<string | undefined>,
): Pick<Edge, 'perWorld' | 'open'> => ({
  perWorld: 5_000,
  open: async () => ({ take: async (input) => take(input), close: async () => undefined }),
});

export const textsOf = (texts: readonly string[]): readonly Buffer[] =>
  [...new Set(texts)].map((text) => Buffer.from(text));

export const jsonsOf = (values: readonly unknown[]): readonly Buffer[] =>
  textsOf(values.map((value) => JSON.stringify(value)));

/** What no JSON says. */
export function jsonIn(input: Buffer): unknown {
  try {
    return JSON.parse(input.toString('utf8'));
  } catch {
    return undefined;
  }
}

/** As text again, where it is not nested too far for that. */
export function textIn(value: unknown): string {
  try {
    if (typeof value === 'string') return value;
    // Of nothing, and of a function, it makes nothing.
    const text: unknown = JSON.stringify(value);
    return String(text);
  } catch {
    return `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
  }
}

/** As every refusal has one: public, and never renamed. */
export const STABLE_CODE = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*$/;

/** The name of a bug of ours, in whatever was written down. */
export const BUG =
  /\b(?:TypeError|RangeError|ReferenceError|SyntaxError|InvariantBroken|ZodError|AssertionError)\b|http\.failed/;
