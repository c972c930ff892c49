// One line of a sheet as its cells (RFC 4180, without line breaks within a cell): what is quoted in part only is refused.
import { ok, refused } from '../outcome.js';
import type { Outcome } from '../outcome.js';

export type Delimiter = ',' | ';' | '\t';

export function csvCells(
  line: string,
  delimiter: Delimiter,
): Outcome<readonly string[], { readonly code: 'QUOTES' }> {
  if (!line.includes('"')) return ok(line.split(delimiter).map((cell) => cell.trim()));
  const cells: string[] = [];
  let rest = line;
  for (;;) {
    const cell = firstCell(rest, delimiter);
    if (cell === undefined) return refused({ code: 'QUOTES' });
    cells.push(cell.value);
    if (cell.rest === undefined) return ok(cells);
    rest = cell.rest;
  }
}

/** `rest`: undefined behind the last one. */
type Cell = { readonly value: string; readonly rest: string | undefined };

function firstCell(text: string, delimiter: Delimiter): Cell | undefined {
  const begins = text.trimStart();
  if (!begins.startsWith('"')) {
    const end = text.indexOf(delimiter);
    const value = (end < 0 ? text : text.slice(0, end)).trim();
    if (value.includes('"')) return undefined;
    return { value, rest: end < 0 ? undefined : text.slice(end + 1) };
  }
  const quoted = /^"((?:[^"]|"")*)"/.exec(begins);
  if (quoted === null) return undefined;
  const value = (quoted[1] ?? '').replaceAll('""', '"').trim();
  const behind = begins.slice(quoted[0].length).trim();
  if (behind === '') return { value, rest: undefined };
  return behind.startsWith(delimiter) ? { value, rest: behind.slice(1) } : undefined;
}
