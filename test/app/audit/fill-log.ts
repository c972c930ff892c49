// A log as long as wanted, written in commits of the store's own size: what others did meanwhile, or whole requests.
import { expect } from '@jest/globals';
import { logHeadSchema, logPuts } from '../../../src/app/commit/rows/audit-rows.js';
import { AUDIT_HEAD } from '../../../src/app/commit/rows/names.js';
import type { AuditDraft, AuditFact } from '../../../src/domain/audit/entry.js';
import { instant, parseRequestId } from '../../../src/domain/ids.js';
import type { Step } from '../../../src/domain/ids.js';
import { MAX_CHANGES } from '../../../src/ports/store.js';
import type { Change } from '../../../src/ports/store.js';
import { must, PEOPLE, TENANT } from '../trial.js';
import type { Trial } from '../trial.js';

export async function fillLog({ parts }: Trial, drafts: readonly AuditDraft[]): Promise<void> {
  const { store, random } = parts;
  for (let at = 0; at < drafts.length; at += MAX_CHANGES - 1) {
    const row = must(await store.get(TENANT, AUDIT_HEAD));
    const head = logHeadSchema.parse(row.value);
    const some = drafts.slice(at, at + MAX_CHANGES - 1);
    const puts = logPuts('audit', { head, drafts: some }, () => random.bytes(16));
    const changes = puts.map((put): Change =>
      put.row === AUDIT_HEAD
        ? { kind: 'replace', etag: row.etag, ...put }
        : { kind: 'insert', ...put },
    );
    expect((await store.commit(TENANT, changes)).ok).toBe(true);
  }
}

/** What others did meanwhile. */
export function others({ parts }: Trial, count: number): readonly AuditDraft[] {
  const at = parts.clock.now();
  const draft: AuditDraft = { at, actor: 'bridge', policy: 'v1', fact: { action: 'case.closed' } };
  return Array.from({ length: count }, () => draft);
}

const FACTS: readonly AuditFact[] = [
  {
    action: 'request.created',
    disclosure: 'release',
    ownerId: PEOPLE.alice,
    asked: [PEOPLE.megan],
    reason: 'at the airport',
    byMail: false,
  },
  { action: 'approval.given', by: PEOPLE.megan },
  { action: 'request.approved', approvals: 1 },
  { action: 'release.intended', step: 1 as Step },
  { action: 'release.handed-out', step: 1 as Step },
  { action: 'code.reported', step: 1 as Step, report: 'worked' },
  { action: 'request.closed' },
];
/** Entries of one request. */
export const ENTRIES_EACH = FACTS.length;

/** Whole requests, one an hour, the last an hour ago. */
export function requests({ parts }: Trial, count: number): readonly AuditDraft[] {
  const begun = parts.clock.now() - count * 3_600_000;
  return Array.from({ length: count }, (_, place) => place).flatMap((place) =>
    FACTS.map((fact): AuditDraft => {
      const requestId = must(parseRequestId(String(place).padStart(26, '0')));
      const actor = fact.action === 'approval.given' ? PEOPLE.megan : PEOPLE.alex;
      return { at: instant(begun + place * 3_600_000), actor, policy: 'v1', requestId, fact };
    }),
  );
}
