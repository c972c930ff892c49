// Releasing a code without waiting for approval: whose it is, and how often.
import type { Allowance } from './tally.js';
import type { RoleHolders } from './roles.js';

export type BreakGlassRules = RoleHolders & {
  /** Of all who may, together. */
  readonly quota: { readonly uses: number; readonly perHours: number };
};

export function breakGlassAllowance({ quota }: BreakGlassRules): Allowance {
  return { most: quota.uses, windowSeconds: quota.perHours * 3600 };
}
