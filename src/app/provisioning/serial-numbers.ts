// Serial numbers as they are compared, and the row that leads from one to its token: by its end, since that is what people read off the
// back of a token, and a store lists what begins alike.
import type { TokenId } from '../../domain/ids.js';
import type { RowName } from '../../ports/store.js';
import type { Put, Reading } from '../commit/reading.js';
import { serialRow, serialsFrom } from '../commit/rows/names.js';
import type { RowPrefix } from '../commit/rows/names.js';

type Numbered = { readonly id: TokenId; readonly serial?: string | undefined };

/** A row's name holds no more of it, and no other characters. */
const INDEXED = /^[0-9a-z]{1,64}$/;

/** As it is printed, or without what stands between. */
export function withoutGaps(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** Undefined where the token has none, or one that has no row. */
export function serialRowOf({ id, serial }: Numbered): RowName | undefined {
  const end = backwards(serial ?? '');
  return end === undefined ? undefined : serialRow(end, id);
}

/** Undefined where no row can begin so. */
export function serialsEndingWith(typed: string): RowPrefix | undefined {
  const end = backwards(typed);
  return end === undefined ? undefined : serialsFrom(end);
}

/** What leads to the token by its number, which may be another than before. */
export async function planSerialRow(
  reading: Reading,
  before: Numbered,
  after: Numbered,
): Promise<{ readonly puts: readonly Put[]; readonly deletes: readonly RowName[] }> {
  const [old, now] = [serialRowOf(before), serialRowOf(after)];
  const isNew = now !== undefined && !(await reading.isThere(now));
  const isOver = old !== undefined && old !== now && (await reading.isThere(old));
  return { puts: isNew ? [{ row: now, value: {} }] : [], deletes: isOver ? [old] : [] };
}

function backwards(text: string): string | undefined {
  const compared = withoutGaps(text);
  return INDEXED.test(compared) ? Array.from(compared).reverse().join('') : undefined;
}
