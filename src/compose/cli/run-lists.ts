// `otp-bridge tokens`, `requests` and `policy show`.
import { readRequests } from '../../app/release/list-requests.js';
import { columnLines, writtenTime } from '../../channels/cli/columns.js';
import type { TokenSummary } from '../../app/provisioning/provisioning.js';
import type { Provisioning } from '../../app/provisioning/provisioning.js';
import { InvariantBroken } from '../../domain/outcome.js';
import type { PersonId, TokenId } from '../../domain/ids.js';
import { ROLES } from '../../domain/policy/roles.js';
import type { RequestView } from '../../domain/release/view.js';
import { EXITS } from '../../text/cli/frame.js';
import { people } from '../../text/cli/people.js';
import type { Ground } from './ground.js';
import { runForPeople } from './run-for-people.js';
import type { PeopleWork } from './run-for-people.js';
import type { Runner } from './runners.js';

const REQUESTS_AT_MOST = 100;

export const runTokens: Runner = async (ran) => runForPeople(ran, 'tokens', listTokens);
export const runRequests: Runner = async (ran) => runForPeople(ran, 'requests', listRequests);
export const runPolicyShow: Runner = async (ran) => runForPeople(ran, 'policy show', showPolicy);

export const listTokens: PeopleWork = async ({ ground, person, saying }) => {
  const tokens = await readTokens(ground, someone(person));
  const rows = tokens.map(({ owner, token }) => [
    owner.account,
    token.stage,
    writtenTime(token.since.at),
    token.issuer,
    token.id,
  ]);
  const lines = rows.length === 0 ? [people.noTokens] : columnLines(people.tokenColumns, rows);
  for (const line of lines) saying.line(line);
  return { exit: EXITS.done, json: { tokens: tokens.map(tokenJson) } };
};

function tokenJson({ owner, token, unconfirmed }: TokenSummary): object {
  const { id, stage, issuer, accountName, since, parameters } = token;
  return {
    id,
    owner,
    stage,
    since: writtenTime(since.at),
    issuer,
    accountName,
    parameters,
    unconfirmed,
  };
}

/** All of them: a page is a page. */
async function readTokens(
  { running }: Ground,
  personId: PersonId,
): Promise<readonly TokenSummary[]> {
  const { deps, provisioning } = running;
  const actor = { tenantId: deps.tenantId, personId, activityId: deps.random.id() };
  const all: TokenSummary[] = [];
  for (let after: TokenId | undefined, more = true; more;) {
    const page: Awaited<ReturnType<Provisioning['listTokens']>> = await provisioning.listTokens(
      actor,
      after,
    );
    if (!page.ok) throw new InvariantBroken('who was let in is a provisioner');
    all.push(...page.value.tokens);
    after = page.value.next;
    more = after !== undefined;
  }
  return all;
}

export const listRequests: PeopleWork = async ({ ground, person, saying }) => {
  const { deps } = ground.running;
  const { mine, waitingForMe, more } = await readRequests(deps, someone(person), REQUESTS_AT_MOST);
  if (mine.length + waitingForMe.length === 0) saying.line(people.noRequests);
  for (const [head, views] of [
    [people.mine, mine],
    [people.waiting, waitingForMe],
  ] as const) {
    if (views.length === 0) continue;
    saying.line(head);
    for (const line of columnLines(people.requestColumns, views.map(cellsOf))) saying.line(line);
  }
  if (more) saying.line(people.moreRequests);
  return {
    exit: EXITS.done,
    json: { mine: mine.map(viewJson), waitingForMe: waitingForMe.map(viewJson), more },
  };
};

function cellsOf(view: RequestView): readonly string[] {
  const { disclosure, ownerAccount, requesterName, phase, createdAt, requestId } = view;
  return [disclosure, ownerAccount, requesterName, phase.kind, writtenTime(createdAt), requestId];
}

/** Numbers to match are for the chat alone: who reads them here could pass them on in a script. */
function viewJson(view: RequestView): object {
  const { requestId, disclosure, ownerName, ownerAccount, requesterName, reason, phase } = view;
  const at = { createdAt: writtenTime(view.createdAt), stands: phase.kind };
  return { requestId, disclosure, ownerName, ownerAccount, requesterName, reason, ...at };
}

export const showPolicy: PeopleWork = async ({ ground, saying }) => {
  const policy = ground.running.deps.policy();
  const { version, approvalsNeeded } = policy;
  saying.line(people.policy(version, ground.policyFrom));
  const roles = ROLES.map((role) => {
    const { people: named, groups } = policy.roles[role];
    return { role, people: named.length, groups: groups.length };
  });
  for (const one of roles) saying.line(people.policyHolders(one.role, one.people, one.groups));
  saying.line(people.policyApprovals(approvalsNeeded));
  saying.line(people.policyMore);
  return { exit: EXITS.done, json: { version, from: ground.policyFrom, approvalsNeeded, roles } };
};

function someone(person: PersonId | null): PersonId {
  if (person === null) throw new InvariantBroken('a command about people without a person');
  return person;
}
