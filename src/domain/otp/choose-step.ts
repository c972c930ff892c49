// Which step's code to give out now: ahead enough to work for a while, never one that was given out before, never one
// that the verifier would not take yet.
import { step as toStep } from '../ids.js';
import type { Instant, Step } from '../ids.js';
import { InvariantBroken } from '../outcome.js';
import { stepAt, stepStart } from './steps.js';
import { shownWindow } from './verifier-profile.js';
import type { VerifierProfile } from './verifier-profile.js';

export type StepQuestion = {
  readonly now: Instant;
  readonly periodSeconds: number;
  readonly profile: VerifierProfile;
  /** Steps ahead of the current one; more than the profile's future counts as the profile's future. */
  readonly stepsAhead: number;
  /** The last step given out for this seed. */
  readonly lastGiven?: Step;
  readonly minimumUsableSeconds: number;
  readonly clockErrorSeconds: number;
};

export type StepChoice =
  | {
      readonly kind: 'step';
      readonly step: Step;
      /** Less the clock error; may lie a few seconds ahead. */
      readonly worksFrom: Instant;
      readonly worksUntil: Instant;
    }
  /** No step can be given out now; from `at` on one can. */
  | { readonly kind: 'available-at'; readonly at: Instant };

type Choice = Extract<StepChoice, { kind: 'step' }>;

/** Throws `InvariantBroken` where no step could ever be usable for long enough: ask {@link minimumCanBeMet} before. */
export function chooseStep(question: StepQuestion): StepChoice {
  const chosen = choiceAt(question, question.now);
  if (chosen !== undefined) return chosen;
  return { kind: 'available-at', at: nextChance(question) };
}

function choiceAt(question: StepQuestion, now: Instant): Choice | undefined {
  const { periodSeconds, profile, lastGiven, minimumUsableSeconds } = question;
  const current = stepAt(now, periodSeconds);
  const ahead = Math.min(question.stepsAhead, profile.future);
  const candidate = toStep(Math.max(current + ahead, (lastGiven ?? -1) + 1));
  if (candidate > current + profile.future) return undefined;
  const { from, until } = shownWindow({ ...question, step: candidate });
  const usableMs = until - Math.max(now, from);
  if (usableMs < minimumUsableSeconds * 1000) return undefined;
  return { kind: 'step', step: candidate, worksFrom: from, worksUntil: until };
}

/** Only the beginning of a step can bring a new chance: within one, what is left only shrinks. */
function nextChance(question: StepQuestion): Instant {
  const { now, periodSeconds, profile, lastGiven } = question;
  const reachable = (lastGiven ?? -1) + 1 - profile.future;
  const start = toStep(Math.max(stepAt(now, periodSeconds) + 1, reachable));
  const at = stepStart(start, periodSeconds);
  if (choiceAt(question, at) !== undefined) return at;
  // Later it gets no better: the candidate is then no further ahead, and works for no longer.
  throw new InvariantBroken('the minimum can never be met, and a step was asked for');
}

/**
 * Can a step that begins now be usable for as long as the policy asks? Otherwise no code could ever be given out. It
 * depends on the token's period: what holds for 30 seconds may not for 15.
 */
export function minimumCanBeMet(of: {
  readonly periodSeconds: number;
  readonly profile: VerifierProfile;
  readonly stepsAhead: number;
  readonly minimumUsableSeconds: number;
  readonly clockErrorSeconds: number;
}): boolean {
  const { periodSeconds, profile, stepsAhead, minimumUsableSeconds, clockErrorSeconds } = of;
  const now = stepStart(toStep(1_000_000), periodSeconds);
  // One by one: a `lastGiven` that came along would make this about one moment.
  const limits = { profile, stepsAhead, minimumUsableSeconds, clockErrorSeconds };
  return choiceAt({ ...limits, now, periodSeconds }, now) !== undefined;
}
