// Secrets are written in groups of one length, the last of which may be a shorter one; words are of any length. That tells one
// from the other, wherever both may stand.
import { GROUPING } from '../otp/base32.js';

export function groupsOf(text: string): readonly string[] {
  return text.split(GROUPING).filter((group) => group !== '');
}

/** The last group may be of any length here. */
export function isUneven(groups: readonly string[]): boolean {
  return groups.slice(0, -1).some(({ length }) => length !== groups[0]?.length);
}
