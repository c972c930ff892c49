// Every QR code in a picture: as it is first, then enlarged and sharpened, in overlapping pieces where it is large. One try
// of a decoder that reads wrongly would be a wrong seed: where two tries differ about one place, nothing was read there.
import { cropped, greyOf, pictureOf, scaled, sharpened } from './picture.js';
import type { Area, Grey, Picture } from './picture.js';

export type Point = { readonly x: number; readonly y: number };
export type FoundCode = {
  readonly text: string;
  /** In pixels of the picture that was given, clockwise from the code's own top left. */
  readonly corners: readonly Point[];
};

/** One try of a decoder: only what passed its error correction. */
export type ReadOnce = (picture: Picture) => Promise<readonly FoundCode[]>;

export type Effort = {
  /** Only what needs no more than a second: for a picture of which another one follows. */
  readonly isQuick?: boolean;
  /** Whoever waits has waited long enough: a picture without any code takes every try. */
  readonly isLate?: () => boolean;
};

type Try = {
  readonly factor: number;
  /** Radius in pixels of the enlarged picture, and by how much. */
  readonly sharpen?: readonly [radius: number, amount: number];
};

/** After the picture as it is: also where that had a code, for a smaller one beside it that would be passed over. */
const SECOND_LOOK: Try = { factor: 2 };
/** Of the picture itself, above which a code that was found at once is taken without a second look. */
const SECOND_LOOK_PIXELS = 2_500_000;
/** Each of these is the only one that reads some of the pictures in test/page/corpus. */
const TRIES: readonly Try[] = [
  { factor: 3, sharpen: [3, 4] },
  { factor: 1, sharpen: [2, 4] },
  { factor: 2, sharpen: [5, 6] },
  { factor: 1, sharpen: [4, 6] },
  { factor: 4, sharpen: [5, 6] },
  { factor: 0.5 },
  { factor: 0.25 },
];
/** Pixels of one enlarged piece: what a phone's browser has the memory for. */
const PIECE_PIXELS = 6_000_000;
/** Of the picture itself: a code that fits in is whole in one piece at least. What has to be enlarged more is small. */
const overlapAt = (factor: number): number => (factor > 2 ? 210 : 420);
/** For all tries together; some seconds. */
const ALL_PIXELS = 90_000_000;

export async function findCodes(
  picture: Picture,
  readOnce: ReadOnce,
  { isQuick = false, isLate = () => false }: Effort = {},
): Promise<readonly FoundCode[]> {
  const found = [...(await readOnce(picture))];
  const grey = greyOf(picture);
  if (found.length === 0 || grey.values.length <= SECOND_LOOK_PIXELS) {
    found.push(...(await tryOn(grey, SECOND_LOOK, { readOnce, isLate: () => false })));
  }
  let pixels = 0;
  for (const one of isQuick ? [] : TRIES) {
    if (found.length > 0) break;
    pixels += grey.values.length * one.factor ** 2;
    if (pixels > ALL_PIXELS) continue;
    found.push(...(await tryOn(grey, one, { readOnce, isLate })));
  }
  return certain(found);
}

type Reading = { readonly readOnce: ReadOnce; readonly isLate: () => boolean };

async function tryOn(
  grey: Grey,
  one: Try,
  { readOnce, isLate }: Reading,
): Promise<readonly FoundCode[]> {
  const found: FoundCode[] = [];
  for (const area of pieces(grey, one.factor)) {
    if (isLate()) break;
    const larger = scaled(cropped(grey, area), one.factor);
    const ready = one.sharpen === undefined ? larger : sharpened(larger, ...one.sharpen);
    const read = await readOnce(pictureOf(ready));
    const back = ({ x, y }: Point): Point => ({
      x: area.x + x / one.factor,
      y: area.y + y / one.factor,
    });
    found.push(...read.map(({ text, corners }) => ({ text, corners: corners.map(back) })));
  }
  return found;
}

/** The whole, or overlapping parts of it that are not too large when enlarged. */
function pieces({ width, height }: Grey, factor: number): readonly Area[] {
  if (width * height * factor ** 2 <= PIECE_PIXELS) return [{ x: 0, y: 0, width, height }];
  const side = Math.floor(Math.sqrt(PIECE_PIXELS) / factor);
  const overlap = overlapAt(factor);
  const most = Math.max(side, overlap * 2);
  const columns = spans(width, { most, overlap });
  const rows = spans(height, { most, overlap });
  return rows.flatMap((row) =>
    columns.map((column) => ({
      x: column.from,
      y: row.from,
      width: column.length,
      height: row.length,
    })),
  );
}

function spans(
  length: number,
  { most, overlap }: { readonly most: number; readonly overlap: number },
): readonly { readonly from: number; readonly length: number }[] {
  if (length <= most) return [{ from: 0, length }];
  const count = Math.ceil((length - overlap) / (most - overlap));
  const step = (length - most) / (count - 1);
  return Array.from({ length: count }, (_none, at) => ({
    from: Math.round(at * step),
    length: most,
  }));
}

/** Each text once, and none of a place that says two things. */
function certain(found: readonly FoundCode[]): readonly FoundCode[] {
  const agreed = found.filter((one) =>
    found.every((other) => other.text === one.text || !isInside(middle(one), other)),
  );
  return [...new Map(agreed.map((one) => [one.text, one])).values()];
}

function middle({ corners }: FoundCode): Point {
  const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0);
  return {
    x: sum(corners.map(({ x }) => x)) / corners.length,
    y: sum(corners.map(({ y }) => y)) / corners.length,
  };
}

function isInside({ x, y }: Point, { corners }: FoundCode): boolean {
  const across = corners.map((corner) => corner.x);
  const down = corners.map((corner) => corner.y);
  return (
    x >= Math.min(...across) &&
    x <= Math.max(...across) &&
    y >= Math.min(...down) &&
    y <= Math.max(...down)
  );
}
