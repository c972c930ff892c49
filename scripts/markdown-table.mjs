// @ts-check
// Tables of the pages under docs/, as GitHub reads them (github.github.com/gfm/#tables-extension-).

/** One line; a bar within a cell does not end it. @param {readonly (string | number)[]} cells */
export const tableRow = (...cells) =>
  `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|')).join(' | ')} |`;

/**
 * What the first column has is said in words, what the others have in figures.
 * @param {readonly string[]} head
 * @param {readonly (readonly (string | number)[])[]} rows
 */
export function figuresTable(head, rows) {
  const rule = head.map((_, at) => (at === 0 ? '---' : '---:'));
  return [head, rule, ...rows].map((cells) => tableRow(...cells)).join('\n');
}
