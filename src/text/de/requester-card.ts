// To the person who asked.
import type { Report } from '../../domain/release/request.js';
import type { AboutRequest, PhaseOf, PhaseWords, Told } from '../card-words.js';
import { again } from './again.js';
import { ranOut } from './ran-out.js';
import { stillWaiting } from './still-waiting.js';
import { stopped } from './stopped.js';

const AFTER_REPORT: Readonly<Record<Report, readonly string[]>> = {
  worked: [],
  refused: ['Der letzte Code wurde nicht akzeptiert. Sie können noch einen anzeigen.'],
  'not-used': ['Der letzte Code wurde nicht verwendet. Sie können noch einen anzeigen.'],
};

const DRIFT =
  'Es ist nicht der erste hintereinander: Vielleicht geht eine Uhr falsch. Der nächste Code ist der aktuelle; wird auch er nicht akzeptiert, sagen Sie es der Person, die das Token eingerichtet hat.';

export const requesterCard: PhaseWords = {
  waiting: (phase, { notBefore }) =>
    stillWaiting(phase, (who) =>
      notBefore === undefined
        ? `${who} zustimmen. Sie bekommen eine Nachricht, sobald das geschehen ist.`
        : `${who} vor ${notBefore} zustimmen. Sie bekommen eine Nachricht, sobald das geschehen ist, und eine, wenn Sie den Code anzeigen können.`,
    ),
  approved: (phase, { owner, byMail }, say) => ({
    heading: phase.breakGlass ? 'Im Notfall ausgelöst' : 'Freigegeben',
    lines: [
      ...(phase.breakGlass
        ? [
            `Ohne Freigabe ausgelöst von ${say.names(phase.by)}. Alle Beteiligten wurden informiert.`,
          ]
        : []),
      ...(phase.lastReport === undefined ? [] : AFTER_REPORT[phase.lastReport]),
      ...(phase.driftSuspected === undefined ? [] : [DRIFT]),
      ...(phase.showFrom === undefined
        ? [
            byMail
              ? `Bereiten Sie Ihre Nachricht an ${owner} vor. Drücken Sie dann „Code anzeigen“.`
              : `${owner} sollte am Telefon und an der Anmeldung bereit sein. Drücken Sie dann „Code anzeigen“.`,
            'Der Code gilt nur kurze Zeit.',
          ]
        : [
            `Den Code können Sie ab ${say.time(phase.showFrom)} anzeigen. Dann erhalten Sie eine Nachricht.`,
          ]),
    ],
  }),
  releasing: () => ({
    heading: 'Der Code wird abgerufen',
    lines: [
      'Das dauert einige Sekunden. Wenn kein Code erscheint, drücken Sie nach 15 Sekunden erneut „Code anzeigen“.',
    ],
  }),
  'code-out': codeOut,
  denied: ({ by }, about, say) => ({
    heading: 'Abgelehnt',
    lines: [
      `${say.name(by)} hat abgelehnt.`,
      again(
        about,
        `Sprechen Sie zuerst mit ${say.name(by)}. Um erneut anzufragen, tippen Sie ${about.command}.`,
      ),
    ],
  }),
  cancelled: (_phase, about) => ({
    heading: 'Abgebrochen',
    lines: [
      'Sie haben diese Anfrage abgebrochen.',
      again(about, `Um erneut anzufragen, tippen Sie ${about.command}.`),
    ],
  }),
  expired: ({ unapproved }, about) => ({
    heading: ranOut(unapproved, about.emergency),
    lines: unapproved
      ? [
          again(
            about,
            `Rufen Sie eine der Personen an, die freigeben können, und tippen Sie dann ${about.command}, um erneut anzufragen.`,
          ),
        ]
      : [
          'Die Zeit, in der ein Code angezeigt werden konnte, ist vorbei.',
          again(about, `Um erneut anzufragen, tippen Sie ${about.command}.`),
        ],
  }),
  stopped: ({ cause }, about) => ({
    heading: 'Gestoppt',
    lines:
      cause === 'owner-objected'
        ? [
            `${about.owner} sagt, diese Anfrage nicht veranlasst zu haben.`,
            'Klären Sie, wer sich bei Ihnen gemeldet hat, und informieren Sie Ihr Sicherheitsteam, bevor Sie irgendetwas anderes tun.',
          ]
        : stopped.requester(
            cause,
            about,
            again(
              about,
              `Rufen Sie die Person an, die freigeben sollte, und tippen Sie dann ${about.command}, um erneut anzufragen.`,
            ),
          ),
  }),
  closed: ({ report, driftSuspected }, about) =>
    report === undefined
      ? {
          heading: 'Die Zeit des Codes ist vorbei',
          lines: [again(about, `Für einen weiteren Code tippen Sie ${about.command}.`)],
        }
      : withDrift(REPORTED[report](about), driftSuspected === true),
};

function withDrift({ heading, lines }: Told, suspected: boolean): Told {
  return { heading, lines: suspected ? [DRIFT, ...lines] : lines };
}

function codeOut(phase: PhaseOf<'code-out'>, { owner }: AboutRequest): Told {
  const heading = 'Ihnen wurde ein Code angezeigt';
  if (phase.objected) {
    const said = `${owner} sagt, diese Anfrage nicht veranlasst zu haben.`;
    return {
      heading,
      lines: [said, 'Verwenden Sie den Code nicht. Informieren Sie jetzt Ihr Sicherheitsteam.'],
    };
  }
  const times = phase.showsLeft === 1 ? 'noch ein Mal' : `noch ${phase.showsLeft} Mal`;
  return {
    heading,
    lines: [
      phase.showsLeft > 0
        ? `Solange er gilt, können Sie denselben Code ${times} anzeigen.`
        : 'Er kann nicht noch einmal angezeigt werden. Ist er verloren gegangen, drücken Sie „Nicht verwendet“.',
    ],
  };
}

const REPORTED: Readonly<Record<Report, (about: AboutRequest) => Told>> = {
  worked: () => ({
    heading: 'Der Code hat funktioniert',
    lines: ['Das haben Sie gemeldet. Sie müssen nichts weiter tun.'],
  }),
  refused: (about) => ({
    heading: 'Der Code wurde nicht akzeptiert',
    lines: [
      `Klären Sie mit ${about.owner}, ob der Code rechtzeitig, nur ein Mal und für dieses Konto eingegeben wurde.`,
      oneMore(about),
    ],
  }),
  'not-used': (about) => ({
    heading: 'Der Code wurde nicht verwendet',
    lines: [oneMore(about)],
  }),
};

function oneMore(about: AboutRequest): string {
  return again(about, 'Um erneut anzufragen, drücken Sie „Weiterer Code“.');
}
