// One look at the audit from a place backwards: what is meant of it, until a page is full, or so much was read that a button goes on.
import type { AuditEntry, AuditFact } from '../../domain/audit/entry.js';
import { beginsRequest, handsOut, peopleIn, tellStory } from '../../domain/audit/story.js';
import type { Story, StoryOutcome } from '../../domain/audit/story.js';
import { defined } from '../../domain/defined.js';
import type { Instant, PersonId } from '../../domain/ids.js';
import type { Between } from '../../domain/time/past-range.js';
import type { Deps } from '../deps.js';
import { findToken } from '../looking/find-token.js';
import { EntriesBack } from './entries-back.js';
import type { Followed } from './entries-back.js';
import { isWorthALine } from './worth-a-line.js';

type Needs = Pick<Deps, 'store' | 'tenantId'>;

/** What one card holds. */
const ITEMS_A_PAGE = 5;
/** Entries that one look goes back; behind these a button goes on. */
const LOOKED_AT_ONCE = 2_000;

export type Looked = {
  readonly whom?: PersonId;
  readonly between: Between;
  readonly releases: boolean;
  /** Only requests that came to this. */
  readonly outcome?: StoryOutcome;
};
export type Item =
  | { readonly kind: 'story'; readonly seq: number; readonly story: Story }
  | {
      readonly kind: 'event';
      readonly seq: number;
      readonly entry: AuditEntry;
      readonly ownerId?: PersonId;
    };
export type Page = {
  readonly items: readonly Item[];
  readonly next?: number;
  readonly lookedTo?: Instant;
};

/** Behind the number, where one is given. Throws `StoreUnavailable`. */
export async function lookOnce(deps: Needs, looked: Looked, before?: number): Promise<Page> {
  const entries = new EntriesBack(deps);
  const from = await entries.startOf({ before, until: looked.between.until });
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
    if (from - oldest.seq >= LOOKED_AT_ONCE || entries.isSpent) {
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
  const isHere = seq === (looked.releases ? story.handedOut?.seq : story.seq);
  return isHere && isMeant(story, looked) ? { kind: 'story', seq, story } : undefined;
}

async function eventOf(
  deps: Needs,
  entry: AuditEntry,
  { whom, releases, outcome }: Looked,
): Promise<Item | undefined> {
  if (outcome !== undefined || (!releases && !isWorthALine(entry.fact))) return undefined;
  const ownerId = ownerIn(entry.fact) ?? (await ownerOfToken(deps, entry));
  if (whom !== undefined && ownerId !== whom && !peopleIn(entry).has(whom)) return undefined;
  return { kind: 'event', seq: entry.seq, entry, ...defined({ ownerId }) };
}

/** Whom somebody is looked for in: as account owner, or as anybody who had a part in it. */
function isMeant(story: Story, { whom, outcome }: Looked): boolean {
  if (outcome !== undefined && story.outcome !== outcome) return false;
  return whom === undefined || story.entries.some((entry) => peopleIn(entry).has(whom));
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
