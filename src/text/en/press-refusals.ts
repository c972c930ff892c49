// Why a press on a button changed nothing. Stands at the top of the card, whose rest shows where the request is now.
import type { ShowRefusal } from '../../app/bridge.js';
import type { ByCode } from '../by-code.js';

export const pressRefusals: ByCode<ShowRefusal, string> = {
  REQUEST_OVER: () => 'That came too late: the request was already over. See below how it ended.',
  NOT_NOW: () => 'That is not possible at this point. See below where the request stands.',
  SELF_APPROVAL: () =>
    'You asked for this code, so somebody else has to approve it. Call one of the approvers.',
  OWNER_APPROVAL: () =>
    'The code is for your own account, so somebody else has to approve it. Leave it to another approver.',
  CAPTOR_APPROVAL: () =>
    'You set this token up, so somebody else has to approve its first code. Leave it to another approver.',
  NOT_AN_APPROVER: () =>
    'You are not an approver any more. Leave it to another one, or ask your administrator for the role.',
  OTHERS_APPROVE_THIS: () =>
    'The policy leaves this request to other approvers. Leave it to one of them; you can still press Deny.',
  NOT_YOUR_REQUEST: () =>
    'Only the person who asked can do that. For a code of your own, type /otp, a name and the reason.',
  NOT_A_REQUESTER: () =>
    'You may not ask for codes any more. Ask a colleague who may, or your administrator.',
  NOT_A_PROVISIONER: () =>
    'You may not set up tokens any more, so no secret is shown to you. Ask a colleague who may, or your administrator.',
  NOT_AN_EXPORTER: () =>
    'You may not ask for secrets in a file any more. Ask a colleague who may, or your administrator.',
  NOT_THE_OWNER: () =>
    'Only the account owner can do that. If you may approve and the request is not right, press Deny.',
  ALREADY_APPROVED: () => 'Your approval was already counted. To take it back, press Withdraw.',
  TAKEN_BACK_TOO_OFTEN: () =>
    'You have approved this request and taken that back as often as is allowed. Leave it to another approver, or press Deny.',
  NOTHING_TO_WITHDRAW: () =>
    'There is no approval of yours to take back. To stop the request, press Deny.',
  WRONG_NUMBER: ({ left }) =>
    left > 0
      ? `That is not the number on the screen of the person who asked. Have it read out once more: ${left} more ${left === 1 ? 'try' : 'tries'}.`
      : 'That is not the number on the screen of the person who asked, and there are no more tries. The request has to be made again.',
  TOO_MANY_WRONG_NUMBERS: ({ at }, say) =>
    `There were too many wrong numbers. Try again at ${say.time(at)}, or leave it to another approver.`,
  LOG_ROLLED_BACK: () =>
    'Nothing is shown: the records of this bridge are older than what was signed and kept elsewhere, so somebody has put an old copy in their place. The approval is kept. Call whoever runs OTP Bridge, and your security team.',
  LOG_UNANCHORED: () =>
    'Nothing is shown at the moment: what was recorded could not be kept elsewhere for longer than your rules allow. The approval is kept. Ask whoever runs OTP Bridge; press again when they say so.',
  FROZEN: () =>
    'Codes are frozen at the moment. Ask your security team why and until when, and press again when the freeze is lifted.',
  OWNER_UNKNOWN: () =>
    'The directory does not know the account owner any more (the account may be disabled), so no code can be approved or shown. Ask your administrator.',
  TOKEN_NOT_RELEASABLE: () =>
    'This token gives no codes any more. Ask whoever sets up the tokens what has become of it.',
  TOKEN_NOT_BURNABLE: () =>
    'The secret of this token is not shown any more. To see what has become of the token, type /token and the name.',
  TOKEN_NOT_EXPORTABLE: () =>
    'The secret of this token leaves in no file as it stands. To see where the token stands, type /token and the name.',
  CAPTOR_REQUEST: () =>
    'You set this token up, so somebody else has to ask for its first code. Ask a colleague.',
  NOT_YET: ({ at }, say) =>
    `It is too early. The code can be shown at ${say.time(at)}; press Show code then.`,
  PERIOD_TOO_SHORT: ({ seconds }) =>
    `Your rules ask that a code works for ${seconds} seconds. No code of this token works that long, so none can be shown. Ask your administrator to lower minimumUsableSeconds in the policy.`,
  NO_STEP_YET: ({ at }, say) =>
    `There is no code to show just now. The next one is available at ${say.time(at)}, in ${seconds(say.secondsUntil(at))}: press Show code then. It needs no new approval.`,
  APPROVAL_LOST: () =>
    'The approval does not count any more, because an approver has lost the role. Somebody else has to approve now.',
  RELEASE_IN_PROGRESS: () =>
    'The code is already being fetched. If none comes, press Show code again after 15 seconds.',
  OVERTAKEN: () =>
    'A later code of this token was given out meanwhile, so this one is not shown. The approval is kept; press Show code again.',
  SHOWN_TOO_OFTEN: () =>
    'The code was shown as often as is allowed. If it got lost, press Not used and ask for another one.',
  BREAK_GLASS_NOT_ALLOWED: () =>
    'You may not release a code without approval. Call one of the approvers.',
  REASON_MISSING: () => 'A reason is needed. Type why it cannot wait, and press again.',
  BREAK_GLASS_USED_UP: ({ at }, say) =>
    `Codes were released without approval as often as is allowed. That is possible again at ${say.time(at)}. Call one of the approvers.`,
  ALREADY_REPORTED: () =>
    'You have already said how it went. For another code, type /otp, the name and the reason.',
  VAULT_FAILED: ({ retryable }) =>
    retryable
      ? 'The code could not be fetched just now. The approval is kept; press Show code again.'
      : 'The code could not be fetched. The approval is kept; tell your administrator, then press Show code again.',
};

function seconds(count: number): string {
  return count === 1 ? '1 second' : `${count} seconds`;
}
