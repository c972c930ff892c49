// Releasing a code without waiting for approval: whose it is, and how often.
import type { Allowance } from './tally.js';
import type { RoleHolders } from './roles.js';

export type BreakGlassRules = RoleHolders & {
  /** Of all who may, together. */
  readonly quota: { readonly uses: number; readonly perHours: number };
};

/** The widest quota that a policy can have. Uses are kept for it, whatever the policy says meanwhile. */
export const WIDEST_QUOTA = { uses: 100, perHours: 720 } as const;
export const BREAK_GLASS_KEPT: Allowance = {
  most: WIDEST_QUOTA.uses,
  windowSeconds: WIDEST_QUOTA.perHours * 3600,
};

export function breakGlassAllowance({ quota }: BreakGlassRules): Allowance {
  return { most: quota.uses, windowSeconds: quota.perHours * 3600 };
}
