// To the account owner, who may never have heard of this bot, and who is the one person who knows whether this is right.
import type { Report } from '../../domain/release/request.js';
import type { PhaseWords } from '../card-words.js';
import { stopped } from './stopped.js';

const STOP_IT =
  'Wenn Sie nicht darum gebeten haben, drücken Sie „Das war ich nicht“. Damit ist es sofort gestoppt.';
const STILL_STUCK =
  'Wenn Sie sich noch immer nicht anmelden können, rufen Sie Ihren IT-Support an.';

const REPORTED: Readonly<Record<Report, string>> = {
  worked: 'meldet: Der Code hat funktioniert.',
  refused: 'meldet: Der Code wurde nicht akzeptiert.',
  'not-used': 'meldet: Der Code wurde nicht verwendet.',
};

export const ownerCard: PhaseWords = {
  waiting: (_phase, { requester, notBefore }) => ({
    heading: 'Haben Sie um Hilfe beim Anmelden gebeten?',
    lines: [
      `${requester} bittet um einen Einmalcode für die Anmeldung an Ihrem Konto.`,
      ...(notBefore === undefined ? [] : [`Vor ${notBefore} sieht ihn niemand.`]),
      `Wenn Sie das mit ${requester} vereinbart haben, müssen Sie nichts tun.`,
      STOP_IT,
    ],
  }),
  approved: ({ breakGlass, showFrom }, { requester, byMail }, say) => ({
    heading: breakGlass
      ? 'Ein Code für Ihr Konto wurde im Notfall ausgelöst'
      : 'Ein Code für Ihr Konto wurde freigegeben',
    lines: [
      ...(breakGlass ? ['Niemand sonst hat ihn freigegeben.'] : []),
      ...(showFrom === undefined ? [] : [`Vor ${say.time(showFrom)} sieht ihn niemand.`]),
      `${requester} wird ihn Ihnen ${byMail ? 'senden' : 'vorlesen'}. Geben Sie ihn nur dort ein, wo Sie sich gerade selbst anmelden.`,
      STOP_IT,
    ],
  }),
  releasing: (_phase, { requester }) => ({
    heading: 'Ein Code für Ihr Konto wird gerade abgerufen',
    lines: [`${requester} sieht ihn gleich.`, STOP_IT],
  }),
  'code-out': ({ objected }, { requester, byMail }) =>
    objected
      ? {
          heading: 'Sie haben gesagt: Das war ich nicht',
          lines: [
            `${requester} hatte den Code schon gesehen.`,
            'Rufen Sie jetzt Ihren IT-Support an und sagen Sie, dass Sie nicht um den Code gebeten haben.',
          ],
        }
      : {
          heading: 'Ein Code für Ihr Konto wurde ausgegeben',
          lines: [
            `${requester} ${byMail ? 'sendet ihn Ihnen' : 'liest ihn Ihnen vor'}. Geben Sie ihn sofort ein, und nur ein Mal.`,
            'Wenn Sie nicht darum gebeten haben, drücken Sie „Das war ich nicht“ und rufen Sie Ihren IT-Support an.',
          ],
        },
  denied: (_phase, { requester }) => ({
    heading: 'Der Code für Ihr Konto wurde abgelehnt',
    lines: [`${requester} bekommt daraus keinen Code mehr.`, STILL_STUCK],
  }),
  cancelled: (_phase, { requester }) => ({
    heading: 'Die Anfrage für Ihr Konto wurde abgebrochen',
    lines: [`${requester} braucht keinen Code mehr.`, STILL_STUCK],
  }),
  expired: (_phase, { requester }) => ({
    heading: 'Die Anfrage für Ihr Konto ist abgelaufen',
    lines: [`${requester} bekommt daraus keinen Code mehr.`, STILL_STUCK],
  }),
  stopped: ({ cause }, { requester }) =>
    cause === 'owner-objected'
      ? {
          heading: 'Sie haben diese Anfrage gestoppt',
          lines: [
            `${requester} bekommt daraus keinen Code mehr.`,
            'Wenn sich jemand wegen eines Codes bei Ihnen gemeldet hat, sagen Sie Ihrem IT-Support, wer es war.',
          ],
        }
      : {
          heading: 'Die Anfrage für Ihr Konto wurde gestoppt',
          lines: stopped.owner(cause, STILL_STUCK),
        },
  // A report ends the request, and not the code: it may work for a minute yet.
  closed: ({ at, worksUntil, report }, { requester }) => ({
    heading:
      at < worksUntil
        ? 'Ein Code für Ihr Konto wurde ausgegeben'
        : 'Der Code für Ihr Konto gilt nicht mehr',
    lines: [
      ...(report === undefined ? [] : [`${requester} ${REPORTED[report]}`]),
      'Wenn nicht Sie sich angemeldet haben, rufen Sie jetzt Ihren IT-Support an.',
    ],
  }),
};
