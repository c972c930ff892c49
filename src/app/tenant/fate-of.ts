// What becomes of one row when somebody is erased: it goes, or what names them in it does. Ids stay where something rests on them: of
// whoever is in no directory any more they say nothing.
import { ERASED } from '../../domain/audit/leaf.js';
import { peopleIn } from '../../domain/audit/story.js';
import type { Json, JsonObject, Row } from '../../ports/store.js';
import { kindOfRow } from './row-kinds.js';
import { entryIn } from './traces.js';
import type { Traces } from './traces.js';

export type RowFate =
  | { readonly kind: 'stays' }
  | { readonly kind: 'goes' }
  /** `texts`: how many texts beside an entry go. */
  | { readonly kind: 'blanked'; readonly value: JsonObject; readonly texts: number };

/** Of whoever's id is beside them. */
const NAMES: ReadonlySet<string> = new Set([
  ...['name', 'account', 'displayName', 'userPrincipalName'],
]);
/** What somebody typed, or a name with no id beside it: any text at all, so the row is read as before. No other field is touched. */
const TYPED: ReadonlySet<string> = new Set(['reason', 'note', 'whom', 'still']);
/** An outcome that is a list is one of names. */
const LISTED: ReadonlyMap<string, string> = new Map([['value', 'still']]);

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
  const isNamed = texts.some(({ text }) => traces.isNamedIn(text));
  // Whoever was only asked, or told, has no part in it.
  const isOfThem = peopleIn(entry).has(traces.person);
  if (!isTold && !isNamed && !isOfThem) return STAYS;
  return { kind: 'blanked', value: { leaf, hashes, texts: {} }, texts: texts.length };
}

/** The same object where nothing in it names them. `key`: under which it lies. */
function blanked(value: JsonObject, traces: Traces, key = ''): JsonObject {
  const isThem = value['id'] === traces.person || key === traces.person;
  const members = Object.entries(value).map(([name, member]) => {
    const isName = isThem && NAMES.has(name) && typeof member === 'string';
    return [name, isName ? ERASED : blankedJson(member, traces, name)] as const;
  });
  return members.some(([name, now]) => now !== value[name]) ? Object.fromEntries(members) : value;
}

function blankedJson(value: Json, traces: Traces, key: string): Json {
  if (isList(value)) {
    const now = value.map((one) => blankedJson(one, traces, LISTED.get(key) ?? key));
    return now.some((one, at) => one !== value[at]) ? now : value;
  }
  if (typeof value === 'string') {
    return TYPED.has(key) && traces.isNamedIn(value) ? ERASED : value;
  }
  return typeof value === 'object' && value !== null ? blanked(value, traces, key) : value;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
