// What is said of a request that the whole seed leaves in a file, otherwise than of one for a code.
import type { SeedWords } from '../card-words.js';
import { checkSpelling, nearNames } from './ask-refusals.js';
import { approverOfExport, ownerOfExport, requesterOfExport } from './seed-export-cards.js';
import { seedQr } from './seed-qr.js';

export const seedExport: SeedWords = {
  requesterCard: requesterOfExport,
  approverCard: approverOfExport,
  ownerCard: ownerOfExport,
  notices: {
    ...seedQr.notices,
    'request-approved': ({ ownerName, by, from }, say) => ({
      heading: 'Your request was approved',
      lines: [
        `${say.names(by)} approved that the secret of the token for ${say.name(ownerName)} leaves in a file.`,
        `It can be written from ${say.time(from)} on: its card comes again then. See there what to type.`,
      ],
    }),
    'request-expired': ({ ownerName, unapproved }, say) => ({
      heading: 'Your request ran out',
      lines: unapproved
        ? [
            `That the secret of the token for ${say.name(ownerName)} leaves was not approved in time.`,
            'Call one of the approvers, then ask again.',
          ]
        : [
            `The approval for the token of ${say.name(ownerName)} was not used in time.`,
            'If the file is still needed, ask again.',
          ],
    }),
    'shown-frozen': ({ ownerName }, say) => ({
      heading: 'Do not use the file',
      lines: [
        `The security team has stopped codes. You have the secret of the token for ${say.name(ownerName)} in a file.`,
        'Delete it. If somebody else has seen it, tell the security team now.',
      ],
    }),
    'request-stopped': ({ ownerName }, say) => ({
      heading: 'Your request was stopped',
      lines: [
        `The secret of the token for ${say.name(ownerName)} does not leave on it any more.`,
        'See its card for the reason, and for what to do.',
      ],
    }),
    'request-reminder': ({ requesterName, ownerName, until }, say) => ({
      heading: 'A request still waits for you',
      lines: [
        `${say.name(requesterName)} asked that the whole secret of the token for ${say.name(ownerName)} leaves in a file, and waits for an answer.`,
        `Press Approve or Deny on its card before ${say.time(until)}. To see it again, type /requests.`,
      ],
    }),
  },
  pressRefusals: {
    SELF_APPROVAL: () =>
      'You asked for this secret, so two others have to approve it. Call the approvers.',
    OWNER_APPROVAL: () =>
      'It is your own token, so others have to approve it. Leave it to other approvers.',
    CAPTOR_APPROVAL: () =>
      'You set this token up, so others have to approve that its secret leaves. Leave it to other approvers.',
    OWNER_UNKNOWN: () =>
      'The directory does not know the account owner any more (the account may be disabled), so no secret can be approved or leave. Ask your administrator.',
    NOT_YOUR_REQUEST: () =>
      'Only the person who asked can do that. To ask yourself, type /export, a name and the reason.',
    BREAK_GLASS_NOT_ALLOWED: () => 'A secret never leaves without approval. Call the approvers.',
  },
  askRefusals: {
    REASON_MISSING: () => [
      'A reason is needed: the whole secret of the token would leave in a file, and nobody can call it back.',
      'Type it behind the name: /export alice it goes into Entra',
    ],
    NAME_MISSING: () => [
      'Whose secret has to leave?',
      'Type /export, the name, and the reason: /export alice it goes into Entra',
    ],
    UNKNOWN_PERSON: ({ typed, nearest }, say) => [
      `I know nobody by the name ${say.quote(typed)}.`,
      ...nearNames(nearest),
      `${checkSpelling(nearest)} or type the address instead. For a name of several words, type it in quotation marks: /export "Alice Example"`,
    ],
    SEVERAL_TOKENS: ({ owner }, say) => [
      `${say.name(owner.name)} has several tokens. Choose the one whose secret is to leave: whatever else you typed is kept.`,
    ],
  },
};
