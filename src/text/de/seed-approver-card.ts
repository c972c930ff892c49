// To the people who were asked whether the whole seed may be shown: in plain words more than one code.
import type { SeedPhaseWords } from '../card-words.js';
import { stopped } from './stopped.js';

const NOTHING_MORE = 'Sie müssen nichts weiter tun.';
const MORE_THAN_ONE =
  'Das ist mehr als ein Code: Wer das Geheimnis hat, kann jeden Code dieses Tokens erzeugen, jetzt und später, ohne jemanden zu fragen.';

export const approverOfSeed: SeedPhaseWords = {
  waiting: (phase, { requester: who, owner }) => {
    const missing = phase.needed - phase.approvedBy.length;
    if (!phase.youApproved) {
      return {
        heading: 'Das ganze Geheimnis eines Tokens braucht Ihre Freigabe',
        lines: [
          `${who} möchte das Geheimnis des Tokens für ${owner} als QR-Code sehen, um damit ein Token zu brennen.`,
          MORE_THAN_ONE,
          `Wenn Sie nicht sicher sind, warum: Rufen Sie ${who} an, bevor Sie antworten.`,
        ],
      };
    }
    const wait = missing === 1 ? 'fehlt noch eine Freigabe' : `fehlen noch ${missing} Freigaben`;
    return {
      heading: 'Sie haben freigegeben',
      lines: [
        `Bevor das Geheimnis des Tokens für ${owner} angezeigt wird, ${wait}.`,
        'Um Ihre Freigabe zurückzunehmen, drücken Sie „Freigabe zurückziehen“.',
      ],
    };
  },
  approved: (phase, { requester: who, owner }, say) => {
    const from = phase.showFrom === undefined ? 'jetzt' : `ab ${say.time(phase.showFrom)}`;
    const can = `${who} kann ${from} das ganze Geheimnis des Tokens für ${owner} sehen.`;
    return phase.youApproved
      ? {
          heading: 'Sie haben freigegeben',
          lines: [
            can,
            'Bis es angezeigt wird, können Sie Ihre Freigabe zurücknehmen: Drücken Sie „Freigabe zurückziehen“.',
          ],
        }
      : {
          heading: 'Freigegeben',
          lines: [can, 'Wenn Sie einen Grund dagegen kennen, drücken Sie „Ablehnen“.'],
        };
  },
  releasing: (_phase, { requester: who, owner }) => ({
    heading: 'Das Geheimnis wird gerade angezeigt',
    lines: [`${who} hat den QR-Code des Tokens für ${owner} angefordert.`, NOTHING_MORE],
  }),
  'seed-out': ({ objected }, { requester: who, owner }) => ({
    heading: 'Das Geheimnis eines Tokens wurde angezeigt',
    lines: [
      `${who} hat das ganze Geheimnis des Tokens für ${owner} gesehen.`,
      objected
        ? `${owner} sagt, diese Anfrage nicht veranlasst zu haben. Rufen Sie jetzt ${who} und Ihr Sicherheitsteam an.`
        : NOTHING_MORE,
    ],
  }),
  denied: ({ by, byYou }, { requester: who, owner }, say) => ({
    heading: byYou ? 'Sie haben abgelehnt' : 'Abgelehnt',
    lines: [
      `${byYou ? 'Sie haben' : `${say.name(by)} hat`} die Anfrage von ${who} nach dem Geheimnis des Tokens für ${owner} abgelehnt.`,
      NOTHING_MORE,
    ],
  }),
  cancelled: (_phase, { requester: who, owner }) => ({
    heading: 'Abgebrochen',
    lines: [`${who} braucht das Geheimnis des Tokens für ${owner} nicht mehr.`, NOTHING_MORE],
  }),
  expired: ({ unapproved }, { requester: who, owner }) => ({
    heading: unapproved ? 'Nicht rechtzeitig freigegeben' : 'Die Freigabe ist abgelaufen',
    lines: [
      `Die Anfrage für ${owner} ist beendet. Wird das Geheimnis noch gebraucht, fragt ${who} erneut an.`,
      NOTHING_MORE,
    ],
  }),
  stopped: ({ cause }, { requester: who, owner }) => ({
    heading: 'Gestoppt',
    lines:
      cause === 'owner-objected'
        ? [
            `${owner} sagt, diese Anfrage nicht veranlasst zu haben.`,
            `Sagen Sie Ihrem Sicherheitsteam, was Sie darüber wissen und warum ${who} angefragt hat.`,
          ]
        : stopped.approver(
            cause,
            `Wird das Geheimnis für ${owner} noch gebraucht, fragt ${who} erneut an.`,
          ),
  }),
  'seed-closed': ({ burned }, { requester: who, owner }) => ({
    heading: 'Erledigt',
    lines: [
      `${who} hat das ganze Geheimnis des Tokens für ${owner} gesehen.`,
      burned
        ? 'Ein Code von dem gebrannten Token war richtig.'
        : 'Ein Code von dem gebrannten Token wurde noch nicht eingetippt.',
      NOTHING_MORE,
    ],
  }),
};
