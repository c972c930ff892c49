// What must hold of three instances together (DESIGN §3), read from the table they share and from what people saw.
import { expect } from '@jest/globals';
import { OUTBOX, outboxDue, requestRow } from '../../../src/app/commit/rows/names.js';
import { requestSchema } from '../../../src/app/commit/rows/request-row.js';
import type { AuditEntry } from '../../../src/domain/audit/entry.js';
import { instant, parseRequestId } from '../../../src/domain/ids.js';
import { DEFAULT_PARAMETERS } from '../../../src/domain/otp/parameters.js';
import { isOpen } from '../../../src/domain/release/request.js';
import type { Store } from '../../../src/ports/store.js';
import { must, TENANT } from '../../app/trial.js';
import { independentCode } from '../../domain/otp/independent-code.js';
import type { ConnectorFake } from '../../fakes/connector-fake.js';
import { textOf } from '../../fakes/shown-card.js';
import type { Crowd } from './crowd.js';
import type { Lived } from './live-request.js';

type Fact<A> = Extract<AuditEntry['fact'], { readonly action: A }>;
export type Entry<A> = AuditEntry & { readonly fact: Fact<A> };

export function of<A extends AuditEntry['fact']['action']>(
  audit: readonly AuditEntry[],
  action: A,
): readonly Entry<A>[] {
  return audit.filter((entry): entry is Entry<A> => entry.fact.action === action);
}

/** Each was opened once, approved by the two, and gave one code: the one that its step makes. */
export function assertEachOnce(
  lived: readonly Lived[],
  audit: readonly AuditEntry[],
  crowd: Crowd,
): void {
  const created = of(audit, 'request.created');
  expect(created.map(({ requestId }) => requestId).sort()).toEqual(
    lived.map(({ requestId }) => requestId).sort(),
  );
  const approvers = crowd.approvers.map(({ id }) => id).sort();
  for (const { requestId, owner, seen } of lived) {
    const mine = audit.filter((entry) => entry.requestId === requestId);
    const by = of(mine, 'approval.given').map(({ fact }) => fact.by);
    expect([...by].sort()).toEqual(approvers);
    const [given, ...more] = of(mine, 'release.handed-out');
    expect(more).toEqual([]);
    const { step } = must(given).fact;
    expect(new Set(seen)).toEqual(new Set([independentCode(owner.key, step, DEFAULT_PARAMETERS)]));
    const lastYes = Math.max(...of(mine, 'approval.given').map(({ seq }) => seq));
    const first = Math.min(...of(mine, 'release.intended').map(({ seq }) => seq));
    expect(first).toBeGreaterThan(lastYes);
  }
}

/** Of each seed every step once, and each later than the one before. */
export function assertStepsRise(audit: readonly AuditEntry[], crowd: Crowd): void {
  for (const { person } of crowd.owners) {
    const mine = audit.filter(({ tokenId }) => tokenId === `sample-of-${person.surname}`);
    const intended = of(mine, 'release.intended').map(({ fact }) => fact.step);
    expect(intended).toEqual([...new Set(intended)].sort((a, b) => a - b));
    const handedOut = of(mine, 'release.handed-out').map(({ fact }) => fact.step);
    expect(handedOut).toEqual([...new Set(handedOut)].sort((a, b) => a - b));
  }
}

/** Nothing is left to be told, and nothing was given up on. */
export async function isAllTold(store: Store): Promise<boolean> {
  const lanes = outboxDue(instant(Date.now()));
  const pages = await Promise.all(
    lanes.map(async (lane) => store.list(TENANT, { ...lane, limit: 1 })),
  );
  const rows = pages.flatMap((page) => page.rows);
  return rows.length === 0;
}

export async function openOnes(store: Store, lived: readonly Lived[]): Promise<readonly string[]> {
  const open: string[] = [];
  for (const { requestId } of lived) {
    const id = must(parseRequestId(requestId));
    const row = must(await store.get(TENANT, requestRow(id)));
    if (isOpen(requestSchema.parse(row.value).life)) open.push(requestId);
  }
  return open;
}

export async function assertAllTold(
  store: Store,
  { audit, lived }: { readonly audit: readonly AuditEntry[]; readonly lived: readonly Lived[] },
  { connector, crowd }: { readonly connector: ConnectorFake; readonly crowd: Crowd },
): Promise<number> {
  expect(of(audit, 'message.undelivered')).toEqual([]);
  const { rows } = await store.list(TENANT, { ...OUTBOX, limit: 1000 });
  const kinds = new Set(rows.map(({ value }) => (value['item'] as { kind: string }).kind));
  // What looks again at a time that has not come: the requests of these are over.
  for (const kind of kinds)
    expect(['nudge', 'time', 'sweep-operations', 'open-chat']).toContain(kind);
  let cards = 0;
  for (const { requestId, requester } of lived) {
    const names = [requester, ...crowd.approvers.map(({ displayName }) => displayName)];
    const { rows: known } = await store.list(TENANT, {
      from: `card~${requestId}~`,
      to: `card~${requestId}~~`,
      limit: 9,
    });
    const references = known.map(({ value }) => value['reference']);
    for (const name of names) {
      const card = connector
        .chat(`personal-${name}`)
        .find(({ id }) => references.includes(id))?.card;
      expect({ name, requestId, there: card !== undefined }).toMatchObject({ there: true });
      expect(textOf(card)).not.toMatch(/\bApprove\b|\bShow code\b|Withdraw/);
      cards += 1;
    }
  }
  return cards;
}
