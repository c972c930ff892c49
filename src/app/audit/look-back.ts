// `/audit`: who saw which code of whom, when, why, how the caller was verified and who agreed, the newest first. For auditors and
// the security team; to everybody else it is not there.
import type { AuditEntry, AuditFact } from '../../domain/audit/entry.js';
import { beginsRequest, handsOut, peopleIn, tellStory } from '../../domain/audit/story.js';
import type { Story } from '../../domain/audit/story.js';
import { defined } from '../../domain/defined.js';
import type { Instant, PersonId } from '../../domain/ids.js';
import { ok, refused } from '../../domain/outcome.js';
import { knownZone } from '../../domain/time/known-zone.js';
import { betweenOf } from '../../domain/time/past-range.js';
import type { Between } from '../../domain/time/past-range.js';
import type { Deps } from '../deps.js';
import { findPerson, mention } from '../looking/find-person.js';
import { findToken } from '../looking/find-token.js';
import { withKnownOwners } from '../looking/known-owners.js';
import { readZone } from '../looking/read-zone.js';
import { roleLookup } from '../looking/role-lookup.js';
import type { Actor, Typed } from '../looking/who.js';
import type { Person } from '../../ports/directory.js';
import { EntriesBack } from './entries-back.js';
import type { Followed } from './entries-back.js';
import type { LookBack, LookBackRefusal, LookedBack, LookingBack } from './look-back-answers.js';
import { lookedEvent, lookedStory } from './looked-lines.js';
import { isWorthALine } from './worth-a-line.js';

type Needs = Pick<Deps, 'store' | 'tenantId' | 'directory' | 'policy' | 'clock'>;

/** What one card holds. */
const ITEMS_A_PAGE = 5;
/** Entries that one look goes back; behind these a button goes on. */
const LOOKED_AT_ONCE = 4_000;

/** Throws `StoreUnavailable` and `DirectoryUnavailable`. */
export function lookBack(deps: Needs): LookingBack {
  return async ({ personId }, typed) => {
    if (!(await isAuditor(deps, personId))) return refused({ code: 'NOT_AN_AUDITOR' });
    const known = { ...deps, directory: withKnownOwners(deps) };
    const who = await findWhom(known, typed);
    if ('code' in who) return refused(who);
    const between = await readBetween(deps, personId, typed);
    const looked = { ...defined({ whom: who.person?.id }), between, releases: typed.releases };
    const page = await lookOnce(known, looked, typed.before);
    const items = await Promise.all(page.items.map(async (one) => say(known, one)));
    const whom = who.person && mention(who.person);
    return ok({ items, between, ...defined({ whom, lookedTo: page.lookedTo, next: page.next }) });
  };
}

/** Throws `DirectoryUnavailable`. */
export function mayLookBack(deps: Pick<Deps, 'directory' | 'policy' | 'strangers'>) {
  return async ({ personId }: Actor): Promise<boolean> => {
    if (deps.strangers.isShut(personId, 'look-back')) return false;
    const may = await isAuditor(deps, personId);
    if (!may) deps.strangers.spend(personId, 'look-back');
    return may;
  };
}

async function isAuditor(
  { directory, policy }: Pick<Deps, 'directory' | 'policy'>,
  person: PersonId,
): Promise<boolean> {
  const roles = await roleLookup(directory, policy())(person);
  return roles.includes('auditor') || roles.includes('security');
}

/** Nobody where everybody is meant. Words behind the name are no reason here: what cannot be read is said. */
async function findWhom(
  { directory }: Needs,
  typed: Typed<LookBack>,
): Promise<{ readonly person?: Person } | LookBackRefusal> {
  const nobody = typed.typedName === '' && typed.person === undefined;
  const found = nobody ? undefined : await findPerson(directory, typed);
  if (found !== undefined && 'code' in found) return found;
  const { unread } = found?.said ?? typed;
  if (unread !== undefined) return { code: 'RANGE_UNREADABLE', typed: unread };
  return defined({ person: found?.person });
}

/** By the clocks where whoever asks was last seen. */
async function readBetween(
  deps: Needs,
  reader: PersonId,
  { range, between = {} }: LookBack,
): Promise<Between> {
  if (range === undefined) return between;
  const zone = knownZone(await readZone(deps, reader));
  return betweenOf(range, deps.clock.now(), zone ?? 'UTC');
}

type Looked = {
  readonly whom?: PersonId;
  readonly between: Between;
  readonly releases: boolean;
};
type Item =
  | { readonly kind: 'story'; readonly seq: number; readonly story: Story }
  | {
      readonly kind: 'event';
      readonly seq: number;
      readonly entry: AuditEntry;
      readonly ownerId?: PersonId;
    };
type Page = {
  readonly items: readonly Item[];
  readonly next?: number;
  readonly lookedTo?: Instant;
};

async function lookOnce(deps: Needs, looked: Looked, before?: number): Promise<Page> {
  const entries = new EntriesBack(deps);
  const from = Math.min(before ?? Infinity, (await entries.last()) + 1);
  const items: Item[] = [];
  for await (const page of entries.before(from)) {
    const oldest = page.at(-1);
    if (oldest === undefined) continue;
    items.push(...(await itemsOf(deps, entries, { page, looked })));
    const full = items[ITEMS_A_PAGE - 1];
    if (full !== undefined) {
      return { items: items.slice(0, ITEMS_A_PAGE), ...(full.seq > 1 ? { next: full.seq } : {}) };
    }
    const { from: since } = looked.between;
    if (since !== undefined && oldest.at < since) return { items };
    if (from - oldest.seq >= LOOKED_AT_ONCE) {
      return { items, next: oldest.seq, lookedTo: oldest.at };
    }
  }
  return { items };
}

async function itemsOf(
  deps: Needs,
  entries: EntriesBack,
  { page, looked }: { readonly page: readonly AuditEntry[]; readonly looked: Looked },
): Promise<readonly Item[]> {
  const within = page.filter(({ at }) => isWithin(looked.between, at));
  const wanted = within.filter(looked.releases ? handsOut : ({ fact }) => beginsRequest(fact));
  const begun = looked.releases ? await entries.beginnings(wanted) : wanted;
  const followed = await entries.follow(begun, Math.max(...wanted.map(({ seq }) => seq)));
  const of = { followed, looked };
  const items = await Promise.all(
    (looked.releases ? wanted : within).map(async (entry) => itemOf(deps, entry, of)),
  );
  return items.filter((one) => one !== undefined);
}

type Among = { readonly followed: Followed; readonly looked: Looked };

async function itemOf(
  deps: Needs,
  entry: AuditEntry,
  { followed, looked }: Among,
): Promise<Item | undefined> {
  const { seq, requestId, fact } = entry;
  if (requestId === undefined) return eventOf(deps, entry, looked);
  if (!looked.releases && !beginsRequest(fact)) return undefined;
  const story = tellStory(followed.of.get(requestId) ?? [], followed.isWhole);
  // What was disclosed is told, however far back it was asked for.
  if (story === undefined) return eventOf(deps, entry, looked);
  const isHere = seq === (looked.releases ? story.handedOut : story.seq);
  return isHere && isMeant(story, looked) ? { kind: 'story', seq, story } : undefined;
}

async function eventOf(
  deps: Needs,
  entry: AuditEntry,
  { whom, releases }: Looked,
): Promise<Item | undefined> {
  if (!releases && !isWorthALine(entry.fact)) return undefined;
  const ownerId = ownerIn(entry.fact) ?? (await ownerOfToken(deps, entry));
  if (whom !== undefined && ownerId !== whom && !peopleIn(entry).has(whom)) return undefined;
  return { kind: 'event', seq: entry.seq, entry, ...defined({ ownerId }) };
}

/** Whom somebody is looked for in: as account owner, or as anybody who had a part in it. */
function isMeant({ entries }: Story, { whom }: Looked): boolean {
  return whom === undefined || entries.some((entry) => peopleIn(entry).has(whom));
}

function isWithin({ from, until }: Between, at: Instant): boolean {
  return (from === undefined || at >= from) && (until === undefined || at < until);
}

function ownerIn(fact: AuditFact): PersonId | undefined {
  return 'ownerId' in fact ? fact.ownerId : undefined;
}

async function ownerOfToken(deps: Needs, { tokenId }: AuditEntry): Promise<PersonId | undefined> {
  return tokenId === undefined ? undefined : (await findToken(deps, tokenId))?.ownerId;
}

async function say(deps: Needs, item: Item): Promise<LookedBack['items'][number]> {
  return item.kind === 'story'
    ? lookedStory(deps, item.story)
    : lookedEvent(deps, item.entry, item.ownerId);
}
