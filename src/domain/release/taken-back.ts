// What a request keeps of its life when a state that held it is left: that it was released in an emergency, when something was shown
// last, and how often a person has taken back their yes. Taking back is never refused; but each yes that
// follows is written down and told to the requester, so it is not given anew without end.
import type { Instant, PersonId } from '../ids.js';
import { areOnePerson } from '../policy/two-people.js';
import type { SamePersonRules } from '../policy/two-people.js';
import type { Decision } from './decision.js';
import type { ReleaseFact } from './fact.js';
import type { Request } from './request.js';

/** Whoever has changed their mind this often says yes to this request no more. */
const TAKEN_BACK_AT_MOST = 3;

/** The request as it is after a decision on it. */
export function afterDecision(request: Request, { life, facts }: Decision, now: Instant): Request {
  const takenBack = { ...request.takenBack };
  for (const fact of facts) {
    if (fact.action === 'approval.withdrawn') takenBack[fact.by] = (takenBack[fact.by] ?? 0) + 1;
  }
  const after = { ...request, ...toldForEver(facts, now), life };
  return Object.keys(takenBack).length === 0 ? after : { ...after, takenBack };
}

function toldForEver(
  facts: readonly ReleaseFact[],
  now: Instant,
): Pick<Request, 'brokenGlassAt' | 'lastShownAt'> {
  const wasDone = (...actions: readonly ReleaseFact['action'][]): boolean =>
    facts.some(({ action }) => actions.includes(action));
  return {
    ...(wasDone('break-glass.granted') ? { brokenGlassAt: now } : {}),
    ...(wasDone('release.handed-out', 'seed-qr.handed-out') ? { lastShownAt: now } : {}),
  };
}

/** Counted for the person, whichever of their accounts it was. */
export function tookBackTooOften(
  { takenBack = {} }: Pick<Request, 'takenBack'>,
  person: PersonId,
  rules: SamePersonRules,
): boolean {
  const accounts = [person, ...rules.samePerson.flat()].filter((id) =>
    areOnePerson(rules, id, person),
  );
  const times = [...new Set(accounts)].reduce((sum, id) => sum + (takenBack[id] ?? 0), 0);
  return times >= TAKEN_BACK_AT_MOST;
}
