// Lets people do under a policy what it is for: a token is set up, a code is asked for, approved and shown. The real bridge
// over the fakes at its edge; whoever could do each part is tried.
import type { Actor } from '../../src/app/bridge.js';
import { holdersOf } from '../../src/app/role-lookup.js';
import { UNDER_WAY } from '../../src/app/rows/names.js';
import { parseTokenId } from '../../src/domain/ids.js';
import type { PersonId, RequestId, TokenId } from '../../src/domain/ids.js';
import type { Policy } from '../../src/domain/policy/policy.js';
import type { Person } from '../../src/ports/directory.js';
import { captured } from '../app/provisioning/sitting.js';
import { fine, must, openTrial, TENANT } from '../app/trial.js';
import type { Trial } from '../app/trial.js';
import type { FakeDirectory } from '../fakes/fake-directory.js';
import { called, EARLIER, OWNER } from './random-policy.js';

export type World = {
  readonly policy: Policy;
  readonly directory: FakeDirectory;
  /** Seconds into a step at which the code is asked for. */
  readonly offset: number;
};

/** Approvals that the code was shown with; undefined where nobody could get one. */
export async function fulfil(world: World): Promise<number | undefined> {
  const requesters = await holders(world, 'requester');
  for (const captor of await captorsOf(world)) {
    for (const requester of requesters) {
      const approvals = await attempt(world, captor, requester.id);
      if (approvals !== undefined) return approvals;
    }
  }
  return undefined;
}

/** Those of groups first: they have the fewest other parts. */
async function holders(
  { directory, policy }: World,
  role: 'requester' | 'provisioner',
): Promise<readonly Person[]> {
  const people = await holdersOf(directory, policy, role);
  const named = ({ id }: Person): number => (policy.roles[role].people.includes(id) ? 1 : 0);
  return [...people]
    .sort((a, b) => named(a) - named(b))
    .reverse()
    .slice(0, 7)
    .reverse();
}

async function captorsOf(world: World): Promise<readonly PersonId[]> {
  const provisioners = await holders(world, 'provisioner');
  return provisioners.length === 0 ? [EARLIER[0]] : provisioners.map(({ id }) => id);
}

async function attempt(
  { policy, directory, offset }: World,
  captor: PersonId,
  requester: PersonId,
): Promise<number | undefined> {
  const trial = await openTrial({ policy: underWhich(policy), directory });
  for (const { id } of await holdersOf(directory, policy, 'approver')) {
    await trial.bridge.rememberPerson(as(trial, id), { address: { chat: id } });
  }
  const token = await setUp(trial, captor);
  if (underWhich(policy).twoProvisioners && !(await confirmed(trial, token))) return undefined;
  Object.assign(trial.parts, { policy });
  trial.parts.clock.advanceSeconds(offset);
  const id = await ask(trial, requester);
  return id === undefined ? undefined : release(trial, requester, id);
}

/** Who sets tokens up where the policy names nobody: somebody did, under an earlier one. */
function underWhich(policy: Policy): Policy {
  const { people, groups } = policy.roles.provisioner;
  if (people.length + groups.length > 0) return policy;
  const provisioner = { people: [...EARLIER], groups: [] };
  return { ...policy, roles: { ...policy.roles, provisioner } };
}

function as({ parts }: Trial, personId: PersonId): Actor {
  return { tenantId: TENANT, personId, activityId: parts.random.id() };
}

async function setUp(trial: Trial, captor: PersonId): Promise<TokenId> {
  const { provisioning } = trial;
  const opened = await provisioning.openCase(as(trial, captor), called(OWNER).displayName);
  const { inCase } = fine(await provisioning.enter(fine(opened).ticket, async () => true));
  const next = (): typeof inCase => ({ ...inCase, actor: as(trial, captor) });
  fine(await provisioning.capture(next(), captured()));
  fine(await provisioning.enrolmentCode(next()));
  fine(await provisioning.accept(next()));
  const { rows } = await trial.parts.store.list(TENANT, { ...UNDER_WAY, limit: 1 });
  return must(parseTokenId(must(rows[0]).row.split('~').at(-1) ?? ''));
}

async function confirmed(trial: Trial, token: TokenId): Promise<boolean> {
  const { directory, policy } = trial.parts;
  for (const { id } of await holdersOf(directory, policy, 'provisioner')) {
    if ((await trial.provisioning.confirm(as(trial, id), token)).ok) return true;
  }
  return false;
}

async function ask(trial: Trial, requester: PersonId): Promise<RequestId | undefined> {
  const [method] = trial.parts.policy.callerVerification.methods;
  const answer = await trial.bridge.askForCode(as(trial, requester), {
    typedName: called(OWNER).displayName,
    reason: '',
    byMail: false,
    ...(method === undefined ? {} : { verifiedBy: method.id }),
  });
  return answer.ok && 'requestId' in answer.value ? answer.value.requestId : undefined;
}

async function release(
  trial: Trial,
  requester: PersonId,
  id: RequestId,
): Promise<number | undefined> {
  const { directory, policy } = trial.parts;
  for (const approver of await holdersOf(directory, policy, 'approver')) {
    await approve(trial, { approver, requester, id });
  }
  return show(trial, requester, id);
}

/** With the number of the requester's card, where there is one. */
async function approve(
  trial: Trial,
  { approver, requester, id }: { approver: Person; requester: PersonId; id: RequestId },
): Promise<void> {
  const { phase } = fine(await trial.bridge.viewRequest(as(trial, requester), id)).view;
  if (phase.kind !== 'waiting') return;
  const number = phase.numbers?.find(({ name }) => name === approver.displayName)?.number;
  const yes = number === undefined ? {} : { number };
  await trial.bridge.actOnRequest(as(trial, approver.id), id, { kind: 'approve', ...yes });
}

/** At the time that the card names, where no step is free at once. */
async function show(trial: Trial, requester: PersonId, id: RequestId): Promise<number | undefined> {
  const press = async (): ReturnType<Trial['bridge']['showCode']> =>
    trial.bridge.showCode(as(trial, requester), id);
  const first = fine(await press());
  if (first.refusal?.code === 'NO_STEP_YET') trial.parts.clock.set(first.refusal.at);
  const { shown, view } = first.shown === undefined ? fine(await press()) : first;
  return shown === undefined || view.phase.kind !== 'code-out' ? undefined : view.phase.by.length;
}
