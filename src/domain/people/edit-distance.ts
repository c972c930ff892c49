// How many slips of the finger lie between what was typed and a name: a letter too many, too few, wrong, or two swapped.

type Letters = string | readonly string[];
/** Cells near the diagonal alone: what is further from it than `most` is too many letters off. */
type Band = readonly number[];
type Table = { readonly a: Letters; readonly b: Letters; readonly most: number };

const FAR = Number.POSITIVE_INFINITY;
const OF_TWO_UNITS = /[\ud800-\udfff]/;

/**
 * The distance (optimal string alignment), or undefined where it is more than `most`. Looks no further than that: in a large
 * directory nearly every name is far off, and is so from its first letters on.
 */
export function editDistance(typed: string, name: string, most: number): number | undefined {
  const table = { a: lettersOf(typed), b: lettersOf(name), most };
  const { a, b } = table;
  if (Math.abs(a.length - b.length) > most) return undefined;
  let twoAbove: Band = [];
  let above: Band = bandOf(table, 0, (column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const before = { twoAbove, above };
    const cells = nextBand(table, before, row);
    // What follows comes from these two, and is never less.
    if (isFar(cells, most) && isFar(above, most)) return undefined;
    twoAbove = above;
    above = cells;
  }
  const distance = above[b.length - a.length + most] ?? FAR;
  return distance <= most ? distance : undefined;
}

function lettersOf(text: string): Letters {
  return OF_TWO_UNITS.test(text) ? Array.from(text) : text;
}

function isFar(band: Band, most: number): boolean {
  return band.every((cell) => cell > most);
}

function bandOf({ b, most }: Table, row: number, cell: (column: number) => number): Band {
  const cells: number[] = [];
  for (let column = row - most; column <= row + most; column += 1) {
    cells.push(column < 0 || column > b.length ? FAR : cell(column));
  }
  return cells;
}

/** The cell of this column lies one place further to the left than in the band above. */
function nextBand(
  table: Table,
  { twoAbove, above }: { readonly twoAbove: Band; readonly above: Band },
  row: number,
): Band {
  const { a, b, most } = table;
  let left = FAR;
  return bandOf(table, row, (column) => {
    const place = column - row + most;
    const same = a[row - 1] === b[column - 1];
    const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
    const cost = Math.min(
      (above[place + 1] ?? FAR) + 1,
      left + 1,
      column === 0 ? FAR : (above[place] ?? FAR) + (same ? 0 : 1),
      swapped && row > 1 && column > 1 ? (twoAbove[place] ?? FAR) + 1 : FAR,
    );
    left = cost;
    return cost;
  });
}

/** Slips that one still takes for a slip, by the length of what was typed. */
export function slipsFor(typed: string): number {
  const { length } = Array.from(typed);
  if (length < 3) return 0;
  return length < 6 ? 1 : 2;
}
