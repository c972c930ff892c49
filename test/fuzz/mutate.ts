// Nonsense out of something real: a few changes each time, by its values where it is JSON, by its signs or its bytes otherwise.
import type { Dice } from '../app/dice.js';
import type { Shape } from './edge.js';
import { changedValue } from './mutate-json.js';
import { ODD_TEXTS } from './odd-values.js';

export type Stock = {
  readonly dice: Dice;
  readonly shape: Shape;
  /** What else there is, to be put together with this one. */
  readonly others: readonly Buffer[];
  /** Words of real inputs. */
  readonly words: readonly string[];
};

/** More than any edge takes, and little enough for a million of them. */
const MOST_BYTES = 300_000;

export function mutate(parent: Buffer, stock: Stock): Buffer {
  const { dice, shape } = stock;
  const times = dice.one([1, 1, 1, 2, 3, 6]);
  let made = parent;
  for (let time = 0; time < times; time += 1) made = changed(made, shape, stock);
  return made.subarray(0, MOST_BYTES);
}

function changed(input: Buffer, shape: Shape, stock: Stock): Buffer {
  if (shape === 'bytes') return changedBytes(input, stock);
  if (shape === 'json' && stock.dice.happens(0.85)) {
    const value = changedValue(input.toString('utf8'), stock);
    if (value !== undefined) return Buffer.from(value);
  }
  return Buffer.from(changedText(input.toString('utf8'), stock));
}

type Place = { readonly from: number; readonly to: number };

function placeIn(length: number, dice: Dice): Place {
  const from = dice.below(length + 1);
  return { from, to: Math.min(length, from + dice.one([0, 1, 1, 2, 4, 16, 64, 1_000])) };
}

const TEXT_CHANGES: readonly ((text: string, at: Place, stock: Stock) => string)[] = [
  (text, { from, to }) => text.slice(0, from) + text.slice(to),
  (text, { from, to }, { dice }) => text.slice(0, from) + dice.one(ODD_TEXTS) + text.slice(to),
  (text, { from }, { dice }) => text.slice(0, from) + dice.one(ODD_TEXTS) + text.slice(from),
  (text, { from, to }, { dice, words }) => text.slice(0, from) + dice.one(words) + text.slice(to),
  (text, { from, to }) => text.slice(0, to) + text.slice(from),
  (text, { from, to }, { dice }) =>
    text.slice(0, from) + text.slice(from, to).repeat(dice.one([2, 9, 300])) + text.slice(to),
  (text, { from }) => text.slice(0, from),
  (text, { from }, { dice, others }) =>
    text.slice(0, from) + dice.one(others).toString('utf8').slice(from),
  (text, { from, to }) => text.slice(0, from) + text.slice(from, to).toUpperCase() + text.slice(to),
  (text, { from }, { dice }) =>
    text.slice(0, from) + String.fromCodePoint(dice.below(0xd800)) + text.slice(from + 1),
  (text, _at, { dice }) =>
    text.replace(/\d+/, () => String(dice.one([0, -1, 2 ** 31, 2 ** 53, 1e21, 0.5]))),
  (text, { from, to }) => text.slice(from, to) + text.slice(0, from) + text.slice(to),
];

function changedText(text: string, stock: Stock): string {
  return stock.dice.one(TEXT_CHANGES)(text, placeIn(text.length, stock.dice), stock);
}

const BYTE_CHANGES: readonly ((bytes: Buffer, at: Place, stock: Stock) => Buffer)[] = [
  (bytes, { from }, { dice }) => withByte(bytes, from, (byte) => byte ^ (1 << dice.below(8))),
  (bytes, { from }, { dice }) => withByte(bytes, from, () => dice.one([0, 1, 127, 128, 254, 255])),
  (bytes, { from }, { dice }) => withByte(bytes, from, () => dice.below(256)),
  (bytes, { from, to }) => Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]),
  (bytes, { from, to }) => Buffer.concat([bytes.subarray(0, to), bytes.subarray(from)]),
  (bytes, { from }) => bytes.subarray(0, from),
  (bytes, { from }, { dice, others }) =>
    Buffer.concat([bytes.subarray(0, from), dice.one(others).subarray(from)]),
  // Most of what decides is at the beginning.
  (bytes, _at, { dice }) =>
    withByte(bytes, dice.below(Math.min(64, bytes.length + 1)), () => dice.below(256)),
];

function changedBytes(bytes: Buffer, stock: Stock): Buffer {
  return stock.dice.one(BYTE_CHANGES)(bytes, placeIn(bytes.length, stock.dice), stock);
}

function withByte(bytes: Buffer, at: number, change: (byte: number) => number): Buffer {
  const made = Buffer.from(bytes);
  if (at < made.length) made[at] = change(made[at] ?? 0) & 255;
  return made;
}
