// To the person who asked to see the whole seed.
import type { AboutRequest, SeedPhaseWords } from '../card-words.js';
import { again } from './again.js';
import { stillWaiting } from './still-waiting.js';
import { stopped } from './stopped.js';

export const requesterOfSeed: SeedPhaseWords = {
  waiting: (phase) =>
    stillWaiting(
      phase,
      (who) =>
        `${who} zustimmen, dass Sie das ganze Geheimnis des Tokens sehen. Sie bekommen eine Nachricht, sobald das geschehen ist.`,
    ),
  approved: ({ showFrom }, { owner }, say) => ({
    heading: 'Freigegeben',
    lines:
      showFrom === undefined
        ? [
            'Halten Sie das Token und die Burner-App bereit. Drücken Sie dann „QR-Code anzeigen“. Die Seite, die sich öffnet, zeigt ihn sofort, eine Minute lang.',
            `Wer ihn liest, kann jeden Code für ${owner} erzeugen: Niemand außer Ihnen darf den Bildschirm sehen.`,
          ]
        : [
            `Den QR-Code können Sie ab ${say.time(showFrom)} anzeigen. Dann erhalten Sie eine Nachricht.`,
          ],
  }),
  releasing: () => ({
    heading: 'Der QR-Code wird abgerufen',
    lines: [
      'Das dauert einige Sekunden. Wenn keiner erscheint, fordern Sie ihn auf der Seite nach 15 Sekunden erneut an.',
    ],
  }),
  'seed-out': ({ objected, showsLeft }, { owner }) => ({
    heading: 'Ihnen wurde der QR-Code angezeigt',
    lines: objected
      ? [
          `${owner} sagt, diese Anfrage nicht veranlasst zu haben.`,
          'Verwenden Sie den QR-Code nicht. Informieren Sie jetzt Ihr Sicherheitsteam.',
        ]
      : [
          showsLeft > 0
            ? `Solange seine Minute läuft, kann die Seite ihn ${showsLeft === 1 ? 'noch ein Mal' : `noch ${showsLeft} Mal`} anzeigen.`
            : 'Er kann nicht noch einmal angezeigt werden.',
          'Wenn das Token gebrannt ist, tippen Sie auf der Seite einen Code von ihm ein. Das beweist es.',
        ],
  }),
  denied: ({ by }, about, say) => ({
    heading: 'Abgelehnt',
    lines: [
      `${say.name(by)} hat abgelehnt.`,
      again(
        about,
        `Sprechen Sie zuerst mit ${say.name(by)}. Um erneut anzufragen, tippen Sie ${about.command} und den Grund.`,
      ),
    ],
  }),
  cancelled: (_phase, about) => ({
    heading: 'Abgebrochen',
    lines: ['Sie haben diese Anfrage abgebrochen.', askAgain(about)],
  }),
  expired: ({ unapproved }, about) => ({
    heading: unapproved ? 'Nicht rechtzeitig freigegeben' : 'Die Freigabe ist abgelaufen',
    lines: unapproved
      ? [
          again(
            about,
            `Rufen Sie eine der Personen an, die freigeben können, und tippen Sie dann ${about.command} und den Grund.`,
          ),
        ]
      : ['Die Zeit, in der der QR-Code angezeigt werden konnte, ist vorbei.', askAgain(about)],
  }),
  stopped: ({ cause }, about) => ({
    heading: 'Gestoppt',
    lines:
      cause === 'owner-objected'
        ? [
            `${about.owner} sagt, diese Anfrage nicht veranlasst zu haben.`,
            'Sprechen Sie miteinander, und informieren Sie Ihr Sicherheitsteam, bevor Sie irgendetwas anderes tun.',
          ]
        : stopped.requester(
            cause,
            about,
            again(
              about,
              `Rufen Sie die Person an, die freigeben sollte, und tippen Sie dann ${about.command} und den Grund, um erneut anzufragen.`,
            ),
          ),
  }),
  'seed-closed': ({ burned }, { command, tokenOver }) =>
    burned
      ? {
          heading: 'Das Token wurde gebrannt',
          lines: ['Ein Code von ihm war richtig. Vernichten Sie jedes Bild des QR-Codes.'],
        }
      : {
          heading: 'Die Zeit des QR-Codes ist vorbei',
          lines: tokenOver
            ? ['Das Token gibt keine Codes mehr aus. Vernichten Sie jedes Bild des QR-Codes.']
            : [
                'Wenn das Token gebrannt ist, öffnen Sie die Seite und tippen Sie einen Code von ihm ein. Das beweist es.',
                `Um den QR-Code erneut zu sehen, tippen Sie ${command} und den Grund.`,
              ],
        },
};

function askAgain(about: AboutRequest): string {
  return again(about, `Um erneut anzufragen, tippen Sie ${about.command} und den Grund.`);
}
