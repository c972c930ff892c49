// Diego's token, captured by Alex; Lee may ask that its seed leaves in a file, Megan and Isaiah approve; Adele is of the security team.
import type { RequestId } from '../../../src/domain/ids.js';
import type { Policy } from '../../../src/domain/policy/policy.js';
import { FakeSeedVault } from '../../fakes/fake-seed-vault.js';
import { reburnPolicy } from '../provisioning/reburning.js';
import { Sitting } from '../provisioning/sitting.js';
import { fine, meet, openTrial, PEOPLE } from '../trial.js';
import type { PersonName, Trial, TrialParts } from '../trial.js';

const holders = (...names: readonly PersonName[]) => ({
  people: names.map((name) => PEOPLE[name]),
  groups: [],
});

/** Alex captured it and approves, too; so does Diego, whose it is, and Lee, who asks: none of them counts. */
export function exportPolicy(changes: Partial<Policy> = {}): Policy {
  const policy = reburnPolicy();
  const roles = {
    ...policy.roles,
    approver: holders('megan', 'isaiah', 'alex', 'diego', 'lee'),
    security: holders('adele'),
  };
  return { ...policy, roles, seedExport: holders('lee'), ...changes };
}

export type Captured = {
  readonly trial: Trial;
  readonly vault: FakeSeedVault;
  readonly sitting: Sitting;
};

export async function captureForExport(
  policy: Partial<Policy> = {},
  parts: Partial<TrialParts> = {},
): Promise<Captured> {
  const vault = new FakeSeedVault();
  const trial = await openTrial({ vault, policy: exportPolicy(policy), ...parts });
  // Where somebody looks after the log: nothing is given out before that.
  await trial.logKeeper?.look();
  await meet(trial, 'alex', 'megan', 'isaiah', 'diego', 'lee', 'adele');
  const sitting = await Sitting.open(trial);
  await sitting.enrol();
  await sitting.burn();
  return { trial, vault, sitting };
}

export const WHY = { typedName: 'diego', reason: 'the token goes into Entra' };

type OnBridge = Pick<Captured, 'trial'>;

export async function askedExport({ trial }: OnBridge, by: PersonName = 'lee'): Promise<RequestId> {
  const asked = fine(await trial.bridge.askForExport(trial.as(by), WHY));
  if (asked.kind === 'question') throw new Error('nothing is asked back for a seed');
  return asked.requestId;
}

export async function approve(
  { trial }: OnBridge,
  id: RequestId,
  ...by: readonly PersonName[]
): Promise<void> {
  for (const name of by) {
    const { refusal } = fine(
      await trial.bridge.actOnRequest(trial.as(name), id, { kind: 'approve' }),
    );
    if (refusal !== undefined) throw new Error(refusal.code);
  }
}

export async function approvedExport(stage: OnBridge): Promise<RequestId> {
  const id = await askedExport(stage);
  await approve(stage, id, 'megan', 'isaiah');
  return id;
}
