// What the audit says of codes that were shown and of tokens in the mail, gathered once through it, to be held against Entra's sign-ins.
import type { EntryOfLog } from '../../domain/audit/flat-entry.js';
import { ownerIn } from '../../domain/audit/flat-entry.js';
import type { Instant, PersonId, Step, TokenId } from '../../domain/ids.js';
import { acceptedWindow } from '../../domain/otp/verifier-profile.js';
import type { AuditedCodes, InMail, Released } from '../../domain/reconcile/sign-in-reads.js';
import type { Deps } from '../deps.js';
import { findToken } from '../looking/find-token.js';
import { everyEntry } from './audited-reads.js';

type Needs = Pick<Deps, 'store' | 'tenantId' | 'policy' | 'directory'>;

/** Of a token whose row is gone: what Entra's software method has. */
const PERIOD_SECONDS = 30;

/** Throws `StoreUnavailable` and `DirectoryUnavailable`. */
export async function gatherCodes(
  deps: Needs,
  progress: (done: number, of: number) => void,
): Promise<AuditedCodes & { readonly names: ReadonlyMap<PersonId, string> }> {
  const gathering = new Gathering();
  await everyEntry(deps, progress, (entry) => {
    gathering.add(entry);
  });
  const { mails, shown } = gathering;
  const names = new Map<PersonId, string>();
  for (const ownerId of new Set(mails.map((mail) => mail.ownerId))) {
    const owner = await deps.directory.person(ownerId);
    if (owner !== undefined) names.set(ownerId, owner.userPrincipalName);
  }
  const ids = new Map([...names].map(([id, name]) => [name.toLowerCase(), id]));
  const releases = await withWindows(deps, shown);
  return { mails, releases, ids, names };
}

type Shown = Omit<Released, 'from' | 'until'> & { readonly step: Step };

async function withWindows(deps: Needs, shown: readonly Shown[]): Promise<readonly Released[]> {
  const { profile } = deps.policy();
  const periods = new Map<TokenId, number>();
  for (const tokenId of new Set(shown.map((one) => one.tokenId))) {
    const token = await findToken(deps, tokenId);
    periods.set(tokenId, token?.parameters.periodSeconds ?? PERIOD_SECONDS);
  }
  return shown.map(({ step, ...one }) => {
    const periodSeconds = periods.get(one.tokenId) ?? PERIOD_SECONDS;
    return { ...one, ...acceptedWindow({ step, periodSeconds, profile }) };
  });
}

class Gathering {
  readonly #begun = new Map<TokenId, Instant>();
  readonly #mails = new Map<TokenId, InMail>();
  readonly #owners = new Map<TokenId, PersonId>();
  readonly #shown = new Map<string, Shown>();

  get mails(): readonly InMail[] {
    return [...this.#mails.values()];
  }

  get shown(): readonly Shown[] {
    return [...this.#shown.values()];
  }

  add(entry: EntryOfLog): void {
    const { tokenId, fact, at } = entry;
    if (tokenId === undefined) return;
    if (begins(fact) && !this.#begun.has(tokenId)) this.#begun.set(tokenId, at);
    const ownerOf = (id: TokenId): PersonId | undefined => this.#owners.get(id);
    const ownerId = ownerIn(entry, { nameOf: () => undefined, ownerOf });
    if (ownerId === undefined) return;
    this.#owners.set(tokenId, ownerId);
    this.#follow(entry, { tokenId, ownerId });
    this.#addCode(entry, { tokenId, ownerId });
  }

  /** Of a sample the audit says whose it is when it is first asked for. */
  #follow({ fact, at: until }: EntryOfLog, of: Pick<InMail, 'tokenId' | 'ownerId'>): void {
    const { tokenId } = of;
    const from = this.#begun.get(tokenId);
    if (from === undefined) return;
    const there = this.#mails.get(tokenId) ?? { ...of, from };
    const isEnd = there.until === undefined && ends(fact);
    this.#mails.set(tokenId, isEnd ? { ...there, until } : there);
  }

  #addCode(entry: EntryOfLog, of: Pick<InMail, 'tokenId' | 'ownerId'>): void {
    const { fact, requestId, at: shownAt, origin: log, seq } = entry;
    if (requestId === undefined || !('step' in fact)) return;
    const key = `${requestId}|${fact.step}`;
    const there = this.#shown.get(key);
    if (fact.action === 'release.handed-out') {
      const at = { requestId, log, entry: seq, shownAt, step: fact.step, notUsed: false };
      this.#shown.set(key, { ...of, ...at });
    }
    if (fact.action === 'code.reported' && fact.report !== 'worked' && there !== undefined) {
      this.#shown.set(key, { ...there, notUsed: true });
    }
  }
}

type Fact = EntryOfLog['fact'];

function begins(fact: Fact): boolean {
  if (fact.action === 'token.changed') return fact.change === 'accept';
  return fact.action === 'token.imported' || fact.action === 'token.sample-enrolled';
}

const ENDED: readonly string[] = ['delivered', 'lost', 'cancelled', 'replaced', 'compromised'];

/** Where the whole seed was taken out in a file, others have it by right. */
function ends(fact: Fact): boolean {
  if (fact.action === 'token.changed') return ENDED.includes(fact.to);
  return (
    fact.action === 'seed-export.handed-out' ||
    fact.action === 'token.replaced' ||
    fact.action === 'token.compromised'
  );
}
