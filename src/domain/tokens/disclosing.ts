// When a seed or a code may leave during the set-up (DESIGN §3.2): codes for the wizard, and the seed's QR code for the
// burner. Both stop at once with a freeze.
import type { LogRefusal } from '../audit/log-trust.js';
import type { Instant, PersonId, Step } from '../ids.js';
import { plusSeconds, step as toStep } from '../ids.js';
import { ok, refused } from '../outcome.js';
import type { Outcome } from '../outcome.js';
import { stepAt, stepStart } from '../otp/steps.js';
import type { EnrolmentCodes, Token } from './token.js';

export const ENROLMENT_CODES_AT_MOST = 5;
/** What a code for the wizard has left at least, as a part of its step. */
const LEAST_OF_A_STEP = 3;
export const ENROLMENT_SECONDS = 15 * 60;
export const SEED_QR_FREE_SECONDS = 30 * 60;
/** How long one showing of the seed's QR code lasts. */
export const SEED_QR_SHOWN_SECONDS = 60;
/** A set-up that broke off in between is swept. */
export const CAPTURING_SECONDS = 30 * 60;
/** A seed that nobody enrolled, or cancelled, does not stay. */
export const UNENROLLED_SECONDS = 24 * 3600;
/** Guesses at what the token shows. */
export const WRONG_PROOFS_AT_MOST = 10;
/** Who guesses holds up whoever has the token in the hand, and for no longer than that. */
export const WRONG_PROOFS_LOCK_SECONDS = 24 * 3600;

export type DisclosureRefusal =
  | { readonly code: 'FROZEN' }
  | LogRefusal
  | { readonly code: 'NOT_A_PROVISIONER' }
  | { readonly code: 'NOT_THE_CAPTOR' }
  /** The directory knows no such active member any more. */
  | { readonly code: 'OWNER_UNKNOWN' }
  | { readonly code: 'NO_CODES_NOW'; readonly stage: Token['stage'] }
  | { readonly code: 'CODES_USED_UP'; readonly most: number }
  | { readonly code: 'ENROLMENT_OVER'; readonly since: Instant }
  /** Every step until now was given out; the next one begins at that time. */
  | { readonly code: 'NO_NEW_STEP'; readonly at: Instant }
  /** Later than in the sitting of the capture the seed needs an approved request. */
  | { readonly code: 'APPROVAL_NEEDED' }
  | { readonly code: 'NO_SEED_QR_NOW'; readonly stage: Token['stage'] };

type Asking = {
  readonly now: Instant;
  readonly frozen: boolean;
  /** Why the log of the audit lets nothing be disclosed, where it does not. */
  readonly logRefusal?: LogRefusal;
  readonly by: PersonId;
  readonly isProvisioner: boolean;
  /** The directory knows the account owner, at this moment. */
  readonly ownerKnown: boolean;
};

/** From the first capture of the seed: capturing it again starts nothing anew. */
export const codesUntil = ({ since }: EnrolmentCodes): Instant =>
  plusSeconds(since, ENROLMENT_SECONDS);
export const seedQrUntil = ({ capturedAt }: Token): Instant =>
  plusSeconds(capturedAt, SEED_QR_FREE_SECONDS);

/**
 * The step whose code is for the wizard now: the current one while it can still be read out and typed, else the next. Of the verifier's
 * tolerance nothing is known while somebody registers, so the step's own time alone counts; and at most a third of it is asked for.
 */
export function enrolmentStep(
  now: Instant,
  of: { readonly periodSeconds: number; readonly minimumUsableSeconds: number },
): Step {
  const { periodSeconds, minimumUsableSeconds } = of;
  const current = stepAt(now, periodSeconds);
  const next = toStep(current + 1);
  const least = Math.min(minimumUsableSeconds, Math.floor(periodSeconds / LEAST_OF_A_STEP));
  return stepStart(next, periodSeconds) - now >= least * 1000 ? current : next;
}

/** Whether this is a new code or the same one again; only a new one counts. */
export function decideEnrolmentCode(
  token: Token,
  asking: Asking & {
    readonly enrolment: EnrolmentCodes;
    readonly step: Step;
    readonly lastGiven: Step | null;
  },
): Outcome<'new' | 'again', DisclosureRefusal> {
  const why = whyNoCodes(token, asking);
  if (why !== undefined) return refused(why);
  const { step, lastGiven } = asking;
  const { given, last } = asking.enrolment;
  if (last?.step === step && last.tokenId === token.id) return ok('again');
  if (given >= ENROLMENT_CODES_AT_MOST) {
    return refused({ code: 'CODES_USED_UP', most: ENROLMENT_CODES_AT_MOST });
  }
  // The clock was set back, or the step went out in another way: never a second time.
  if (lastGiven !== null && lastGiven >= step) {
    const { periodSeconds } = token.parameters;
    return refused({ code: 'NO_NEW_STEP', at: stepStart(toStep(lastGiven + 1), periodSeconds) });
  }
  return ok('new');
}

function whyNoCodes(
  token: Token,
  asking: Asking & { readonly enrolment: EnrolmentCodes },
): DisclosureRefusal | undefined {
  const { frozen, now, by, isProvisioner, ownerKnown } = asking;
  if (!isProvisioner) return { code: 'NOT_A_PROVISIONER' };
  if (by !== token.capturedBy) return { code: 'NOT_THE_CAPTOR' };
  if (frozen) return { code: 'FROZEN' };
  if (asking.logRefusal !== undefined) return asking.logRefusal;
  if (!ownerKnown) return { code: 'OWNER_UNKNOWN' };
  if (token.stage !== 'captured') return { code: 'NO_CODES_NOW', stage: token.stage };
  const over = codesUntil(asking.enrolment);
  if (now >= over) return { code: 'ENROLMENT_OVER', since: over };
  return undefined;
}

const WITH_SEED_QR: readonly Token['stage'][] = ['captured', 'enrolled', 'burned', 'shipped'];

/** `session`: digest of the session that asks. */
export function whyNoSeedQr(
  token: Token,
  asking: Asking & { readonly session: string },
): DisclosureRefusal | undefined {
  const { frozen, now, by, isProvisioner, ownerKnown, session } = asking;
  if (!isProvisioner) return { code: 'NOT_A_PROVISIONER' };
  if (frozen) return { code: 'FROZEN' };
  if (asking.logRefusal !== undefined) return asking.logRefusal;
  if (!ownerKnown) return { code: 'OWNER_UNKNOWN' };
  if (!WITH_SEED_QR.includes(token.stage)) return { code: 'NO_SEED_QR_NOW', stage: token.stage };
  const sitting = by === token.capturedBy && session === token.session && now < seedQrUntil(token);
  return sitting ? undefined : { code: 'APPROVAL_NEEDED' };
}
