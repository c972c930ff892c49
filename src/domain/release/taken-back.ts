// What a request keeps of its life when a state that held it is left: that it was released in an emergency, when something was shown
// last, and how often a person has taken back their yes. Taking back is never refused; but each yes that
// follows is written down and told to the requester, so it is not given anew without end.
import type { Instant, PersonId } from '../ids.js';
import { areOnePerson } from '../policy/two-people.js';
import type { SamePersonRules } from '../policy/two-people.js';
import type { Decision } from './decision.js';
import { HANDED_OUT } from './fact.js';
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
  const after = { ...facts.reduce((told, fact) => tellForEver(told, fact, now), request), life };
  return Object.keys(takenBack).length === 0 ? after : { ...after, takenBack };
}

function tellForEver(request: Request, fact: ReleaseFact, now: Instant): Request {
  const { action } = fact;
  if (action === 'break-glass.granted') return { ...request, brokenGlassAt: now };
  if (action === 'code.reported') return { ...request, lastReport: fact.report };
  if (!HANDED_OUT.includes(action)) return request;
  const { lastReport: _ofTheOneBefore, shownTimes = 0, ...before } = request;
  return { ...before, lastShownAt: now, shownTimes: shownTimes + 1 };
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
