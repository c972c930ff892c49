// Another policy comes into force: told to the audit first, once however many instances see it, and to operators. One that is
// refused is told too, and changes nothing.
import { z } from 'zod';
import type { AuditFact } from '../../domain/audit/entry.js';
import type { Instant } from '../../domain/ids.js';
import type { Policy } from '../../domain/policy/policy.js';
import { DONE, NOTHING } from '../commit/plan.js';
import type { Entry } from '../commit/plan.js';
import type { Deps } from '../deps.js';
import { POLICY } from '../commit/rows/names.js';
import { policyRowSchema } from '../commit/rows/schemas.js';
import { SPREAD } from '../commit/rows/alarm-items.js';
import type { PolicyAlarm } from '../commit/rows/alarm-items.js';
import type { OutboxDraft } from '../commit/rows/outbox-row.js';

type Needs = Pick<Deps, 'transact' | 'random'>;

/** Audits that this policy comes into force, unless it is the one that was. The caller takes it over after that, never before. */
export async function notePolicy(deps: Needs, { version }: Policy): Promise<void> {
  await deps.transact({
    operation: ['bridge', 'policy', version, deps.random.id()],
    value: z.null(),
    plan: async ({ reading, now }) => {
      const before = await reading.get(POLICY, policyRowSchema);
      if (before?.version === version) return NOTHING;
      const from = before === undefined ? {} : { from: before.version };
      const fact: AuditFact = { action: 'policy.changed', ...from, to: version };
      return {
        puts: [{ row: POLICY, value: { version } }],
        audit: [entry(fact)],
        // The very first is no change.
        outbox: before === undefined ? [] : [alarm(now, 'policy-changed', version)],
        under: version,
        outcome: DONE,
      };
    },
  });
}

/** What is refused of a policy file: where in it, and never what stands there. */
export type PolicyRefused = {
  /** Of the file's content: the same one is told once. */
  readonly digest: string;
  readonly where: readonly string[];
};

const PLACES_AT_MOST = 5;

export async function notePolicyRefused(
  deps: Needs & Pick<Deps, 'policy'>,
  { digest, where }: PolicyRefused,
): Promise<void> {
  const { version: here } = deps.policy();
  const places = { problems: where.length, where: where.slice(0, PLACES_AT_MOST) };
  await deps.transact({
    operation: ['bridge', 'policy-refused', here, digest],
    value: z.null(),
    plan: async ({ reading, now }) => {
      const before = await reading.get(POLICY, policyRowSchema);
      const version = before?.version ?? here;
      const refused = { digest, ...places, at: now };
      return {
        puts: [{ row: POLICY, value: { version, refused } }],
        audit: [entry({ action: 'policy.refused', ...places })],
        outbox: [alarm(now, 'policy-refused', digest)],
        under: version,
        outcome: DONE,
      };
    },
  });
}

function alarm(at: Instant, topic: PolicyAlarm['topic'], about: string): OutboxDraft {
  return SPREAD.draft(at, { alarm: { topic, about, at } });
}

function entry(fact: AuditFact): Entry {
  return { actor: 'bridge', fact };
}
