// What limits make of one event on a request: whether a number may be tried, and what the event is counted as.
import { defined } from '../../domain/defined.js';
import { isCounted } from '../../domain/policy/counted-refusals.js';
import { LIMITED } from '../../domain/policy/limits.js';
import type { Limited } from '../../domain/policy/limits.js';
import type { Circumstances, RequestEvent } from '../../domain/release/event.js';
import type { Ask } from '../../domain/release/request.js';
import type { Moment } from '../commit/moment.js';
import type { Entry } from '../commit/plan.js';
import type { Put } from '../commit/reading.js';
import { readBreakGlassQuota } from './break-glass.js';
import { Counters } from './counters.js';

type Given = { readonly event: RequestEvent; readonly ask: Ask };

/** The part of the circumstances that says how much was tried of late. */
export async function readEventLimits(
  moment: Moment,
  given: Given,
): Promise<Pick<Circumstances, 'breakGlassFrom' | 'wrongNumbersFrom'>> {
  const { event, ask } = given;
  if (event.kind === 'break-glass') return readBreakGlassQuota(moment);
  if (event.kind !== 'approve' || ask.numbers === undefined) return {};
  const counters = await Counters.read(moment, { person: event.by.id });
  const reached = counters.reached(['wrongNumbers']);
  return defined({ wrongNumbersFrom: reached?.at });
}

/** What goes into the same commit, where the event was refused or a number was wrong. */
export async function countEvent(
  moment: Moment,
  given: Given,
  audit: readonly Entry[],
): Promise<readonly Put[]> {
  const { event } = given;
  const kinds = LIMITED.filter((kind) => audit.some(({ fact }) => countedAs(fact) === kind));
  if (!('by' in event) || kinds.length === 0) return [];
  // Against the person who made them alone: nobody uses up what somebody else may.
  const counters = await Counters.read(moment, { person: event.by.id });
  return kinds.flatMap((kind) => counters.count(kind));
}

function countedAs(fact: Entry['fact']): Limited | undefined {
  if (fact.action === 'number.wrong') return 'wrongNumbers';
  return fact.action === 'event.refused' && isCounted(fact.refusal) ? 'refusals' : undefined;
}
