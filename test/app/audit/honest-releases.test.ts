// Honest releases, as many as a big tenant has in years, with the logs that Key Vault and Entra would have of them, clocks that wander,
// clients that try again, people who are slow: nothing is found. And one theft among them is.
import { beforeAll, expect, test } from '@jest/globals';
import { gatherCodes } from '../../../src/app/audit/audited-codes.js';
import { gatherReads } from '../../../src/app/audit/audited-reads.js';
import { logPuts } from '../../../src/app/commit/rows/audit-rows.js';
import { readIdOfReserved } from '../../../src/domain/audit/read-id.js';
import type { AuditDraft } from '../../../src/domain/audit/entry.js';
import { EMPTY_LOG } from '../../../src/domain/audit/log.js';
import type { LogHead } from '../../../src/domain/audit/log.js';
import {
  instant,
  parsePersonId,
  parseRequestId,
  parseTokenId,
  step,
} from '../../../src/domain/ids.js';
import type { Instant, PersonId } from '../../../src/domain/ids.js';
import { reconcileSignIns } from '../../../src/domain/reconcile/sign-in-reads.js';
import type { SignIn } from '../../../src/domain/reconcile/sign-in.js';
import { reconcileVault } from '../../../src/domain/reconcile/vault-reads.js';
import type { VaultCall } from '../../../src/domain/reconcile/vault-call.js';
import { FakeRandom } from '../../fakes/fake-random.js';
import { MemoryStore } from '../../fakes/memory-store.js';
import { SEED } from '../../seed.js';
import { isOn } from '../../../scripts/environment.mjs';
import { Dice } from '../dice.js';
import { must, openTrial, PEOPLE, TENANT } from '../trial.js';
import type { Trial } from '../trial.js';

const RELEASES = isOn(process.env, 'HEAVY') ? 10_000 : 150;
const EACH = 5;
const BEGUN = Date.UTC(2026, 0, 5, 8);
const dice = new Dice(SEED);
const random = new FakeRandom('honest');

let deps: Trial['deps'];
const calls: VaultCall[] = [];
const signIns: SignIn[] = [];

const ownerOf = (at: number): PersonId =>
  must(
    parsePersonId(
      `7e57ab1e-0000-4000-8000-${String(100_000 + Math.floor(at / EACH)).padStart(12, '0')}`,
    ),
  );
const tokenOf = (at: number) =>
  must(parseTokenId(`token-${String(Math.floor(at / EACH)).padStart(8, '0')}`));

/** One release from its asking to its report, and what the others note of it. */
function draftsOf(at: number, now: Instant): readonly AuditDraft[] {
  const requestId = must(parseRequestId(`request-${String(at).padStart(8, '0')}`));
  const [tokenId, ownerId] = [tokenOf(at), ownerOf(at)];
  const given = step(Math.floor(now / 30_000) + 1);
  const window = { worksFrom: now, worksUntil: now, reservedAt: now };
  const read = readIdOfReserved(requestId, { ...window, step: given });
  const common = { actor: PEOPLE.alex, tokenId, policy: 'v1' };
  const first = at % EACH === 0;
  const shownAt = instant(now + 100 + dice.below(900));
  note({ read, now, secret: `seed-${tokenId}`, ownerId, shownAt, at });
  return [
    ...(first
      ? [
          {
            ...common,
            at: now,
            fact: { action: 'token.capturing', ownerId, fingerprint: 'f', overruled: [] },
          } as const,
        ]
      : []),
    ...(first
      ? [
          {
            ...common,
            at: now,
            fact: { action: 'token.changed', change: 'accept', from: 'captured', to: 'enrolled' },
          } as const,
        ]
      : []),
    { ...common, at: now, requestId, read, fact: { action: 'release.intended', step: given } },
    { ...common, at: shownAt, requestId, fact: { action: 'release.handed-out', step: given } },
    {
      ...common,
      at: shownAt,
      requestId,
      fact: { action: 'code.reported', step: given, report: 'worked' },
    },
  ];
}

type Noted = {
  readonly read: string;
  readonly now: number;
  readonly secret: string;
  readonly ownerId: PersonId;
  readonly shownAt: number;
  readonly at: number;
};

function note({ read, now, secret, ownerId, shownAt, at }: Noted): void {
  // The clocks wander by some seconds.
  const call = { operation: 'SecretGet', called: read, secret, done: true };
  const tries = dice.happens(0.02) ? 1 + dice.below(2) : 0;
  const clock = dice.below(2_000) - 1_000;
  for (let tried = 0; tried <= tries; tried += 1) {
    calls.push({ ...call, at: instant(now + clock + 400 * tried + dice.below(300)) });
  }
  // A code one step ahead, of ±2 steps, works for at least ninety seconds.
  const typed = shownAt + 1_500 + dice.below(80_000) + dice.below(2_000) - 1_000;
  signIns.push({
    id: `sign-in-${at}`,
    at: instant(typed),
    exact: dice.happens(0.8),
    userId: ownerId,
  });
}

beforeAll(async () => {
  const store = new MemoryStore();
  let head: LogHead = EMPTY_LOG;
  let now = BEGUN;
  for (let at = 0; at < RELEASES; at += 1) {
    now += 600_000 + dice.below(1_200_000);
    const puts = logPuts('audit', { head, drafts: draftsOf(at, instant(now)) }, () =>
      random.bytes(16),
    );
    head = puts[0]?.value as LogHead;
    const kept = await store.get(TENANT, must(puts[0]).row);
    await store.commit(TENANT, [
      ...puts.map(({ row, value }) =>
        row === must(puts[0]).row && kept !== undefined
          ? ({ kind: 'replace', row, value, etag: kept.etag } as const)
          : ({ kind: 'insert', row, value } as const),
      ),
    ]);
  }
  const trial = await openTrial();
  deps = { ...trial.deps, store };
});

const spans = () => [{ from: instant(BEGUN - 1), until: instant(must(signIns.at(-1)).at) }];

test('nothing is found in Key Vault’s log, and one reading of somebody else’s is', async () => {
  const audited = await gatherReads(deps, () => undefined);
  const found = reconcileVault(calls, audited);
  expect(found).toMatchObject({ strange: [], missing: [], matched: calls.length, before: 0 });
  const one = must(calls[dice.below(calls.length)]);
  const stolen = { ...one, called: 'theirs', at: instant(one.at + 7) };
  expect(reconcileVault([...calls, stolen], audited).strange).toEqual([
    { why: 'unknown', call: stolen },
  ]);
});

test('nothing is found in Entra’s log, and one sign-in of somebody else’s is', async () => {
  const audited = await gatherCodes(deps, () => undefined);
  const held = { ...audited, spans: spans(), slackMs: 35_000 };
  const found = reconcileSignIns(signIns, held);
  expect(found).toMatchObject({
    strange: [],
    unused: [],
    uncovered: [],
    matched: RELEASES,
    clockMs: 0,
  });
  const one = must(signIns[dice.below(RELEASES)]);
  const stolen = { ...one, id: 'theirs', exact: true, at: instant(one.at + 200_000) };
  const { strange } = reconcileSignIns([...signIns, stolen], held);
  expect(strange.map(({ signIn }) => signIn)).toEqual([stolen]);
});
