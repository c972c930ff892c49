// `/mine`: what the bridge holds of whoever asks, and when codes of theirs were shown, and to whom. Nobody can ask it of anybody else.
import type { AuditEntry } from '../../domain/audit/entry.js';
import { defined } from '../../domain/defined.js';
import type { Instant, PersonId, RequestId } from '../../domain/ids.js';
import { parsePersonId } from '../../domain/ids.js';
import type { RequestView } from '../../domain/release/view.js';
import type { Token } from '../../domain/tokens/token.js';
import { MAX_PAGE } from '../../ports/store.js';
import { readPages } from '../commit/read-pages.js';
import { readValue } from '../commit/reading.js';
import { auditEntrySchema } from '../commit/rows/audit-rows.js';
import { auditRow, lastPart, personRow, tokenAudit } from '../commit/rows/names.js';
import { personSchema } from '../commit/rows/schemas.js';
import type { Deps } from '../deps.js';
import { mention } from '../looking/find-person.js';
import { findTokens } from '../looking/find-token.js';
import { withKnownOwners } from '../looking/known-owners.js';
import { readName } from '../looking/named-person.js';
import type { Actor, Mention } from '../looking/who.js';
import { DISCLOSED } from './disclosed.js';

/** `by`: to whom. */
export type ShownOfMine = {
  readonly at: Instant;
  readonly by: string;
  readonly action: AuditEntry['fact']['action'];
};

export type Mine = {
  /** Absent where the directory knows them no more. */
  readonly me?: Mention;
  /** As their client said it last. */
  readonly zone?: string;
  readonly locale?: string;
  /** What they chose last of the caller checks comes first for them. */
  readonly checked?: true;
  /** The newest first. */
  readonly tokens: readonly Token[];
  /** Asked for, or shown, and not over: as they are to whom they concern. */
  readonly requests: readonly RequestView[];
  /** The newest first. */
  readonly shown: readonly ShownOfMine[];
  /** There are older ones than those. */
  readonly more: boolean;
};
export type ReadMine = (actor: Actor) => Promise<Mine>;

type Needs = Pick<Deps, 'store' | 'tenantId' | 'directory' | 'strangers'> & {
  /** The request, as this person may see it. */
  readonly view: (id: RequestId, person: PersonId) => Promise<RequestView | undefined>;
};

const TOKENS_AT_MOST = 5;
/** Entries of a token that are looked through, from its last one back. */
const ENTRIES_AT_MOST = 400;
const SHOWN_AT_MOST = 20;
const REQUESTS_AT_MOST = 5;

/** Throws `StoreUnavailable` and `DirectoryUnavailable`. */
export function readMine(deps: Needs): ReadMine {
  return async ({ personId }) => {
    // Everybody may ask, and each asking reads a lot: so many a minute.
    deps.strangers.spend(personId, 'mine');
    const all = await findTokens(deps, personId);
    const tokens = [...all].sort((one, other) => other.capturedAt - one.capturedAt);
    const listed = tokens.slice(0, TOKENS_AT_MOST);
    const lists = await Promise.all(listed.map(async (token) => readEntries(deps, token)));
    const entries = lists.flatMap((one) => one.entries).sort((one, other) => other.seq - one.seq);
    const shown = entries.filter(({ fact }) => DISCLOSED.includes(fact.action));
    const me = await withKnownOwners(deps).person(personId);
    const said = await readSaid(deps, personId);
    return {
      ...said,
      ...defined({ me: me && mention(me) }),
      tokens: listed,
      requests: await readViews(deps, entries, personId),
      shown: await Promise.all(
        shown.slice(0, SHOWN_AT_MOST).map(async (entry) => sayShown(deps, entry)),
      ),
      more:
        shown.length > SHOWN_AT_MOST || all.length > listed.length || lists.some((one) => one.more),
    };
  };
}

type Entries = { readonly entries: readonly AuditEntry[]; readonly more: boolean };

/** By the token's own index rows: as many as it has, however long the log is. */
async function readEntries(deps: Needs, { id }: Token): Promise<Entries> {
  let seqs: readonly number[] = [];
  let more = false;
  for await (const page of readPages(deps, { ...tokenAudit(id), limit: MAX_PAGE })) {
    const all = [...seqs, ...page.map(({ row }) => Number(lastPart(row)))];
    more ||= all.length > ENTRIES_AT_MOST;
    seqs = all.slice(-ENTRIES_AT_MOST);
  }
  const read = await Promise.all(
    seqs.map(async (seq) => {
      const row = await deps.store.get(deps.tenantId, auditRow(seq));
      return row === undefined ? undefined : readValue(auditEntrySchema, row);
    }),
  );
  return { entries: read.filter((entry) => entry !== undefined), more };
}

async function readViews(
  { view }: Needs,
  entries: readonly AuditEntry[],
  person: PersonId,
): Promise<readonly RequestView[]> {
  const ids = [...new Set(entries.flatMap(({ requestId }) => requestId ?? []))];
  const newest = ids.slice(0, REQUESTS_AT_MOST);
  const views = await Promise.all(newest.map(async (id) => view(id, person)));
  return views.filter((one) => one !== undefined).filter(({ audience }) => audience === 'owner');
}

async function readSaid(
  { store, tenantId }: Needs,
  person: PersonId,
): Promise<Pick<Mine, 'zone' | 'locale' | 'checked'>> {
  const row = await store.get(tenantId, personRow(person));
  const { zone, locale, checkedBy } = row === undefined ? {} : readValue(personSchema, row);
  return defined({ zone, locale, checked: checkedBy === undefined ? undefined : (true as const) });
}

async function sayShown(
  { directory }: Needs,
  { at, actor, fact }: AuditEntry,
): Promise<ShownOfMine> {
  const person = parsePersonId(actor);
  const by = person === undefined ? actor : await readName(directory, person);
  return { at, by, action: fact.action };
}
