// What is kept about somebody, row by row, with what becomes of it when they are erased. Nothing secret is in it, not even what is
// secret for a few minutes alone: numbers to match, tickets, sessions.
import type { AuditActor, ConsoleActor } from '../../domain/audit/entry.js';
import { defined } from '../../domain/defined.js';
import type { Instant, PersonId } from '../../domain/ids.js';
import type { Json, JsonObject, Row } from '../../ports/store.js';
import { noteBeside } from '../commit/note-beside.js';
import type { BesideNeeds } from '../commit/note-beside.js';
import { readPages } from '../commit/read-pages.js';
import type { Deps } from '../deps.js';
import { fateOf } from './fate-of.js';
import { kindOfRow, nameOfKind } from './row-kinds.js';
import type { KindName } from './row-kinds.js';
import { entryIn, EVERYTHING, findTraces } from './traces.js';
import type { Traces } from './traces.js';

export type KeptRow = {
  /** The row's name. */
  readonly row: string;
  /** Absent where another version wrote it. */
  readonly kind?: KindName;
  readonly whenErased: 'goes' | 'blanked' | 'stays';
  /** Absent where nothing of it is shown. */
  readonly value?: JsonObject;
  /** Of an entry of a log. */
  readonly entry?: {
    readonly seq: number;
    readonly at: Instant;
    readonly action: string;
    readonly texts: readonly string[];
  };
};

/** In the order of the rows' names. It is in the audit before anything is read. Throws `StoreUnavailable`, `DirectoryUnavailable`. */
export async function* readPerson(
  deps: BesideNeeds & Pick<Deps, 'directory'>,
  actor: AuditActor | ConsoleActor,
  person: PersonId,
): AsyncGenerator<KeptRow> {
  await noteBeside(deps, { actor, fact: { action: 'person.read', personId: person } });
  const traces = await findTraces(deps, person);
  for await (const page of readPages(deps, EVERYTHING)) {
    for (const row of page) {
      const kept = keptOf(row, traces);
      if (kept !== undefined) yield kept;
    }
  }
}

function keptOf(row: Row, traces: Traces): KeptRow | undefined {
  const fate = fateOf(row, traces);
  if (fate.kind === 'stays' && !isAboutThem(row, traces)) return undefined;
  const { row: name } = row;
  const kind = nameOfKind(name);
  const kept = { row: name, ...defined({ kind }), whenErased: fate.kind } as const;
  const found = entryIn(row);
  if (found !== undefined) {
    const { seq, at, fact } = found.entry;
    const texts = Object.values(found.texts).map(({ text }) => text);
    return { ...kept, entry: { seq, at, action: fact.action, texts } };
  }
  return kindOfRow(name).secret === true ? kept : { ...kept, value: shown(row.value) };
}

function isAboutThem({ row, value }: Row, traces: Traces): boolean {
  const text = JSON.stringify(value);
  return row.includes(traces.person) || text.includes(traces.person) || traces.isNamedIn(text);
}

const HIDDEN: readonly string[] = [
  ...['numbers', 'number', 'seedReference', 'fingerprint', 'key', 'salt', 'session', 'lease'],
];

function shown(value: JsonObject): JsonObject {
  const members = Object.entries(value).filter(([key]) => !HIDDEN.includes(key));
  return Object.fromEntries(members.map(([key, member]) => [key, shownJson(member)]));
}

function shownJson(value: Json): Json {
  if (Array.isArray(value)) return value.map((one: Json) => shownJson(one));
  return isObject(value) ? shown(value) : value;
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
