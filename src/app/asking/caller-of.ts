// How the caller was verified, as far as it was said: on a card, or typed behind the reason.
import type { GroupId } from '../../domain/ids.js';
import { callerNeeds, findMethod, takeMethod } from '../../domain/policy/caller-verification.js';
import type { CallerMethod } from '../../domain/policy/caller-verification.js';
import type { Policy } from '../../domain/policy/policy.js';
import type { Person } from '../../ports/directory.js';
import type { AskForCode, AskQuestion } from './answers.js';
import { mention } from '../looking/find-person.js';

export type Caller = {
  /** Without what was typed behind it. */
  readonly reason: string;
  readonly verifiedBy?: CallerMethod;
  /** What has to be asked before there can be a request. */
  readonly question?: AskQuestion;
};

export function callerOf(
  { callerVerification }: Policy,
  ask: AskForCode,
  about: { readonly owner: Person; readonly groups: readonly GroupId[] },
): Caller {
  const { reason, method } = whatWasSaid(callerVerification.methods, ask);
  const { required, methods } = callerNeeds(callerVerification, about.owner.id, about.groups);
  const isEnough = method === undefined ? !required : methods.includes(method);
  if (isEnough) return method === undefined ? { reason } : { reason, verifiedBy: method };
  const owner = mention(about.owner);
  const notEnough = method !== undefined;
  return { reason, question: { kind: 'caller', owner, methods, notEnough } };
}

function whatWasSaid(
  all: readonly CallerMethod[],
  { reason, verifiedBy }: AskForCode,
): ReturnType<typeof takeMethod> {
  if (verifiedBy === undefined) return takeMethod(all, reason);
  const method = findMethod(all, verifiedBy);
  return method === undefined ? { reason } : { reason, method };
}
