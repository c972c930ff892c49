// Lets people do under a policy what it is for: a token is set up, a code is asked for, approved and shown. The real bridge
// over the fakes at its edge; whoever could do each part is tried.
import type { Actor } from '../../src/app/looking/who.js';
import { findHolders } from '../../src/app/looking/role-lookup.js';
import { UNDER_WAY } from '../../src/app/commit/rows/names.js';
import { parseTokenId } from '../../src/domain/ids.js';
import type { PersonId, RequestId, TokenId } from '../../src/domain/ids.js';
import type { Policy } from '../../src/domain/policy/policy.js';
import type { Person } from '../../src/ports/directory.js';
import { captured } from '../app/provisioning/sitting.js';
import { fine, must, openTrial, TENANT } from '../app/trial.js';
import type { Trial } from '../app/trial.js';
import type { FakeDirectory } from '../fakes/fake-directory.js';
import {
  called,
  EARLIER,
  freshMembers,
  GROUPS,
  kindDirectories,
  NAMED,
  OWNER,
} from './random-policy.js';

export type World = {
  readonly policy: Policy;
  readonly directory: FakeDirectory;
  /** Seconds into a step at which the code is asked for. */
  readonly offset: number;
};

/** Approvals that the code was shown with; undefined where nobody could get one, in this directory or a kinder one. */
export async function fulfil(world: World): Promise<number | undefined> {
  const { groups } = world.policy.roles.requester;
  for (const directory of [world.directory, ...kindDirectories(groups)]) {
    const approvals = await fulfilIn({ ...world, directory });
    if (approvals !== undefined) return approvals;
  }
  return undefined;
}

async function fulfilIn(world: World): Promise<number | undefined> {
  const captors = holders(world.policy, 'provisioner');
  for (const captor of captors.length === 0 ? [EARLIER[0]] : captors) {
    for (const requester of holders(world.policy, 'requester')) {
      const approvals = await attempt(world, captor, requester);
      if (approvals !== undefined) return approvals;
    }
  }
  return undefined;
}

/** One out of each group first: they have the fewest other parts. */
function holders(policy: Policy, role: 'requester' | 'provisioner'): readonly PersonId[] {
  const { people, groups } = policy.roles[role];
  const brought = groups.flatMap((group) => freshMembers(GROUPS.indexOf(group)).slice(0, 1));
  return [...brought, ...people, ...(groups.length > 0 ? NAMED : [])];
}

/** Could this requester get a code, where others set the token up? */
export async function canGetCode(world: World, requester: PersonId): Promise<boolean> {
  return (await attempt(world, null, requester)) !== undefined;
}

/** `captor`: null for somebody whom an earlier policy named. */
async function attempt(
  { policy, directory, offset }: World,
  captor: PersonId | null,
  requester: PersonId,
): Promise<number | undefined> {
  const before = captor === null || EARLIER.includes(captor) ? earlierThan(policy) : policy;
  const trial = await openTrial({ policy: before, directory });
  for (const { id } of await findHolders(directory, policy, 'approver')) {
    await trial.bridge.rememberPerson(as(trial, id), { address: { chat: id } });
  }
  const token = await setUp(trial, captor ?? EARLIER[0]);
  if (token === undefined) return undefined;
  if (policy.twoProvisioners && !(await confirmed(trial, token))) return undefined;
  Object.assign(trial.parts, { policy });
  trial.parts.clock.advanceSeconds(offset);
  const id = await ask(trial, requester);
  return id === undefined ? undefined : release(trial, requester, id);
}

function earlierThan(policy: Policy): Policy {
  const provisioner = { people: [...EARLIER], groups: [] };
  return { ...policy, roles: { ...policy.roles, provisioner } };
}

function as({ parts }: Trial, personId: PersonId): Actor {
  return { tenantId: TENANT, personId, activityId: parts.random.id() };
}

/** Undefined where, in this directory, the captor does not set up tokens. */
async function setUp(trial: Trial, captor: PersonId): Promise<TokenId | undefined> {
  const { provisioning } = trial;
  const opened = await provisioning.openCase(as(trial, captor), {
    typedName: called(OWNER).displayName,
  });
  if (!opened.ok && opened.refusal.code === 'NOT_A_PROVISIONER') return undefined;
  const { inCase } = fine(await provisioning.enter(fine(opened).ticket, () => true));
  const next = (): typeof inCase => ({ ...inCase, actor: as(trial, captor) });
  fine(await provisioning.capture(next(), captured()));
  fine(await provisioning.giveEnrolmentCode(next()));
  fine(await provisioning.accept(next()));
  const { rows } = await trial.parts.store.list(TENANT, { ...UNDER_WAY, limit: 2 });
  const ids = rows.map(({ row }) => row.split('~').at(-1) ?? '');
  return must(parseTokenId(must(ids.find((id) => id !== 'sample-alice'))));
}

async function confirmed(trial: Trial, token: TokenId): Promise<boolean> {
  const { directory, policy } = trial.parts;
  for (const { id } of await findHolders(directory, policy, 'provisioner')) {
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
  for (const approver of await findHolders(directory, policy, 'approver')) {
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
