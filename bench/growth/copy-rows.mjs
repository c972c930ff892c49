// @ts-check
// One whole life of a token, as the program itself left it in a store, told of somebody else: other ids, another time.

/** @typedef {{ readonly row: string, readonly value: any }} Kept */
/** A row as it is written. @typedef {{ readonly row: string, readonly text: string }} Text */
/** @typedef {readonly (readonly [string, string])[]} Renaming of what stands in the life, each in every place */

/**
 * Written out once, since it is told a hundred thousand times.
 * @param {readonly Kept[]} rows
 * @param {readonly string[]} names what is called otherwise in each telling
 * @returns {(others: readonly string[], laterMs?: number) => readonly Text[]} `others`: in the same order
 */
export function tellerOf(rows, names) {
  const told = rows.map(({ row, value }) => ({ row, text: JSON.stringify(value) }));
  const renamed = renamer(names);
  return (others, laterMs = 0) =>
    told.map(({ row, text }) => ({
      row: renamed(row, others, 0),
      text: renamed(text, others, laterMs),
    }));
}

/**
 * The same of any values of JSON.
 * @template T
 * @param {readonly T[]} values
 * @param {readonly string[]} names
 * @returns {(others: readonly string[], laterMs?: number) => readonly T[]}
 */
export function retellerOf(values, names) {
  const text = JSON.stringify(values);
  const renamed = renamer(names);
  return (others, laterMs = 0) => JSON.parse(renamed(text, others, laterMs));
}

/** Milliseconds of our days, which nothing else in a row looks like. */
const TIME = String.raw`(?<=[:,\[])1[78]\d{11}(?=[,}\]])`;

/** @param {readonly string[]} names @returns {(text: string, others: readonly string[], laterMs: number) => string} */
function renamer(names) {
  const places = new Map(names.map((name, at) => [name, at]));
  const any = new RegExp([...names.map(escaped), TIME].join('|'), 'g');
  return (text, others, laterMs) =>
    text.replace(any, (found) => {
      const at = places.get(found);
      return at === undefined ? String(Number(found) + laterMs) : (others[at] ?? found);
    });
}

/** @param {string} text */
const escaped = (text) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
