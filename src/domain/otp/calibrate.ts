// Which steps a verifier accepts, measured by signing in: what is to be tried next, and what the tries so far prove. Pure: a run that was
// broken off goes on from its tries. No step is tried twice, and steps only rise, since a verifier may refuse one that is not newer
// than the last (RFC 6238 §5.2): such a refusal would say nothing of its window.
import { instant, step } from '../ids.js';
import type { Instant, Step } from '../ids.js';
import { nearestFirst } from './find-offsets.js';
import { stepAt, stepStart } from './steps.js';

/** As far as our clock and the verifier's may be apart without the result becoming wider than the truth. */
export const CLOCKS_APART_SECONDS = 20;
/** Shorter time steps leave no time in which a code could be sent. */
export const SHORTEST_PERIOD_SECONDS = 30;
/** Steps to each side that are looked for; what a verifier takes beyond is not found. */
export const MOST_FOUND = 4;
/** Of one offset, where somebody was too slow for the answer to decide it. */
const TRIES_AT_MOST = 2;

type Phase = 'early' | 'middle' | 'late';

/** One code that was sent. It holds neither the code nor anything of the secret. */
export type Tried = {
  /** Steps from the step of that time: 0 at the beginning, then to one side or the other. */
  readonly offset: number;
  readonly step: Step;
  /** Sent not before and not after: by our clock. */
  readonly notBefore: Instant;
  readonly notAfter: Instant;
  readonly phase: Phase;
  /** `mistyped`: something else was sent; it decides nothing, and the step is used up. */
  readonly outcome: 'accepted' | 'refused' | 'mistyped';
};

export type ToTry = Pick<Tried, 'offset' | 'step' | 'phase'> & {
  /** When it is to be sent. */
  readonly from: Instant;
  readonly until: Instant;
};

export type Calibration =
  | { readonly kind: 'try'; readonly next: ToTry }
  /** Never wider than what the verifier accepts. */
  | { readonly kind: 'measured'; readonly past: number; readonly future: number }
  /** Not even the code of now was taken, at three places in its step. */
  | { readonly kind: 'nothing-accepted' };

/** What the tries so far leave to be done. `periodSeconds`: at least {@link SHORTEST_PERIOD_SECONDS}. */
export function calibration(
  tries: readonly Tried[],
  { now, periodSeconds }: { readonly now: Instant; readonly periodSeconds: number },
): Calibration {
  const decided = tries.filter(({ outcome }) => outcome !== 'mistyped');
  const asks = nextQuestion(decided, periodSeconds);
  if (asks === 'nothing-accepted') return { kind: asks };
  if (asks !== undefined) {
    const last = Math.max(-1, ...tries.map((one) => one.step));
    return { kind: 'try', next: placed(asks, { last, now, periodSeconds }) };
  }
  const past = proven(decided, 'past', periodSeconds);
  return { kind: 'measured', past, future: proven(decided, 'future', periodSeconds) };
}

type Question = Pick<Tried, 'offset' | 'phase'>;

/** First the code of now, then the side of the future, which needs no waiting, then the past. */
function nextQuestion(
  tries: readonly Tried[],
  periodSeconds: number,
): Question | 'nothing-accepted' | undefined {
  const begun = tries.filter(({ offset }) => offset === 0);
  if (!begun.some(({ outcome }) => outcome === 'accepted')) {
    // Clocks that are apart put the code of now into another step, but not at every place of it.
    const phase = (['middle', 'late', 'early'] as const)[begun.length];
    return phase === undefined ? 'nothing-accepted' : { offset: 0, phase };
  }
  const future = nextSteps(tries, 'future', periodSeconds);
  if (future !== undefined) return { offset: future, phase: 'early' };
  const past = nextSteps(tries, 'past', periodSeconds);
  return past === undefined ? undefined : { offset: -past, phase: 'late' };
}

type Side = 'past' | 'future';

/** The middle of what is still open, so that five answers take two or three tries; undefined where nothing is. */
function nextSteps(tries: readonly Tried[], side: Side, periodSeconds: number): number | undefined {
  const least = Math.min(MOST_FOUND, proven(tries, side, periodSeconds));
  const most = refusedFrom(tries, side, periodSeconds) - 1;
  return least >= most ? undefined : Math.ceil((least + most) / 2);
}

/** So many steps were accepted, however far the clocks are apart: of the time in which it was sent the worst counts. */
function proven(tries: readonly Tried[], side: Side, periodSeconds: number): number {
  const shown = tries
    .filter(({ outcome }) => outcome === 'accepted')
    .map((one) => (side === 'future' ? aheadAtLeast : behindAtLeast)(one, periodSeconds));
  return Math.max(0, ...shown);
}

function aheadAtLeast({ step: sent, notAfter }: Tried, periodSeconds: number): number {
  return sent - stepAt(apart(notAfter, 1), periodSeconds);
}

function behindAtLeast({ step: sent, notBefore }: Tried, periodSeconds: number): number {
  return stepAt(apart(notBefore, -1), periodSeconds) - sent;
}

function apart(at: Instant, side: 1 | -1): Instant {
  return instant(at + side * CLOCKS_APART_SECONDS * 1000);
}

/** The nearest offset that is not accepted, or was tried often enough without being proved. */
function refusedFrom(tries: readonly Tried[], side: Side, periodSeconds: number): number {
  const offsets = nearestFirst(MOST_FOUND).filter((offset) =>
    side === 'future' ? offset > 0 : offset < 0,
  );
  const closed = offsets.filter((offset) => {
    const ofIt = tries.filter((one) => one.offset === offset);
    return ofIt.length >= TRIES_AT_MOST || ofIt.some((one) => isRefusal(one, periodSeconds));
  });
  const unproven = closed
    .map(Math.abs)
    .filter((steps) => steps > proven(tries, side, periodSeconds));
  return Math.min(MOST_FOUND + 1, ...unproven);
}

/** Who sent it late may have met another step: then it is asked once more. */
function isRefusal(
  { outcome, step: sent, offset, notAfter }: Tried,
  periodSeconds: number,
): boolean {
  return outcome === 'refused' && stepAt(notAfter, periodSeconds) === sent - offset;
}

/** The first time at which that code is newer than every one before, and there is time to type it. */
function placed(
  { offset, phase }: Question,
  at: { readonly last: number; readonly now: Instant; readonly periodSeconds: number },
): ToTry {
  const { last, now, periodSeconds } = at;
  const current = stepAt(now, periodSeconds);
  const around = Math.max(current, last + 1 - offset);
  const [begin, end] = windowOf(phase, periodSeconds);
  const opens = (of: number): Instant => instant(stepStart(step(of), periodSeconds) + begin * 1000);
  const chosen = opens(around) < now ? around + 1 : around;
  const from = opens(chosen);
  return {
    offset,
    phase,
    step: step(chosen + offset),
    from,
    until: instant(from + (end - begin) * 1000),
  };
}

/** Seconds of a step: at its beginning, where a clock that is fast is in it, too; at its end; or between. */
function windowOf(phase: Phase, periodSeconds: number): readonly [number, number] {
  const long = periodSeconds - CLOCKS_APART_SECONDS;
  if (phase === 'early') return [0, long];
  if (phase === 'late') return [periodSeconds - long, periodSeconds];
  const middle = (periodSeconds - long) / 2;
  return [middle, middle + long];
}
