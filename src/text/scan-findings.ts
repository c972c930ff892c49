// What is said about a scan that is no seed: of each kind its heading, what it is, and the way forward.
import type { NotASeed, NotASeedCode, OTHER_THINGS } from '../domain/capture/not-a-seed.js';
import type { OfCode } from './by-code.js';
import type { Told } from './card-words.js';

export type Findings = { readonly [C in NotASeedCode]: (about: OfCode<NotASeed, C>) => Told };

/** Something else altogether; all the others should have been a secret. */
type OtherThing = (typeof OTHER_THINGS)[number] | 'SERIAL_NUMBER';
export type BrokenFindings = Omit<Findings, OtherThing>;

export function tellFinding(findings: Findings, finding: NotASeed): Told {
  return tell(findings, finding.code, finding);
}

function tell<C extends NotASeedCode>(
  findings: { readonly [K in C]: (about: OfCode<NotASeed, K>) => Told },
  code: C,
  finding: OfCode<NotASeed, C>,
): Told {
  return findings[code](finding);
}
