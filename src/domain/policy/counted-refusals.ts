// Which refusals are counted against a person: what was tried in somebody else's place, or without the role for it. A slip, which
// reached nobody and cost nothing (an unknown name, a time that cannot be read, a press too late), is not. One rule, for what is typed
// and for what is pressed (docs/policy.md).
import type { ReleaseRefusalCode } from '../release/refusal.js';
import { isWithoutRole } from './without-role.js';

const COUNTED: readonly string[] = [
  'NOT_A_REQUESTER',
  'NOT_YOUR_REQUEST',
  'NOT_THE_OWNER',
  'NOT_AN_APPROVER',
  'OTHERS_APPROVE_THIS',
  'SELF_APPROVAL',
  'OWNER_APPROVAL',
  'CAPTOR_APPROVAL',
  'CAPTOR_REQUEST',
  'BREAK_GLASS_NOT_ALLOWED',
  // Each yes that is taken back was told to somebody; each number was somebody's to tell.
  'TAKEN_BACK_TOO_OFTEN',
  'TOO_MANY_WRONG_NUMBERS',
] satisfies readonly ReleaseRefusalCode[];

/** `code`: a refusal's, of a command or of a press. */
export function isCounted(code: string): boolean {
  return isWithoutRole(code) || COUNTED.includes(code);
}
