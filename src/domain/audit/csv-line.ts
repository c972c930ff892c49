// A row of a sheet as RFC 4180 has it, safe to open: what a spreadsheet would run as a formula begins with an apostrophe (OWASP, CSV
// Injection), in whatever way somebody typed it into a reason.
import { FLAT_COLUMNS } from './flat-entry.js';
import type { FlatEntry } from './flat-entry.js';

/** Without it Excel reads UTF-8 as the machine's own code page. */
const BYTE_ORDER_MARK = '\uFEFF';
const LINE_END = '\r\n';

/** What begins a formula, also as an East Asian keyboard types it, and behind what a spreadsheet trims. */
const FORMULA = /^[\s\p{C}\p{Z}]*[=+\-@＝＋－＠]|^[\t\r\n]/u;

/** The same behind what another country's spreadsheet takes for the end of a cell, whatever the quotes say. */
const FORMULA_WITHIN = /([;|\t\r\n][\s\p{C}\p{Z}]*)(?=[=+\-@＝＋－＠])/gu;

export const CSV_HEAD = `${BYTE_ORDER_MARK}${lineOf(FLAT_COLUMNS)}`;

/** With its line end. */
export function csvLine(entry: FlatEntry): string {
  return lineOf(FLAT_COLUMNS.map((column) => entry[column]));
}

function lineOf(cells: readonly string[]): string {
  return `${cells.map((cell) => `"${inert(cell).replaceAll('"', '""')}"`).join(',')}${LINE_END}`;
}

/** No spreadsheet runs it. */
function inert(cell: string): string {
  const rest = cell.trimStart();
  const within = `${cell.slice(0, cell.length - rest.length)}${rest.replace(FORMULA_WITHIN, "$1'")}`;
  return FORMULA.test(cell) ? `'${within}` : within;
}
