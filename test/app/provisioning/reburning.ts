// Diego's token, set up by Alex, and what it takes to burn it once more.
import type { RequestId } from '../../../src/domain/ids.js';
import type { Policy } from '../../../src/domain/policy/policy.js';
import { requestSchema } from '../../../src/app/commit/rows/request-row.js';
import { requestRow } from '../../../src/app/commit/rows/names.js';
import type { Request } from '../../../src/domain/release/request.js';
import { fine, must, PEOPLE, samplePolicy, TENANT } from '../trial.js';
import type { PersonName, Trial } from '../trial.js';

const holders = (...names: readonly PersonName[]) => ({
  people: names.map((name) => PEOPLE[name]),
  groups: [],
});

/** Alex and Lee set tokens up, Megan and Isaiah approve; Adele is of the security team. */
export function reburnPolicy(changes: Partial<Policy> = {}): Policy {
  const policy = samplePolicy(changes);
  const roles = {
    ...policy.roles,
    provisioner: holders('alex', 'lee'),
    approver: holders('megan', 'isaiah'),
    ...changes.roles,
  };
  return { ...policy, roles };
}

export const without = (
  policy: Policy,
  role: keyof Policy['roles'],
  ...left: PersonName[]
): Policy => ({
  ...policy,
  roles: { ...policy.roles, [role]: holders(...left) },
});

/** The policy file was changed while everything runs. */
export function changePolicy(trial: Trial, policy: Policy): void {
  Object.assign(trial.parts, { policy });
}

export async function askForSeed(trial: Trial, by: PersonName = 'alex'): Promise<RequestId> {
  const ask = { typedName: 'diego', reason: 'the burner failed halfway' };
  const asked = fine(await trial.bridge.askForSeed(trial.as(by), ask));
  if (asked.kind === 'question') throw new Error('nothing is asked back for a seed');
  return asked.requestId;
}

export async function approvedSeed(trial: Trial, by: PersonName = 'alex'): Promise<RequestId> {
  const id = await askForSeed(trial, by);
  const { refusal } = fine(await trial.bridge.actOnRequest(trial.as('megan'), id, APPROVE));
  if (refusal !== undefined) throw new Error(refusal.code);
  return id;
}

export const APPROVE = { kind: 'approve' } as const;

export async function requestOf(trial: Trial, id: RequestId): Promise<Request> {
  return requestSchema.parse(must(await trial.parts.store.get(TENANT, requestRow(id))).value);
}

/** What the audit has of it, in order. */
export async function factsAbout(trial: Trial, id: RequestId): Promise<readonly string[]> {
  const entries = await trial.audit();
  return entries.filter(({ requestId }) => requestId === id).map(({ fact }) => fact.action);
}
