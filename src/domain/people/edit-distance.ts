// How many slips of the finger lie between what was typed and a name: a letter too many, too few, wrong, or two swapped.

/** The distance (optimal string alignment), or undefined where it is more than `most`. */
export function editDistance(typed: string, name: string, most: number): number | undefined {
  const [a, b] = [Array.from(typed), Array.from(name)];
  if (Math.abs(a.length - b.length) > most) return undefined;
  const rows: number[][] = [[0, ...b.map((_letter, at) => at + 1)]];
  for (let row = 1; row <= a.length; row += 1) {
    const cells = [row];
    rows.push(cells);
    for (let column = 1; column <= b.length; column += 1)
      cells.push(cost({ a, b, rows }, row, column));
  }
  const distance = cell(rows, a.length, b.length);
  return distance <= most ? distance : undefined;
}

type Table = {
  readonly a: readonly string[];
  readonly b: readonly string[];
  readonly rows: readonly (readonly number[])[];
};

function cost({ a, b, rows }: Table, row: number, column: number): number {
  const same = a[row - 1] === b[column - 1];
  const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
  return Math.min(
    cell(rows, row - 1, column) + 1,
    cell(rows, row, column - 1) + 1,
    cell(rows, row - 1, column - 1) + (same ? 0 : 1),
    swapped ? cell(rows, row - 2, column - 2) + 1 : Number.POSITIVE_INFINITY,
  );
}

function cell(rows: Table['rows'], row: number, column: number): number {
  return rows[row]?.[column] ?? Number.POSITIVE_INFINITY;
}

/** Slips that one still takes for a slip, by the length of what was typed. */
export function slipsFor(typed: string): number {
  const { length } = Array.from(typed);
  if (length < 3) return 0;
  return length < 6 ? 1 : 2;
}
