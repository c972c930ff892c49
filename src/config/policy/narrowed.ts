// Rules of who may approve whom that leave too few who could: each by itself, or all that apply together.
import type { Policy } from '../../domain/policy/policy.js';
import { enoughApprove, isNobody, leastOf, people } from './enough-people.js';
import type { Unfulfillable } from './unfulfillable.js';

export function narrowedTooFar(policy: Policy): readonly Unfulfillable[] {
  if (isNobody(policy.roles.requester)) return [];
  const halfWritten = saysTooLittle(policy);
  if (halfWritten.length > 0 || enoughApprove(policy).length > 0) return halfWritten;
  const { approvalsNeeded: needed, mayApprove } = policy;
  return mayApprove.flatMap((rule, at) => {
    const { owners } = rule;
    if (owners === undefined) return [];
    const leaves = (rules: Policy['mayApprove']): number =>
      leastOf({ ...policy, mayApprove: rules }, owners, needed);
    const otherwise = leaves([]);
    const alone = leaves([rule]);
    if (alone < otherwise) {
      const problem = `leaves ${people(alone)} who could approve a code of theirs, but a release needs ${needed}. Name more, or a group.`;
      return [{ field: ['mayApprove', String(at), 'onlyBy'], problem }];
    }
    if (leaves(mayApprove) >= otherwise) return [];
    const problem = `leaves too few who could approve a code of those in entry ${at}, which needs ${needed}. Name more in onlyBy, or take entries out.`;
    return [{ field: ['mayApprove'], problem }];
  });
}

function saysTooLittle({ mayApprove }: Policy): readonly Unfulfillable[] {
  return mayApprove.flatMap(({ requesters, owners, onlyBy }, at) => {
    const field = ['mayApprove', String(at)];
    if (requesters === undefined && owners === undefined) {
      const problem = 'names neither requesters nor owners. Name whom it is about, or take it out.';
      return [{ field, problem }];
    }
    if (!isNobody(onlyBy)) return [];
    return [{ field: [...field, 'onlyBy'], problem: 'names nobody. Name more, or a group.' }];
  });
}
