// The codes around now, each with the time in which a verifier should take it, and which of them to mail.
import { step } from '../ids.js';
import type { Instant, Step } from '../ids.js';
import { stepAt } from './steps.js';
import { shownWindow } from './verifier-profile.js';
import type { VerifierProfile, Window } from './verifier-profile.js';

/** As many before and after the current step as the article's tool shows. */
export const TABLE_STEPS = 4;

export type CodeRow = Window & {
  /** Steps from the current one; negative before it. */
  readonly offset: number;
  readonly step: Step;
  /** Works now, and of those the longest: what is sent by mail. */
  readonly isBestToMail: boolean;
};

export type TableOf = {
  readonly now: Instant;
  readonly periodSeconds: number;
  readonly profile: VerifierProfile;
  readonly clockErrorSeconds: number;
};

/** From the earliest to the latest; there are no steps before 1970. `around`: so many to each side. */
export function codeTable(of: TableOf, around = TABLE_STEPS): readonly CodeRow[] {
  const current = stepAt(of.now, of.periodSeconds);
  const rows = Array.from({ length: 2 * around + 1 }, (_, index) => index - around)
    .filter((offset) => current + offset >= 0)
    .map((offset) => {
      const at = step(current + offset);
      return { offset, step: at, ...shownWindow({ ...of, step: at }) };
    });
  const best = bestToMail(rows, of.now);
  return rows.map((row) => ({ ...row, isBestToMail: row.offset === best }));
}

/** The farthest ahead that is taken already; the current one where the clocks' error leaves none that surely is. */
function bestToMail(rows: readonly (Window & { readonly offset: number })[], now: Instant): number {
  const taken = rows.filter(({ from, until }) => from <= now && now < until);
  return Math.max(0, ...taken.map(({ offset }) => offset));
}
