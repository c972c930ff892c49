// What `otp-bridge export` says: where the seed went, or why it went nowhere. Never what stands in the file.
import type { ExportRefusal } from '../../app/bridge.js';
import type { Instant } from '../../domain/ids.js';
import type { OfCode } from '../by-code.js';

type Why = {
  readonly [C in ExportRefusal['code']]?: (refusal: OfCode<ExportRefusal, C>) => string;
};

const at = (time: Instant): string => `${new Date(time).toISOString().slice(0, 19)}Z`;

/** Those that can come of a run; whatever else a request may answer is not possible at that point. */
const WHY: Why = {
  NOTHING_HERE: () =>
    'There is no such request of yours for a secret in a file. Ask for one in the chat: /export, the name and the reason.',
  NOT_YOUR_REQUEST: () => 'Only the person who asked can run this: sign in as them.',
  NOT_AN_EXPORTER: () =>
    'The policy does not name you any more among those who may ask that a secret leaves (seedExport).',
  FROZEN: () =>
    'Codes and secrets are frozen. Ask the security team why and until when; the approval is kept, and runs on.',
  LOG_ROLLED_BACK: () =>
    'Nothing is given out: the records are older than what was signed and kept elsewhere. Call the security team, and see otp-bridge doctor.',
  LOG_UNANCHORED: () =>
    'Nothing is given out: the log of the audit could not be kept elsewhere for longer than the policy allows. See otp-bridge doctor; the approval is kept.',
  OWNER_UNKNOWN: () =>
    'The directory does not know the account owner any more, so no secret leaves. The account may be disabled.',
  TOKEN_NOT_EXPORTABLE: () =>
    'The secret of this token leaves in no file as it stands: it has ended, or a second provisioner has to confirm it first.',
  NOT_YET: ({ at: from }) => `It is too early: not before ${at(from)}.`,
  APPROVAL_LOST: () =>
    'An approval does not count any more: whoever gave it lost the role, or may not approve this by now. It waits for another one.',
  RELEASE_IN_PROGRESS: () =>
    'It is being fetched already, by this command elsewhere. If nothing comes of that, run it again after 15 seconds.',
  SHOWN_TOO_OFTEN: () =>
    'It was given out under this request already, and is not given out twice. Ask again in the chat.',
  NOT_NOW: ({ state }) =>
    state === 'pending'
      ? 'It is not approved yet: two people have to. You get a message when they have.'
      : 'It was given out under this request already, and is not given out twice. Ask again in the chat.',
  REQUEST_OVER: ({ state }) => `The request is over (${state}). Its card says how it ended.`,
  MOVED_ON: () => 'The request has changed meanwhile: its card says how.',
  VAULT_FAILED: ({ retryable }) =>
    retryable
      ? 'The vault did not give the secret just now. The approval is kept: run it once more.'
      : 'The vault did not give the secret. The approval is kept: see otp-bridge doctor.',
  FORMAT_NEEDS: ({ field }) =>
    `Entra’s sheet wants a ${field}: give it (--serial, --manufacturer, --model). The approval is kept.`,
  FORMAT_CANNOT_HOLD: ({ field }) =>
    `Entra’s sheet does not take this token’s ${field}. The approval is kept: --otpauth holds it.`,
};

function tell<C extends ExportRefusal['code']>(
  why: Why,
  code: C,
  refusal: OfCode<ExportRefusal, C>,
): string {
  return (
    why[code]?.(refusal) ?? 'That is not possible at this point: its card says where it stands.'
  );
}

export const seedExport = {
  refusal: (refusal: ExportRefusal) => tell(WHY, refusal.code, refusal),
  whichFormat: 'Say which: --otpauth or --entra-csv, one of them.',
  fetching: 'the secret is fetched',
  written: (file: string) =>
    `${file} holds the whole secret of the token. Whoever has it can make every code: delete it as soon as it is used, and every copy.`,
  noModes:
    'Windows has no modes as other systems have: whoever may read the folder may read the file.',
  fileThere: 'The file is there already: none is written over. Nothing was given out.',
  notWritable: 'The file cannot be made there. Nothing was given out.',
  lostOnTheWay: (file: string) =>
    `The secret was given out, and could not be written to ${file}, which was taken away again. The audit says given out, and so does the message to the account owner. Mend the disk, and ask again in the chat.`,
  lostAndLeft: (file: string) =>
    `The secret was given out, and could not be written to ${file}; nor can that be taken away: a part of the secret may be in it. Delete it. The audit says given out.`,
} as const;
