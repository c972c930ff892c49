// What the doctor says of the policy's groups: whether Entra knows them, who is in them, and who of these is left out, and why.
import type { TokenCredential } from '@azure/identity';
import type { GraphDirectory } from '../adapters/azure/graph-directory.js';
import type { LeftOut } from '../adapters/azure/graph-user.js';
import type { Check } from '../channels/cli/check-line.js';
import type { ProductionConfiguration } from '../config/production.js';
import type { GroupId } from '../domain/ids.js';
import { groupsNamed, listedGroups } from '../domain/policy/groups-named.js';
import type { Policy } from '../domain/policy/policy.js';
import { graph, LATE } from './doctor-graph.js';
import { findNewestPolicy } from './doctor-policy.js';

const LISTED_AT_MOST = 20;

const WHY: Readonly<Record<LeftOut, string>> = {
  guest: 'is a guest',
  'switched-off': 'is switched off',
  'state-unknown': 'has no accountEnabled that can be read, so counts as switched off',
};

export function groupsCheck(
  configuration: ProductionConfiguration,
  credential: TokenCredential,
): Check {
  return {
    name: "Graph: who is in the policy's groups",
    try: async () =>
      sayGroups(
        await findNewestPolicy(configuration),
        graph(configuration.cloud.graph, credential),
      ),
    mend: `Grant the identity GroupMember.Read.All: node scripts/entra.mjs (docs/deploy.md). ${LATE} A group that Entra does not know: correct its object id in the policy, or take it out there. A group with hidden members: take another one, or grant Member.Read.Hidden too.`,
  };
}

type Groups = Pick<GraphDirectory, 'group' | 'everybodyIn'>;

/** Throws {@link GroupsUnknown} or {@link MembersHidden}. */
export async function sayGroups(policy: Policy, directory: Groups): Promise<string> {
  const named = groupsNamed(policy);
  if (named.size === 0) return 'the policy names no group';
  const hidden = await findHidden(named, directory);
  const sizes: number[] = [];
  const leftOut: string[] = [];
  for (const group of listedGroups(policy)) {
    const { members, leftOut: others } = await directory.everybodyIn(group);
    if (members.length === 0 && hidden.has(group)) throw new MembersHidden(group);
    sizes.push(members.length);
    leftOut.push(...others.map(({ account, why }) => `${account} ${WHY[why]}`));
  }
  if (sizes.length === 0) return 'all are there';
  return [`${sizes.join(', ')} people`, ...leftOutSaid(leftOut)].join('; ');
}

async function findHidden(
  named: ReturnType<typeof groupsNamed>,
  directory: Groups,
): Promise<ReadonlySet<GroupId>> {
  const unknown: string[] = [];
  const hidden = new Set<GroupId>();
  for (const [group, places] of named) {
    const found = await directory.group(group);
    if (found === 'hidden') hidden.add(group);
    if (found === 'unknown') {
      unknown.push(`${group}, which the policy names in ${places.join(', ')}`);
    }
  }
  if (unknown.length > 0) throw new GroupsUnknown(unknown);
  return hidden;
}

function leftOutSaid(leftOut: readonly string[]): readonly string[] {
  const all = [...new Set(leftOut)];
  if (all.length === 0) return [];
  const more = all.length > LISTED_AT_MOST ? [`${all.length - LISTED_AT_MOST} more`] : [];
  return [`left out of them: ${[...all.slice(0, LISTED_AT_MOST), ...more].join(', ')}`];
}

/** To a decision it has nobody in it, so what the policy says of its people holds for nobody. */
export class GroupsUnknown extends Error {
  override readonly name = 'GroupsUnknown';
  readonly code = 'GROUPS_UNKNOWN';

  /** `unknown`: each with where the policy names it. */
  constructor(unknown: readonly string[]) {
    super(`Entra knows no group ${unknown.join('; and none ')}`);
  }
}

/** Graph answers with nobody rather than with a refusal. */
export class MembersHidden extends Error {
  constructor(group: string) {
    super(`the members of ${group} are hidden: it looks empty without Member.Read.Hidden`);
  }
}
