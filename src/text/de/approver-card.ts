// To the people who were asked to approve.
import type { Report } from '../../domain/release/request.js';
import type { PhaseWords } from '../card-words.js';
import { ranOut } from './ran-out.js';
import { stopped } from './stopped.js';

const NOTHING_MORE = 'Sie müssen nichts weiter tun.';

const REPORTED: Readonly<Record<Report, string>> = {
  worked: 'meldet: Der Code hat funktioniert.',
  refused: 'meldet: Der Code wurde nicht akzeptiert.',
  'not-used': 'meldet: Der Code wurde nicht verwendet.',
};

export const approverCard: PhaseWords = {
  waiting: (phase, { requester, owner, notBefore }) => {
    const missing = phase.needed - phase.approvedBy.length;
    if (!phase.youApproved) {
      return {
        heading: 'Ein Code braucht Ihre Freigabe',
        lines: [
          `${requester} bittet um einen Code für ${owner}.`,
          ...(notBefore === undefined
            ? []
            : [`Er wird nicht vor ${notBefore} angezeigt und muss bis dahin freigegeben sein.`]),
          `Wenn Sie nicht sicher sind, warum: Rufen Sie ${requester} an, bevor Sie antworten.`,
        ],
      };
    }
    const wait = missing === 1 ? 'fehlt noch eine Freigabe' : `fehlen noch ${missing} Freigaben`;
    return {
      heading: 'Sie haben freigegeben',
      lines: [
        `Für den Code für ${owner} ${wait}.`,
        'Um Ihre Freigabe zurückzunehmen, drücken Sie „Freigabe zurückziehen“.',
      ],
    };
  },
  approved: (phase, { requester, owner }, say) => {
    const from = phase.showFrom === undefined ? 'jetzt' : `ab ${say.time(phase.showFrom)}`;
    const can = `${requester} kann ${from} einen Code für ${owner} anzeigen.`;
    if (phase.breakGlass) {
      const broke = `Ohne Freigabe ausgelöst von ${say.names(phase.by)}.`;
      return {
        heading: 'Im Notfall ausgelöst',
        lines: [broke, can, 'Um das zu verhindern, drücken Sie „Ablehnen“.'],
      };
    }
    return phase.youApproved
      ? {
          heading: 'Sie haben freigegeben',
          lines: [
            can,
            'Bis der Code angezeigt wird, können Sie Ihre Freigabe zurücknehmen: Drücken Sie „Freigabe zurückziehen“.',
          ],
        }
      : {
          heading: 'Freigegeben',
          lines: [can, 'Wenn Sie einen Grund dagegen kennen, drücken Sie „Ablehnen“.'],
        };
  },
  releasing: (_phase, { requester, owner }) => ({
    heading: 'Der Code wird gerade angezeigt',
    lines: [`${requester} hat für ${owner} „Code anzeigen“ gedrückt.`, NOTHING_MORE],
  }),
  'code-out': ({ objected }, { requester, owner }) => ({
    heading: 'Ein Code wurde angezeigt',
    lines: [
      `${requester} hat einen Code für ${owner} gesehen.`,
      objected
        ? `${owner} sagt, diese Anfrage nicht veranlasst zu haben. Rufen Sie jetzt ${requester} und Ihr Sicherheitsteam an.`
        : NOTHING_MORE,
    ],
  }),
  denied: ({ by, byYou }, { requester, owner }, say) => ({
    heading: byYou ? 'Sie haben abgelehnt' : 'Abgelehnt',
    lines: [
      `${byYou ? 'Sie haben' : `${say.name(by)} hat`} die Anfrage von ${requester} nach einem Code für ${owner} abgelehnt.`,
      NOTHING_MORE,
    ],
  }),
  cancelled: (_phase, { requester, owner }) => ({
    heading: 'Abgebrochen',
    lines: [`${requester} braucht keinen Code mehr für ${owner}.`, NOTHING_MORE],
  }),
  expired: ({ unapproved }, { requester, owner, emergency }) => ({
    heading: ranOut(unapproved, emergency),
    lines: [
      `Die Anfrage für ${owner} ist beendet. Wird der Code noch gebraucht, fragt ${requester} erneut an.`,
      NOTHING_MORE,
    ],
  }),
  stopped: ({ cause }, { requester, owner }) => ({
    heading: 'Gestoppt',
    lines:
      cause === 'owner-objected'
        ? [
            `${owner} sagt, diese Anfrage nicht veranlasst zu haben.`,
            `Sagen Sie Ihrem Sicherheitsteam, was Sie darüber wissen und warum ${requester} angefragt hat.`,
          ]
        : stopped.approver(
            cause,
            `Wird der Code für ${owner} noch gebraucht, fragt ${requester} erneut an.`,
          ),
  }),
  closed: ({ report }, { requester, owner }) => ({
    heading: 'Erledigt',
    lines: [
      `${requester} hat einen Code für ${owner} gesehen.`,
      report === undefined
        ? `${requester} hat noch nicht gemeldet, wie es ausgegangen ist.`
        : `${requester} ${REPORTED[report]}`,
      NOTHING_MORE,
    ],
  }),
};
