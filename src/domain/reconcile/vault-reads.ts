// Key Vault's own log against the audit: each secret that was read is one reading that the audit names, by the client's request id that was
// chosen before. What nobody named was read by somebody else.
import type { Instant, RequestId, TokenId } from '../ids.js';
import { middleOf, mostOf } from './middle.js';
import type { VaultCall } from './vault-call.js';

/** A reading that the audit names. */
export type NamedRead = {
  readonly called: string;
  readonly at: Instant;
  readonly log: string;
  readonly entry: number;
  readonly action: string;
  readonly tokenId?: TokenId;
  readonly requestId?: RequestId;
  /** The audit says that the vault has answered. */
  readonly answered: boolean;
};

export type AuditedReads = {
  /** In order; the same name may stand several times. */
  readonly named: readonly NamedRead[];
  /** Keys of backups by their names, and when each was made. */
  readonly backups: readonly { readonly secret: string; readonly at: Instant }[];
  readonly restoredAt: readonly Instant[];
};

/**
 * - `unknown`: no entry names it.
 * - `used-again`: named, and read long before or after, or more often than a client of ours tries.
 * - `other-caller`, `other-secret`: named, and read by somebody else, or another secret under that name.
 * - `taken-whole`: the secret was copied as the vault's own backup, which the bridge never does.
 */
export type WhyStranger =
  'unknown' | 'used-again' | 'other-caller' | 'other-secret' | 'taken-whole';
export type StrangeRead = { readonly why: WhyStranger; readonly call: VaultCall };

export type VaultReconciled = {
  readonly strange: readonly StrangeRead[];
  /** Named, answered, within what the files span, and in no file. */
  readonly missing: readonly NamedRead[];
  readonly matched: number;
  /** More than one call under one name, as a client's tries are. */
  readonly retried: number;
  /** Of secrets that hold nobody's seed, of the doctor and of rehearsals. */
  readonly nobodys: number;
  /** Keys of backups, when they were made or restored. */
  readonly ofBackups: number;
  /** Readings from before the audit named any. */
  readonly before: number;
  /** Readings that the vault refused, or that found nothing. */
  readonly refused: number;
  /** Calls of other kinds. */
  readonly other: number;
  /** The same call in another file. */
  readonly twice: number;
  /** By how much the vault's clock is before ours. */
  readonly clockMs: number;
};

const MINUTE_MS = 60_000;
/** Beyond the clocks' own difference. */
const NEAR_MS = 5 * MINUTE_MS;
const RESTORES_WITHIN_MS = 60 * MINUTE_MS;
/** A call and two tries more; what is put is read twice. */
const TRIES = 3;
const TRIES_OF_PUT = 2 * TRIES;
const OF_NOBODY = /^(?:doctor|rehearsal)-/;
const OF_BACKUP = 'backup-';

export function reconcileVault(
  calls: readonly VaultCall[],
  audited: AuditedReads,
): VaultReconciled {
  const once = withoutTwice(calls);
  const reads = once.filter(({ operation }) => operation === 'SecretGet');
  const done = reads.filter((call) => call.done);
  const seeds = done.filter(
    ({ secret }) => !OF_NOBODY.test(secret) && !secret.startsWith(OF_BACKUP),
  );
  const judge = new Judge(seeds, audited);
  const judged = seeds.map((call) => ({ call, why: judge.judge(call) }));
  const backups = done.filter(({ secret }) => secret.startsWith(OF_BACKUP));
  const known = backups.filter((call) => isOfBackup(call, audited, judge.clockMs));
  const strange = [
    ...judged.flatMap(({ call, why }) => (isStrange(why) ? [{ why, call }] : [])),
    ...backups.filter((call) => !known.includes(call)).map(unknown),
    ...once
      .filter((call) => call.operation === 'SecretBackup' && call.done)
      .map((call) => ({ why: 'taken-whole', call }) as const),
  ];
  return {
    strange: strange.sort((one, other) => one.call.at - other.call.at),
    missing: missingFrom(once, audited, judge.clockMs),
    matched: judged.filter(({ why }) => why === 'matched').length,
    retried: judge.retried,
    nobodys: done.filter(({ secret }) => OF_NOBODY.test(secret)).length,
    ofBackups: known.length,
    before: judged.filter(({ why }) => why === 'before').length,
    refused: reads.length - done.length,
    other: once.length - reads.length,
    twice: calls.length - once.length,
    clockMs: judge.clockMs,
  };
}

function isStrange(why: WhyStranger | 'matched' | 'before'): why is WhyStranger {
  return why !== 'matched' && why !== 'before';
}

function unknown(call: VaultCall): StrangeRead {
  return { why: 'unknown', call };
}

/** Files may overlap. */
function withoutTwice(calls: readonly VaultCall[]): readonly VaultCall[] {
  const seen = new Set<string>();
  return calls.filter(({ at, operation, called, secret, done, address }) => {
    const key = [at, operation, called, secret, done, address].join('|');
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

class Judge {
  readonly clockMs: number;
  retried = 0;
  readonly #named = new Map<string, NamedRead[]>();
  readonly #counts = new Map<string, number>();
  readonly #secrets = new Map<TokenId, string>();
  readonly #caller: string | undefined;
  readonly #since: number;

  constructor(reads: readonly VaultCall[], { named }: AuditedReads) {
    for (const one of named) {
      this.#named.set(one.called, [...(this.#named.get(one.called) ?? []), one]);
    }
    this.#since = Math.min(...named.slice(0, 1).map(({ at }) => at), Infinity);
    const ours = reads.flatMap((call) => {
      const entry = this.#named.get(call.called)?.[0];
      return entry === undefined ? [] : [{ call, entry }];
    });
    this.clockMs = middleOf(ours.map(({ call, entry }) => call.at - entry.at));
    this.#caller = mostOf(ours.flatMap(({ call }) => call.caller ?? []));
    const secrets = new Map<TokenId, string[]>();
    for (const { call, entry } of ours) {
      const { tokenId } = entry;
      if (tokenId !== undefined)
        secrets.set(tokenId, [...(secrets.get(tokenId) ?? []), call.secret]);
    }
    for (const [tokenId, read] of secrets) this.#secrets.set(tokenId, mostOf(read) ?? '');
  }

  judge(call: VaultCall): WhyStranger | 'matched' | 'before' {
    const entries = this.#named.get(call.called) ?? [];
    const [first] = entries;
    if (first === undefined) return call.at - this.clockMs < this.#since ? 'before' : 'unknown';
    if (this.#isOfAnother(call)) return 'other-caller';
    if (first.tokenId !== undefined && this.#secrets.get(first.tokenId) !== call.secret) {
      return 'other-secret';
    }
    return this.#isTried(call, entries) ? 'matched' : 'used-again';
  }

  #isOfAnother({ caller }: VaultCall): boolean {
    return this.#caller !== undefined && caller !== undefined && caller !== this.#caller;
  }

  /** As often as a client tries, about when it is in the audit. */
  #isTried({ at, called }: VaultCall, entries: readonly NamedRead[]): boolean {
    const isNear = entries.some((entry) => Math.abs(at - this.clockMs - entry.at) <= NEAR_MS);
    const count = (this.#counts.get(called) ?? 0) + 1;
    this.#counts.set(called, count);
    const isPut = entries.some(({ action }) => action === 'token.capturing');
    if (!isNear || count > entries.length * (isPut ? TRIES_OF_PUT : TRIES)) return false;
    if (count > entries.length) this.retried += 1;
    return true;
  }
}

/** It is put, and looked at, just before it is in the audit; and read when it is restored. */
function isOfBackup(
  { secret, at }: VaultCall,
  { backups, restoredAt }: AuditedReads,
  clockMs: number,
): boolean {
  const ours = at - clockMs;
  return (
    backups.some((one) => one.secret === secret && Math.abs(ours - one.at) <= NEAR_MS) ||
    restoredAt.some(
      (restored) => restored >= ours - NEAR_MS && restored - ours <= RESTORES_WITHIN_MS,
    )
  );
}

function missingFrom(
  calls: readonly VaultCall[],
  { named }: AuditedReads,
  clockMs: number,
): readonly NamedRead[] {
  const times = calls.map(({ at }) => at - clockMs);
  const from = times.reduce((least, at) => Math.min(least, at), Infinity);
  const until = times.reduce((most, at) => Math.max(most, at), -Infinity);
  const there = new Set(calls.map(({ called }) => called));
  const missing = named.filter(
    ({ called, at, answered }) => answered && !there.has(called) && at >= from && at <= until,
  );
  return [...new Map(missing.map((one) => [one.called, one])).values()];
}
