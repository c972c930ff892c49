// A secret that may be in other hands: what was stopped, and what alone keeps it from being used. The ways through Entra are
// those of learn.microsoft.com/entra/identity/authentication/howto-mfa-userdevicesettings and of mysignins.microsoft.com.
import type { Compromised, CompromiseRefusal } from '../../app/provisioning/provisioning.js';
import type { ByCode } from '../by-code.js';
import type { Told } from '../card-words.js';
import type { Say } from '../say.js';
import { checkSpelling, nearNames } from './ask-refusals.js';
import { compromisedCard } from './compromised-card.js';
import { CHANGE_REFUSALS } from './tokens.js';
import { WHAT_HELPS } from './what-helps.js';

const CALL_SECURITY =
  'If somebody else may know the secret, call your security team now: the method has to be removed in Entra.';

export const compromised = {
  /** On a request's card. */
  card: compromisedCard,
  refused: 'Nothing was stopped',
  /** On the account owner's own messages. */
  button: 'Stop it: others may have it',
  done: ({ owner, issuer, yours }: Compromised, say: Say): Told => ({
    heading: 'Stopped',
    lines: yours
      ? [
          `Your token for ${say.name(issuer)} gives no more codes, and its secret is destroyed here. The security team is told.`,
          WHAT_HELPS.ownerRemoves,
          WHAT_HELPS.ownerGoesOn,
        ]
      : [
          `The token of ${say.name(owner.name)}, ${say.name(owner.account)}, for ${say.name(issuer)} gives no more codes, and its secret is destroyed here. ${say.name(owner.name)}, the security team and the auditors are told.`,
          WHAT_HELPS.adminRemoves(say.name(owner.name)),
          WHAT_HELPS.adminGoesOn,
        ],
  }),
  refusals: {
    NOT_CONCERNED: () => [
      'Is it your own token? Type /compromised with nothing behind it: that stops it at once.',
      'The token of somebody else is stopped by the security team and by those who set up tokens alone. Call your security team.',
    ],
    NAME_MISSING: () => ['Whose token?', 'Type the name behind it: /compromised alice'],
    UNKNOWN_PERSON: ({ typed, nearest }, say) => [
      `I know nobody by the name ${say.quote(typed)}, so nothing was stopped.`,
      `${checkSpelling(nearest)} or type the address instead. To stop everything at once, type /freeze.`,
      ...nearNames(nearest),
    ],
    SEVERAL_PEOPLE: () => ['That name fits several people. Choose the one you mean:'],
    SEVERAL_TOKENS: ({ owner }, say) => [
      `${say.name(owner.name)} has several tokens. Choose the one to stop:`,
    ],
    NO_TOKEN: ({ owner }, say) => [
      `There is no token for ${say.name(owner.name)}, ${say.name(owner.account)}, as far as I know, so there is nothing that I can stop.`,
      WHAT_HELPS.adminRemoves(say.name(owner.name)),
    ],
    NOT_IN_THIS_STAGE: (refusal, say) => [
      refusal.stage === 'compromised'
        ? 'The token had been stopped before: it gives no codes, and its secret is destroyed here.'
        : CHANGE_REFUSALS.NOT_IN_THIS_STAGE(refusal, say),
      CALL_SECURITY,
    ],
    NO_CASE: () => ['Nothing was stopped: this set-up is over.', CALL_SECURITY],
    NOT_A_PROVISIONER: (refusal, say) => [CHANGE_REFUSALS.NOT_A_PROVISIONER(refusal, say)],
    NOT_THE_CAPTOR: (refusal, say) => [CHANGE_REFUSALS.NOT_THE_CAPTOR(refusal, say)],
    CAPTOR_CONFIRMS: (refusal, say) => [CHANGE_REFUSALS.CAPTOR_CONFIRMS(refusal, say)],
  } satisfies ByCode<CompromiseRefusal, readonly string[]>,
};
