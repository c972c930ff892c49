// The policy file's whole shape: one section a file, each a few fields with its defaults and what they mean. A section's
// type stands in domain/policy; a field that this file does not name is refused.
import { z } from 'zod';
import { approvals } from './approvals.js';
import { audit } from './audit.js';
import { breakGlass } from './break-glass.js';
import { callerVerification } from './caller-verification.js';
import { codes } from './codes.js';
import { languages } from './languages.js';
import { lifetimes } from './lifetimes.js';
import { limits } from './limits.js';
import { mayApprove } from './may-approve.js';
import { numberMatching } from './number-matching.js';
import { provisioning } from './provisioning.js';
import { ownerDelay } from './owner-delay.js';
import { retention } from './retention.js';
import { roles } from './roles.js';
import { samePerson } from './same-person.js';
import { seedExport } from './seed-export.js';

export const policySchema = z.strictObject({
  $schema: z.string().optional().describe('Where the schema is, for editors: policy.schema.json.'),
  roles,
  ...approvals,
  ...lifetimes,
  ...codes,
  ...mayApprove,
  ...numberMatching,
  ...ownerDelay,
  ...provisioning,
  ...samePerson,
  callerVerification,
  breakGlass,
  seedExport,
  limits,
  retention,
  audit,
  languages,
});
