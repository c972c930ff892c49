// An entry of a log as one row of plain cells, for sheets and for tables of others: what people look for has a column of its own, and
// whatever else the fact says is JSON in the last one. Whose names are known is the reader's to say: an entry has ids alone.
import type { PersonId, TokenId } from '../ids.js';
import { parsePersonId } from '../ids.js';
import { canonicalJson } from './canonical-json.js';
import { detailOf, typedIn } from './detail-of.js';
import type { AuditAction, AuditEntry } from './entry.js';

/** An entry, and of which log: its origin, as checkpoints name it. */
export type EntryOfLog = AuditEntry & { readonly origin: string };

/** How somebody is called now. */
export type CalledNow = { readonly displayName: string; readonly userPrincipalName: string };

/** What an entry's reader knows beside it: as far as it is known, and as it is now. */
export type Beside = {
  readonly nameOf: (person: PersonId) => CalledNow | undefined;
  readonly ownerOf: (token: TokenId) => PersonId | undefined;
};

/** In the order in which they stand in a sheet. */
export const FLAT_COLUMNS = [
  'log',
  'entry',
  'timeUtc',
  'action',
  'detail',
  'actor',
  'actorName',
  'owner',
  'ownerName',
  'request',
  'token',
  'step',
  'refusal',
  'text',
  'policy',
  'more',
] as const;
type FlatColumn = (typeof FLAT_COLUMNS)[number];

/** Each cell as it is read; empty where the entry has nothing for it. `timeUtc`: `2026-11-28T09:30:05.123Z`. */
export type FlatEntry = Readonly<Record<FlatColumn, string>>;

export function flatEntry(entry: EntryOfLog, beside: Beside): FlatEntry {
  const { fact, origin, seq, at, actor, requestId = '', tokenId = '', policy } = entry;
  const owner = ownerIn(entry, beside);
  return {
    log: origin,
    entry: String(seq),
    timeUtc: new Date(at).toISOString(),
    action: fact.action,
    detail: detailOf(fact) ?? '',
    actor,
    actorName: nameOf(parsePersonId(actor), beside),
    owner: owner ?? '',
    ownerName: nameOf(owner, beside),
    request: requestId,
    token: tokenId,
    step: 'step' in fact ? String(fact.step) : '',
    refusal: refusalIn(fact) ?? '',
    text: typedIn(fact) ?? '',
    policy,
    more: moreOf(fact),
  };
}

type Whose = {
  readonly fact: {
    readonly action: AuditAction;
    readonly ownerId?: PersonId;
    readonly personId?: PersonId;
  };
  readonly tokenId?: TokenId;
};

/** Whose token or request it is, or who is erased: as the entry says it, else as an earlier one did. */
export function ownerIn({ fact, tokenId }: Whose, { ownerOf }: Beside): PersonId | undefined {
  const said = fact.ownerId ?? fact.personId;
  return said === undefined && tokenId !== undefined ? ownerOf(tokenId) : said;
}

type Failing = {
  readonly action: AuditAction;
  readonly refusal?: string;
  readonly cause?: string;
};

/** Why something was refused or failed, by our own code. */
export function refusalIn({ refusal, cause }: Failing): string | undefined {
  return refusal ?? cause;
}

function nameOf(person: PersonId | undefined, beside: Beside): string {
  const called = person === undefined ? undefined : beside.nameOf(person);
  return called === undefined ? '' : `${called.displayName} (${called.userPrincipalName})`;
}

const OWN_COLUMN = [
  'action',
  'ownerId',
  'personId',
  'step',
  'refusal',
  'cause',
  'reason',
  'note',
  'change',
  'disclosure',
  'report',
];

function moreOf(fact: AuditEntry['fact']): string {
  const rest = Object.entries(fact).filter(([key]) => !OWN_COLUMN.includes(key));
  return rest.length === 0 ? '' : canonicalJson(Object.fromEntries(rest));
}
