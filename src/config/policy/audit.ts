// `audit` in the policy file: how often its log is signed, and how long codes go on while no checkpoint can be kept elsewhere.
import { z } from 'zod';
import { parseVerifierKey } from '../../domain/audit/note-key.js';
import { CHAT_ROLES, DEFAULT_AUDIT } from '../../domain/policy/audit-rules.js';
import type { AuditRules, ChatRules, WitnessRules } from '../../domain/policy/audit-rules.js';
import { whole } from './fields.js';

const WITNESSES_AT_MOST = 5;
/** Without TLS on this machine alone. */
const ADDRESS = /^(?:https:\/\/|http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?=[:/]|$))[^\s?#@]+$/;
const ADDRESS_WRONG = 'must be an address that begins with https://, with no ? and no #';
const KEY_WRONG =
  'must be the public key that the witness prints at its start: name+id+key, of a cosigner (c2sp.org/tlog-cosignature)';

const witness: z.ZodType<WitnessRules> = z.strictObject({
  url: z
    .string({ error: ADDRESS_WRONG })
    .regex(ADDRESS, { error: ADDRESS_WRONG })
    .describe('Where it is asked: /add-checkpoint is put behind it.'),
  key: z
    .string({ error: KEY_WRONG })
    .refine(isCosigner, { error: KEY_WRONG })
    .describe('Its public key: name+id+key.'),
});

function isCosigner(written: string): boolean {
  const key = parseVerifierKey(written);
  return key.ok && key.value.kind === 'cosigner';
}

const chat: z.ZodType<ChatRules> = z.strictObject({
  to: z
    .array(z.enum(CHAT_ROLES))
    .min(1)
    .readonly()
    .default(['auditor'])
    .describe('Whose chats: those of everybody who holds one of these roles.'),
  everyMinutes: whole(5, 10_080)
    .default(60)
    .describe('One message at most in so many minutes, with the newest checkpoint.'),
});

export const audit: z.ZodType<AuditRules['audit']> = z
  .strictObject({
    checkpointEntries: whole(1, 10_000)
      .default(DEFAULT_AUDIT.checkpointEntries)
      .describe(
        'Entries after which a checkpoint is signed. After a disclosure one is signed at once.',
      ),
    checkpointMinutes: whole(1, 1_440)
      .default(DEFAULT_AUDIT.checkpointMinutes)
      .describe('Minutes after which a checkpoint is signed, where there are new entries.'),
    unanchoredEntries: whole(1, 100_000)
      .default(DEFAULT_AUDIT.unanchoredEntries)
      .describe('Entries that may be in no anchor: with more, no code and no secret is shown.'),
    unanchoredHours: whole(1, 720)
      .default(DEFAULT_AUDIT.unanchoredHours)
      .describe(
        'Hours for which entries may be in no anchor: after more, no code and no secret is shown.',
      ),
    witnesses: z
      .array(witness)
      .max(WITNESSES_AT_MOST, { error: `must be at most ${WITNESSES_AT_MOST}` })
      .readonly()
      .optional()
      .describe('Who is asked to sign each checkpoint, too (otp-bridge witness, or another one).'),
    chat: chat
      .optional()
      .describe(
        'Checkpoints in people’s chats, where they keep them; nobody gets them without it.',
      ),
  })
  .default(DEFAULT_AUDIT)
  .describe(
    'The log of the audit: when it is signed, and how long codes go on while its anchor cannot be reached.',
  );
