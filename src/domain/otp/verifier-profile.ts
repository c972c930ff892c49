// Which steps a verifier accepts, and so from when until when the code of a step works.
import { instant, plusSeconds } from '../ids.js';
import type { Instant, Step } from '../ids.js';

export type VerifierProfile = {
  readonly name: string;
  /** Steps before the current one that are still accepted. */
  readonly past: number;
  /** Steps after the current one that are accepted already. */
  readonly future: number;
  /** Where the numbers come from. */
  readonly source: string;
  /** Only a measured window is spoken of without *should*. */
  readonly status: 'documented' | 'measured' | 'assumed';
};

const PROFILES: readonly VerifierProfile[] = [
  // ±1 minute at 30 s is documented for hardware tokens; for the software method nothing is published.
  {
    name: 'entra',
    past: 2,
    future: 2,
    source: 'learn.microsoft.com/entra/identity/authentication/concept-authentication-oath-tokens',
    status: 'assumed',
  },
  { name: 'rfc6238', past: 1, future: 1, source: 'RFC 6238 §5.2', status: 'documented' },
  {
    name: 'strict',
    past: 0,
    future: 0,
    source: 'the current step only',
    status: 'documented',
  },
];
/** A map, not an object: `constructor` is the name of no profile. */
export const BUILT_IN_PROFILES: ReadonlyMap<string, VerifierProfile> = new Map(
  PROFILES.map((profile) => [profile.name, profile]),
);

export type Certainty = 'works-until' | 'should-work-until';

/** How the end of a code's time may be spoken of. */
export function certainty({ status }: VerifierProfile): Certainty {
  return status === 'measured' ? 'works-until' : 'should-work-until';
}

export type Window = { readonly from: Instant; readonly until: Instant };

/** When a verifier accepts the code of `step`: from (step − future)·period until (step + 1 + past)·period. */
export function acceptedWindow(of: {
  readonly step: Step;
  readonly periodSeconds: number;
  readonly profile: VerifierProfile;
}): Window {
  const { step, periodSeconds, profile } = of;
  const milliseconds = periodSeconds * 1000;
  return {
    from: instant((step - profile.future) * milliseconds),
    until: instant((step + 1 + profile.past) * milliseconds),
  };
}

/** The accepted window less the allowed clock error at both ends: what people are told. */
export function shownWindow(of: {
  readonly step: Step;
  readonly periodSeconds: number;
  readonly profile: VerifierProfile;
  readonly clockErrorSeconds: number;
}): Window {
  const { from, until } = acceptedWindow(of);
  return {
    from: plusSeconds(from, of.clockErrorSeconds),
    until: plusSeconds(until, -of.clockErrorSeconds),
  };
}
