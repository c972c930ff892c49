// What becomes of one row when somebody is erased: it goes, or what names them in it does. Ids stay where something rests on them: of
// whoever is in no directory any more they say nothing.
import { ERASED } from '../../domain/audit/leaf.js';
import type { Json, JsonObject, Row } from '../../ports/store.js';
import { kindOfRow } from './row-kinds.js';
import { entryIn } from './traces.js';
import type { Traces } from './traces.js';

export type RowFate =
  | { readonly kind: 'stays' }
  | { readonly kind: 'goes' }
  /** `texts`: how many texts beside an entry go. */
  | { readonly kind: 'blanked'; readonly value: JsonObject; readonly texts: number };

const STAYS: RowFate = { kind: 'stays' };

export function fateOf(row: Row, traces: Traces): RowFate {
  const { erased } = kindOfRow(row.row);
  if (erased === 'kept') return STAYS;
  if (erased === 'texts') return fateOfEntry(row, traces);
  if (erased === 'deleted' && isTheirs(row, traces)) return { kind: 'goes' };
  const value = blanked(row.value, traces);
  return value === row.value ? STAYS : { kind: 'blanked', value, texts: 0 };
}

function isTheirs({ row, value }: Row, { theirs, person }: Traces): boolean {
  return row.split('~').some((part) => theirs.has(part)) || value['personId'] === person;
}

function fateOfEntry(row: Row, traces: Traces): RowFate {
  const found = entryIn(row);
  const texts = Object.values(found?.texts ?? {});
  if (found === undefined || texts.length === 0) return STAYS;
  const { leaf, hashes, entry } = found;
  const isTold = [entry.requestId, entry.tokenId].some(
    (id) => id !== undefined && traces.told.has(id),
  );
  const isNamed = texts.some(({ text }) => namesThem(text, traces));
  // By whom somebody was erased is no part of what is erased.
  const isOfThem = !('personId' in entry.fact) && leaf.includes(`"${traces.person}"`);
  if (!isTold && !isNamed && !isOfThem) return STAYS;
  return { kind: 'blanked', value: { leaf, hashes, texts: {} }, texts: texts.length };
}

export function namesThem(text: string, { names }: Traces): boolean {
  const folded = text.toLowerCase();
  return [...names].some((name) => folded.includes(name));
}

/** The same object where nothing in it names them. */
function blanked(value: JsonObject, traces: Traces): JsonObject {
  const isThem = value['id'] === traces.person;
  const members = Object.entries(value).map(([key, member]) => {
    const isName = isThem && (key === 'name' || key === 'account');
    return [key, isName ? ERASED : blankedJson(member, traces)] as const;
  });
  return members.some(([key, now]) => now !== value[key]) ? Object.fromEntries(members) : value;
}

function blankedJson(value: Json, traces: Traces): Json {
  if (typeof value === 'string') return namesThem(value, traces) ? ERASED : value;
  if (isList(value)) {
    const now = value.map((one) => blankedJson(one, traces));
    return now.some((one, at) => one !== value[at]) ? now : value;
  }
  return typeof value === 'object' && value !== null ? blanked(value, traces) : value;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
