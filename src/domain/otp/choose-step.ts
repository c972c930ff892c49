// Which step's code to give out now: ahead enough to work for a while, never one that was given out before, never one
// that the verifier would not take yet.
import { step as toStep } from '../ids.js';
import type { Instant, Step } from '../ids.js';
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

/** Needs {@link minimumCanBeMet}; otherwise there may be no answer. */
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
  const current = stepAt(now, periodSeconds);
  // From here on the candidate is within the verifier's reach.
  const reachable = (lastGiven ?? -1) + 1 - profile.future;
  let start = toStep(Math.max(current + 1, reachable));
  while (choiceAt(question, stepStart(start, periodSeconds)) === undefined) {
    start = toStep(start + 1);
  }
  return stepStart(start, periodSeconds);
}

/** Can a step that begins now be usable for as long as the policy asks? Otherwise no code could ever be given out. */
export function minimumCanBeMet(of: {
  readonly periodSeconds: number;
  readonly profile: VerifierProfile;
  readonly stepsAhead: number;
  readonly minimumUsableSeconds: number;
  readonly clockErrorSeconds: number;
}): boolean {
  const now = stepStart(toStep(1_000_000), of.periodSeconds);
  return choiceAt({ ...of, now }, now) !== undefined;
}
