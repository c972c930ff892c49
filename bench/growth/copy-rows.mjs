// @ts-check
// One whole life of a token, as the program itself left it in a store, told of somebody else: other ids, another time.

/** @typedef {{ readonly row: string, readonly value: any }} Kept */
/** @typedef {readonly (readonly [string, string])[]} Renaming of what stands in the life, each in every place */

/**
 * @param {readonly Kept[]} rows
 * @param {Renaming} renaming
 * @returns {Kept[]}
 */
export function copiedRows(rows, renaming) {
  return rows.map(({ row, value }) => ({
    row: renamed(row, renaming),
    value: copied(value, renaming),
  }));
}

/**
 * @template T
 * @param {T} value JSON
 * @param {Renaming} renaming
 * @param {number} [laterMs] for every time in it
 * @returns {T}
 */
export function copied(value, renaming, laterMs = 0) {
  const text = renamed(JSON.stringify(value), renaming);
  return JSON.parse(text, (_key, one) => (isTime(one) ? one + laterMs : one));
}

/** @param {string} text @param {Renaming} renaming */
const renamed = (text, renaming) =>
  renaming.reduce((before, [from, to]) => before.replaceAll(from, to), text);

/** Milliseconds of our days: nothing else in a row is a number so large. @param {unknown} one */
const isTime = (one) => typeof one === 'number' && one > 1e12;
