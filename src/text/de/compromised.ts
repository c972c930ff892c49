// Ein Geheimnis, das in fremden Händen sein kann: was gestoppt wurde, und was allein hilft.
import type { Words } from '../words.js';
import { checkSpelling, nearNames } from './ask-refusals.js';
import { compromisedCard } from './compromised-card.js';
import { CHANGE_REFUSALS } from './tokens.js';
import { WHAT_HELPS } from './what-helps.js';

const CALL_SECURITY =
  'Kennt vielleicht jemand anderes das Geheimnis, rufen Sie jetzt Ihr Sicherheitsteam an: Die Methode muss in Entra entfernt werden.';

export const compromised: Words['compromised'] = {
  card: compromisedCard,
  refused: 'Es wurde nichts gestoppt',
  button: 'Stoppen: Andere haben es womöglich',
  done: ({ owner, issuer, yours }, say) => ({
    heading: 'Gestoppt',
    lines: yours
      ? [
          `Ihr Token für ${say.name(issuer)} gibt keine Codes mehr aus, und sein Geheimnis ist hier vernichtet. Das Sicherheitsteam ist benachrichtigt.`,
          WHAT_HELPS.ownerRemoves,
          WHAT_HELPS.ownerGoesOn,
        ]
      : [
          `Das Token von ${say.name(owner.name)}, ${say.name(owner.account)}, für ${say.name(issuer)} gibt keine Codes mehr aus, und sein Geheimnis ist hier vernichtet. ${say.name(owner.name)}, das Sicherheitsteam und die Revision sind benachrichtigt.`,
          WHAT_HELPS.adminRemoves(say.name(owner.name)),
          WHAT_HELPS.adminGoesOn,
        ],
  }),
  refusals: {
    NOT_CONCERNED: () => [
      'Geht es um Ihr eigenes Token? Tippen Sie /compromised, ohne etwas dahinter: Damit ist es sofort gestoppt.',
      'Das Token von jemand anderem stoppen nur das Sicherheitsteam und die Personen, die Tokens einrichten. Rufen Sie Ihr Sicherheitsteam an.',
    ],
    NAME_MISSING: () => ['Wessen Token?', 'Tippen Sie den Namen dahinter: /compromised alice'],
    UNKNOWN_PERSON: ({ typed, nearest }, say) => [
      `Ich kenne niemanden mit dem Namen ${say.quote(typed)}, deshalb wurde nichts gestoppt.`,
      `${checkSpelling(nearest)} oder tippen Sie stattdessen die Adresse. Um alles auf einmal zu stoppen, tippen Sie /freeze.`,
      ...nearNames(nearest),
    ],
    SEVERAL_PEOPLE: () => ['Der Name passt auf mehrere Personen. Wählen Sie die gemeinte:'],
    SEVERAL_TOKENS: ({ owner }, say) => [
      `${say.name(owner.name)} hat mehrere Tokens. Wählen Sie das, das gestoppt werden soll:`,
    ],
    NO_TOKEN: ({ owner }, say) => [
      `Für ${say.name(owner.name)}, ${say.name(owner.account)}, gibt es hier kein Token und deshalb nichts zu stoppen.`,
      WHAT_HELPS.adminRemoves(say.name(owner.name)),
    ],
    NOT_IN_THIS_STAGE: (refusal, say) => [
      refusal.stage === 'compromised'
        ? 'Das Token war schon gestoppt: Es gibt keine Codes aus, und sein Geheimnis ist hier vernichtet.'
        : CHANGE_REFUSALS.NOT_IN_THIS_STAGE(refusal, say),
      CALL_SECURITY,
    ],
    NO_CASE: () => ['Es wurde nichts gestoppt: Diese Einrichtung ist vorbei.', CALL_SECURITY],
    NOT_A_PROVISIONER: (refusal, say) => [CHANGE_REFUSALS.NOT_A_PROVISIONER(refusal, say)],
    NOT_THE_CAPTOR: (refusal, say) => [CHANGE_REFUSALS.NOT_THE_CAPTOR(refusal, say)],
    CAPTOR_CONFIRMS: (refusal, say) => [CHANGE_REFUSALS.CAPTOR_CONFIRMS(refusal, say)],
  },
};
