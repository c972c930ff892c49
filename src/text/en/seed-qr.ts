// What is said of a request for the whole seed, as a QR code for the burner, otherwise than of one for a code.
import type { SeedNotices, SeedWords } from '../card-words.js';
import { checkSpelling, nearNames, openAChat } from './ask-refusals.js';
import { approverOfSeed } from './seed-approver-card.js';
import { ownerOfSeed } from './seed-owner-card.js';
import { requesterOfSeed } from './seed-requester-card.js';

const notices: SeedNotices = {
  'request-approved': ({ ownerName, by, from }, say) => ({
    heading: 'Your request was approved',
    lines: [
      `${say.names(by)} approved that you see the secret of the token for ${say.name(ownerName)}.`,
      `You can show it from ${say.time(from)} on: its card comes again then. Press Show the QR code on it.`,
    ],
  }),
  'request-denied': ({ ownerName, by, reason }, say) => ({
    heading: 'Your request was denied',
    lines: [
      `${say.name(by)} denied you the secret of the token for ${say.name(ownerName)}.`,
      ...(reason.trim() === '' ? [] : [`Their reason: ${say.quote(reason)}`]),
      `Talk to ${say.name(by)} before you ask again.`,
    ],
  }),
  'request-expired': ({ ownerName, unapproved }, say) => ({
    heading: 'Your request ran out',
    lines: [
      unapproved
        ? `Showing the secret of the token for ${say.name(ownerName)} was not approved in time.`
        : `The approval for the token of ${say.name(ownerName)} was not used in time.`,
      unapproved
        ? 'Call one of the approvers, then ask again.'
        : 'If the token still has to be burned, ask again.',
    ],
  }),
  'shown-frozen': ({ ownerName }, say) => ({
    heading: 'Do not use the QR code',
    lines: [
      `The security team has stopped codes. You have seen the secret of the token for ${say.name(ownerName)}.`,
      'Burn no token with it. If somebody else has seen it, tell the security team now.',
    ],
  }),
  'request-stopped': ({ ownerName }, say) => ({
    heading: 'Your request was stopped',
    lines: [
      `The secret of the token for ${say.name(ownerName)} is not shown on it any more.`,
      'See its card for the reason, and for what to do.',
    ],
  }),
  'request-reminder': ({ requesterName, ownerName, until }, say) => ({
    heading: 'A request still waits for you',
    lines: [
      `${say.name(requesterName)} asked to see the whole secret of the token for ${say.name(ownerName)}, and waits for an answer.`,
      `Press Approve or Deny on its card before ${say.time(until)}. To see it again, type /requests.`,
    ],
  }),
  'approvers-unreachable': ({ ownerName, couldBe }, say) => ({
    heading: 'Nobody could be asked',
    lines: [
      `I could not reach anybody to approve the request for the token of ${say.name(ownerName)}. Cancel it.`,
      ...openAChat(couldBe, say),
    ],
  }),
};

export const seedQr: SeedWords = {
  requesterCard: requesterOfSeed,
  approverCard: approverOfSeed,
  ownerCard: ownerOfSeed,
  notices,
  pressRefusals: {
    SELF_APPROVAL: () =>
      'You asked to see this secret, so somebody else has to approve it. Call one of the approvers.',
    OWNER_APPROVAL: () =>
      'It is your own token, so somebody else has to approve it. Leave it to another approver.',
    CAPTOR_APPROVAL: () =>
      'You set this token up, so somebody else has to approve that its secret is shown. Leave it to another approver.',
    OWNER_UNKNOWN: () =>
      'The directory does not know the account owner any more (the account may be disabled), so no secret can be approved or shown. Ask your administrator.',
    NOT_YOUR_REQUEST: () =>
      'Only the person who asked can do that. To ask yourself, type /reburn, a name and the reason.',
    BREAK_GLASS_NOT_ALLOWED: () =>
      'A secret is never shown without approval. Call one of the approvers.',
  },
  askRefusals: {
    REASON_MISSING: () => [
      'A reason is needed: the whole secret of the token would be shown, which is more than one code.',
      'Type it behind the name: /reburn alice the burner failed halfway',
    ],
    NAME_MISSING: () => [
      'Whose token has to be burned again?',
      'Type /reburn, the name, and the reason: /reburn alice the burner failed halfway',
    ],
    UNKNOWN_PERSON: ({ typed, nearest }, say) => [
      `I know nobody by the name ${say.quote(typed)}.`,
      ...nearNames(nearest),
      `${checkSpelling(nearest)} or type the address instead. For a name of several words, type it in quotation marks: /reburn "Alice Example"`,
    ],
    SEVERAL_TOKENS: ({ owner }, say) => [
      `${say.name(owner.name)} has several tokens. Choose the one that is to be burned: whatever else you typed is kept.`,
    ],
  },
};
