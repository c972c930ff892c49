// Some account owners get time to object before anybody sees a code of theirs.
import type { GroupId, PersonId } from '../ids.js';
import { isHolder } from './roles.js';
import type { RoleHolders } from './roles.js';

export type OwnerDelayRules = {
  readonly ownerDelay: readonly { readonly owners: RoleHolders; readonly seconds: number }[];
};

/** Seconds from the asking on; the longest of the rules that name the owner, 0 where none does. */
export function ownerDelaySeconds(
  { ownerDelay }: OwnerDelayRules,
  owner: PersonId,
  groups: readonly GroupId[],
): number {
  const named = ownerDelay.filter(({ owners }) => isHolder(owners, owner, groups));
  return Math.max(0, ...named.map(({ seconds }) => seconds));
}
