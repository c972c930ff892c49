// To the account owner, whose token it is: in plain words more than one code.
import type { SeedPhaseWords } from '../card-words.js';
import { stopped } from './stopped.js';

const NOTHING_MORE = 'Sie müssen nichts weiter tun.';
const STOP_IT =
  'Wenn Sie nichts davon wissen, drücken Sie „Das war ich nicht“. Damit ist es sofort gestoppt.';
const CALL =
  'Wenn Sie nichts davon wissen, drücken Sie „Das war ich nicht“ und rufen Sie Ihren IT-Support an.';

export const ownerOfSeed: SeedPhaseWords = {
  waiting: (_phase, { requester: who }) => ({
    heading: 'Wird Ihr Token noch einmal gebrannt?',
    lines: [
      `${who} möchte das Geheimnis Ihres Tokens sehen, um es auf ein Token zu brennen.`,
      'Das ist mehr als ein Code: Wer das Geheimnis hat, kann jeden Code für Ihr Konto erzeugen.',
      `Wenn Sie das mit ${who} vereinbart haben, müssen Sie nichts tun.`,
      STOP_IT,
    ],
  }),
  approved: ({ showFrom }, { requester: who }, say) => ({
    heading: 'Das Geheimnis Ihres Tokens wurde zur Anzeige freigegeben',
    lines: [
      showFrom === undefined
        ? `${who} kann es jetzt sehen, um es auf ein Token zu brennen.`
        : `${who} kann es ab ${say.time(showFrom)} sehen, um es auf ein Token zu brennen.`,
      STOP_IT,
    ],
  }),
  releasing: (_phase, { requester: who }) => ({
    heading: 'Das Geheimnis Ihres Tokens wird gerade abgerufen',
    lines: [`${who} sieht es gleich.`, STOP_IT],
  }),
  'seed-out': ({ objected }, { requester: who }) =>
    objected
      ? {
          heading: 'Sie haben gesagt: Das war ich nicht',
          lines: [
            `${who} hatte das Geheimnis Ihres Tokens schon gesehen.`,
            'Rufen Sie jetzt Ihren IT-Support an: Das Token muss ersetzt werden.',
          ],
        }
      : {
          heading: 'Das Geheimnis Ihres Tokens wurde angezeigt',
          lines: [`${who} hat es gesehen, um es auf ein Token zu brennen.`, CALL],
        },
  denied: (_phase, { requester: who }) => ({
    heading: 'Die Anzeige des Geheimnisses Ihres Tokens wurde abgelehnt',
    lines: [`${who} sieht es nicht.`, NOTHING_MORE],
  }),
  cancelled: (_phase, { requester: who }) => ({
    heading: 'Die Anfrage für Ihr Token wurde abgebrochen',
    lines: [`${who} braucht sein Geheimnis nicht mehr.`, NOTHING_MORE],
  }),
  expired: (_phase, { requester: who }) => ({
    heading: 'Die Anfrage für Ihr Token ist abgelaufen',
    lines: [`${who} sieht sein Geheimnis nicht.`, NOTHING_MORE],
  }),
  stopped: ({ cause }, { requester: who }) =>
    cause === 'owner-objected'
      ? {
          heading: 'Sie haben diese Anfrage gestoppt',
          lines: [
            `${who} sieht das Geheimnis Ihres Tokens nicht.`,
            'Wenn sich deswegen jemand bei Ihnen gemeldet hat, sagen Sie Ihrem IT-Support, wer es war.',
          ],
        }
      : {
          heading: 'Die Anfrage für Ihr Token wurde gestoppt',
          lines: stopped.owner(cause, NOTHING_MORE),
        },
  'seed-closed': ({ burned }, { requester: who }) => ({
    heading: 'Das Geheimnis Ihres Tokens wird nicht mehr angezeigt',
    lines: [
      burned
        ? `${who} hat damit ein Token gebrannt und mit einem Code davon bewiesen, dass es funktioniert.`
        : `${who} hat es eine Minute lang gesehen.`,
      'Wenn Sie nichts davon wissen, rufen Sie jetzt Ihren IT-Support an.',
    ],
  }),
};
