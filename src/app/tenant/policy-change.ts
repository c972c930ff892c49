// Another policy comes into force: told to the audit first, once however many instances see it, and to operators. One that is
// refused is told too, and changes nothing.
import { z } from 'zod';
import type { AuditFact } from '../../domain/audit/entry.js';
import { defined } from '../../domain/defined.js';
import type { Instant } from '../../domain/ids.js';
import type { RoleHolders } from '../../domain/policy/roles.js';
import type { Policy } from '../../domain/policy/policy.js';
import { NOTHING } from '../commit/plan.js';
import { DONE } from '../../domain/outcome.js';
import type { Entry } from '../commit/plan.js';
import type { Deps } from '../deps.js';
import { POLICY } from '../commit/rows/names.js';
import { policyRowSchema } from '../commit/rows/schemas.js';
import { SPREAD } from '../commit/rows/alarm-items.js';
import type { PolicyAlarm } from '../commit/rows/alarm-items.js';
import type { OutboxDraft } from '../commit/rows/outbox-row.js';
import { LOOK_AT_CHATS } from '../commit/rows/tenant-items.js';

type Needs = Pick<Deps, 'transact' | 'random'>;
type PolicyRow = z.infer<typeof policyRowSchema>;
type Formerly = Pick<PolicyRow, 'formerly'>;

const LISTENERS_KEPT = 200;

/** Audits that this policy comes into force, unless it is the one that was. The caller takes it over after that, never before. */
export async function notePolicy(
  deps: Needs & Pick<Deps, 'policy'>,
  policy: Policy,
): Promise<void> {
  const { version } = policy;
  const last = deps.policy();
  await deps.transact({
    operation: ['bridge', 'policy', version, deps.random.id()],
    value: z.null(),
    plan: async ({ reading, now }) => {
      const before = await reading.get(POLICY, policyRowSchema);
      if (before?.version === version) return NOTHING;
      const from = defined({ from: before?.version });
      const formerly = listenersOf(before, last);
      const fact: AuditFact = { action: 'policy.changed', ...from, to: version };
      return {
        puts: [{ row: POLICY, value: { ...policyRowOf(policy), ...formerly } }],
        audit: [entry(fact)],
        outbox: [
          LOOK_AT_CHATS.draft(now, { urgent: false }),
          // The very first is no change.
          ...(before === undefined
            ? []
            : [alarm(now, { topic: 'policy-changed', about: version, ...formerly })]),
        ],
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
        puts: [{ row: POLICY, value: { ...before, version, refused } }],
        audit: [entry({ action: 'policy.refused', ...places })],
        outbox: [alarm(now, { topic: 'policy-refused', about: digest })],
        under: version,
        outcome: DONE,
      };
    },
  });
}

/** Those whom the version before had, from its row; from the last one seen, where an older program wrote that row. */
function listenersOf(before: PolicyRow | undefined, last: Policy): Formerly {
  const ofLast = before?.version === last.version ? bounded(last.roles.operator) : undefined;
  const formerly = before?.operators ?? ofLast;
  return defined({ formerly });
}

export function policyRowOf({ version, roles }: Policy): PolicyRow {
  return { version, operators: bounded(roles.operator) };
}

/** A row has no room for any number of people. */
function bounded({ people, groups }: RoleHolders): NonNullable<PolicyRow['operators']> {
  return { people: people.slice(0, LISTENERS_KEPT), groups: groups.slice(0, LISTENERS_KEPT) };
}

function alarm(at: Instant, alarmed: Omit<PolicyAlarm, 'at'> & Formerly): OutboxDraft {
  const { topic, about, ...formerly } = alarmed;
  return SPREAD.draft(at, { alarm: { topic, about, at }, ...formerly });
}

function entry(fact: AuditFact): Entry {
  return { actor: 'bridge', fact };
}
