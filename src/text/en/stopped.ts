// Why a request was stopped where its owner has not objected, and what each of its people can do. Of a token that gives nothing more
// there is nothing to ask again.
import type { StopCause } from '../../domain/release/request.js';

type Cause = Exclude<StopCause, 'owner-objected'>;
type Lines = readonly string[];

const why: Readonly<Record<Cause, string>> = {
  'wrong-numbers': 'A wrong number was typed too often.',
  'without-numbers': 'Approvers have to type a number by now, and this request has none.',
  restored:
    'The records were restored from a backup, and everything that was open ended with that.',
  compromised: 'The token was stopped: its secret may be in other hands.',
  'token-over':
    'The token gives no more codes: it was delivered, lost, cancelled or replaced meanwhile.',
};

export const stopped = {
  /** `again`: how it is asked again, where it can be. */
  requester: (
    cause: Cause,
    { owner, command }: { readonly owner: string; readonly command: string },
    again: string,
  ): Lines => {
    if (cause === 'compromised') {
      return [why[cause], `Do not ask again. ${owner} needs a new token: tell whoever sets it up.`];
    }
    if (cause !== 'token-over') return [why[cause], again];
    return [why[cause], `If there is another token for ${owner}, type ${command} to ask again.`];
  },
  approver: (cause: Cause, again: string): Lines =>
    cause === 'compromised' || cause === 'token-over'
      ? [why[cause], 'Nothing more is needed from you.']
      : [why[cause], again],
  /** `then`: what they can do, where nothing else is to be done. */
  owner: (cause: Cause, then: string): Lines => {
    if (cause === 'token-over') return ['The token that it was for gives no more codes.', then];
    if (cause !== 'compromised') return ['Its approval did not go as it should.', then];
    return [
      'Your token was stopped: its secret may be in other hands.',
      'Another message in this chat says what helps. If you do not see it, call your IT support.',
    ];
  },
};
