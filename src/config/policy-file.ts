// The policy file: parsed once, refused whole, with the path and the wrong value of everything that is wrong in it.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { minimumCanBeMet } from '../domain/otp/choose-step.js';
import { DEFAULT_PARAMETERS } from '../domain/otp/parameters.js';
import { parseVerifierProfile } from '../domain/otp/verifier-profile.js';
import type { VerifierProfile } from '../domain/otp/verifier-profile.js';
import type { Policy } from '../domain/policy/policy.js';
import { breakGlass } from './policy/break-glass.js';
import { holders, whole } from './policy/fields.js';
import type { Problem } from './problem.js';

const profile: z.ZodType<VerifierProfile> = z.unknown().transform((value, context) => {
  const parsed = parseVerifierProfile(value);
  if (parsed.ok) return parsed.value;
  const message = `is no verifier profile: one of ${parsed.refusal.known}, or own numbers`;
  context.addIssue({ code: 'custom', message });
  return z.NEVER;
});

const schema = z.strictObject({
  $schema: z.string().optional(),
  roles: z.strictObject({
    requester: holders,
    approver: holders,
    provisioner: holders,
    auditor: holders,
    security: holders,
    operator: holders,
  }),
  approvalsNeeded: whole(1, 5).default(1),
  requestLivesSeconds: whole(30, 86_400).default(600),
  approvalLivesSeconds: whole(30, 86_400).default(600),
  codesPerApproval: whole(1, 3).default(1),
  showAgainAtMost: whole(0, 3).default(3),
  stepsAhead: whole(0, 20).default(1),
  minimumUsableSeconds: whole(1, 600).default(20),
  clockErrorSeconds: whole(0, 30).default(5),
  profile: profile.default(entra()),
  captorTakesNoPartInFirstRelease: z.boolean().default(true),
  wrongNumbersAtMost: whole(1, 5).default(3),
  breakGlass,
});

function entra(): VerifierProfile {
  const parsed = parseVerifierProfile('entra');
  if (parsed.ok) return parsed.value;
  throw new Error('the entra profile is built in');
}

export type PolicyFileResult =
  | { readonly ok: true; readonly policy: Policy }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** `content`: the parsed JSON of the file at `path`. */
export function parsePolicyFile(content: unknown, path: string): PolicyFileResult {
  const parsed = schema.safeParse(content);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => ({
      where: [path, ...issue.path.map(String)].join(' › '),
      problem: `${issue.message} (it is ${shown(content, issue.path)})`,
    }));
    return { ok: false, problems };
  }
  const content256 = createHash('sha256').update(JSON.stringify(parsed.data));
  const policy: Policy = { ...parsed.data, version: content256.digest('hex').slice(0, 12) };
  const problems = unfulfillable(policy, path);
  return problems.length === 0 ? { ok: true, policy } : { ok: false, problems };
}

/** A policy that no code could ever satisfy is refused at the start, not at the first request. */
function unfulfillable(policy: Policy, path: string): readonly Problem[] {
  const { periodSeconds } = DEFAULT_PARAMETERS;
  const problems: Problem[] = [];
  if (policy.stepsAhead > policy.profile.future) {
    problems.push({
      where: `${path} › stepsAhead`,
      problem: `is ${policy.stepsAhead}, but the verifier profile "${policy.profile.name}" takes codes at most ${policy.profile.future} steps ahead. Lower it.`,
    });
  }
  if (!minimumCanBeMet({ ...policy, periodSeconds })) {
    problems.push({
      where: `${path} › minimumUsableSeconds`,
      problem: `is ${policy.minimumUsableSeconds}, but with the verifier profile "${policy.profile.name}" no code works for that long. Lower it, or choose another profile.`,
    });
  }
  return problems;
}

function shown(content: unknown, path: readonly PropertyKey[]): string {
  let value: unknown = content;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return 'missing';
    value = new Map(Object.entries(value)).get(String(key));
  }
  return value === undefined ? 'missing' : JSON.stringify(value);
}
