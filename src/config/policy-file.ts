// The policy file: parsed once, refused whole, with the path and the wrong value of everything that is wrong in it. Its
// sections are in policy/.
import { createHash } from 'node:crypto';
import type { Policy } from '../domain/policy/policy.js';
import { unfulfillable } from './policy/fulfilment.js';
import { meantFields } from './policy/known-fields.js';
import { sayIssue } from './policy/say-issue.js';
import { policySchema } from './policy/schema.js';
import type { Problem } from './problem.js';

export type PolicyFileResult =
  | { readonly ok: true; readonly policy: Policy }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** `content`: the parsed JSON of the file at `path`. */
export function parsePolicyFile(content: unknown, path: string): PolicyFileResult {
  const parsed = policySchema.safeParse(content);
  if (!parsed.success) {
    const meantField = meantFields();
    const problems = parsed.error.issues.map((issue) => ({
      where: [path, ...issue.path.map(String)].join(' › '),
      problem: sayIssue(issue, content, meantField),
    }));
    return { ok: false, problems };
  }
  const { $schema, ...rules } = parsed.data;
  const policy: Policy = { ...rules, version: versionOf(rules) };
  const problems = unfulfillable(policy).map(({ field, problem }) => ({
    where: [path, ...field].join(' › '),
    problem,
  }));
  return problems.length === 0 ? { ok: true, policy } : { ok: false, problems };
}

/** Of what it says, defaults and all: blanks and the order of fields make no other policy. */
function versionOf(rules: Omit<Policy, 'version'>): string {
  return createHash('sha256').update(JSON.stringify(rules)).digest('hex').slice(0, 12);
}
