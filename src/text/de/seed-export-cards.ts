// What the cards say of a request that the whole seed leaves in a file, where that is otherwise than of one that is shown: a seed
// leaves, not a code, and nobody can call it back.
import type { SeedPhaseWords } from '../card-words.js';
import { again } from './again.js';
import { approverOfSeed } from './seed-approver-card.js';
import { ownerOfSeed } from './seed-owner-card.js';
import { requesterOfSeed } from './seed-requester-card.js';
import { stillWaiting } from './still-waiting.js';

const NOTHING_MORE = 'Sie müssen nichts weiter tun.';
const STOP_IT =
  'Wenn Sie nichts davon wissen, drücken Sie „Das war ich nicht“. Damit ist es sofort gestoppt.';

export const requesterOfExport: SeedPhaseWords = {
  ...requesterOfSeed,
  waiting: (phase) =>
    stillWaiting(
      phase,
      (who) =>
        `${who} zustimmen, dass das ganze Geheimnis des Tokens in einer Datei hinausgeht. Sie bekommen eine Nachricht, sobald das geschehen ist.`,
    ),
  approved: ({ showFrom }, { owner, requestId }, say) => ({
    heading: 'Freigegeben',
    lines:
      showFrom === undefined
        ? [
            'Tippen Sie in der Konsole der App, mit Ihrem eigenen Konto angemeldet, eine dieser Zeilen (im lokalen Test mit einer eigenen Datei und --as mit Ihrem Namen):',
            `node dist/cli.js export --otpauth --request ${requestId} /home/otp-bridge/seed.txt`,
            `node dist/cli.js export --entra-csv --request ${requestId} /home/otp-bridge/seed.csv`,
            `Die Datei wird einmal geschrieben. Wer sie hat, kann jeden Code für ${owner} erzeugen: Löschen Sie sie, sobald sie verwendet ist.`,
          ]
        : [
            `Die Datei kann ab ${say.time(showFrom)} geschrieben werden. Dann erhalten Sie eine Nachricht.`,
          ],
  }),
  releasing: () => ({
    heading: 'Das Geheimnis wird abgerufen',
    lines: [
      'Das dauert einige Sekunden. Wenn keine Datei entsteht, rufen Sie den Befehl nach 15 Sekunden erneut auf.',
    ],
  }),
  'seed-out': ({ objected }, { owner }) => ({
    heading: 'Das Geheimnis wurde an Sie ausgegeben',
    lines: objected
      ? [
          `${owner} sagt, diese Anfrage nicht veranlasst zu haben.`,
          'Verwenden Sie die Datei nicht. Informieren Sie jetzt Ihr Sicherheitsteam.',
        ]
      : [
          'Die Kommandozeile hat es für die Datei erhalten, die Sie genannt haben. Auf diese Anfrage wird es nicht noch einmal ausgegeben.',
          'Löschen Sie die Datei, sobald sie verwendet ist.',
        ],
  }),
  expired: (phase, about, say) => {
    const told = requesterOfSeed.expired(phase, about, say);
    if (phase.unapproved) return told;
    const over = 'Die Zeit, in der die Datei geschrieben werden konnte, ist vorbei.';
    return { ...told, lines: [over, ...told.lines.slice(1)] };
  },
  'seed-closed': (_phase, about) => ({
    heading: 'Das Geheimnis wurde an Sie ausgegeben',
    lines: [
      'Löschen Sie die Datei und jede Kopie davon, sobald sie verwendet ist.',
      again(
        about,
        `Wurde sie nie geschrieben, tippen Sie ${about.command} und den Grund, um erneut anzufragen.`,
      ),
    ],
  }),
};

export const approverOfExport: SeedPhaseWords = {
  ...approverOfSeed,
  waiting: (phase, { requester: who, owner }) => {
    const missing = phase.needed - phase.approvedBy.length;
    if (!phase.youApproved) {
      return {
        heading: 'Ein Geheimnis soll in einer Datei hinausgehen und braucht Ihre Freigabe',
        lines: [
          `${who} möchte, dass das ganze Geheimnis des Tokens für ${owner} diese Bridge in einer Datei verlässt.`,
          'Das ist kein Code: Wer die Datei hat, kann jeden Code dieses Tokens erzeugen, solange es benutzt wird, ohne jemanden zu fragen. Zurückholen lässt es sich nicht.',
          `Wenn Sie nicht sicher sind, warum: Rufen Sie ${who} an, bevor Sie antworten.`,
        ],
      };
    }
    const wait = missing === 1 ? 'fehlt noch eine Freigabe' : `fehlen noch ${missing} Freigaben`;
    return {
      heading: 'Sie haben freigegeben',
      lines: [
        `Bevor das Geheimnis des Tokens für ${owner} hinausgeht, ${wait}.`,
        'Um Ihre Freigabe zurückzunehmen, drücken Sie „Freigabe zurückziehen“.',
      ],
    };
  },
  approved: (phase, { requester: who, owner }, say) => {
    const from = phase.showFrom === undefined ? 'jetzt' : `ab ${say.time(phase.showFrom)}`;
    const can = `${who} kann ${from} das ganze Geheimnis des Tokens für ${owner} in einer Datei erhalten, einmal.`;
    return phase.youApproved
      ? {
          heading: 'Sie haben freigegeben',
          lines: [
            can,
            'Bis es hinausgeht, können Sie Ihre Freigabe zurücknehmen: Drücken Sie „Freigabe zurückziehen“.',
          ],
        }
      : {
          heading: 'Freigegeben',
          lines: [can, 'Wenn Sie einen Grund dagegen kennen, drücken Sie „Ablehnen“.'],
        };
  },
  releasing: (_phase, { requester: who, owner }) => ({
    heading: 'Das Geheimnis wird abgerufen',
    lines: [
      `${who} hat begonnen, das Geheimnis des Tokens für ${owner} in eine Datei zu schreiben.`,
      NOTHING_MORE,
    ],
  }),
  'seed-out': ({ objected }, { requester: who, owner }) => ({
    heading: 'Das Geheimnis eines Tokens ist in einer Datei hinausgegangen',
    lines: [
      `${who} hat das ganze Geheimnis des Tokens für ${owner} erhalten.`,
      objected
        ? `${owner} sagt, diese Anfrage nicht veranlasst zu haben. Rufen Sie jetzt ${who} und Ihr Sicherheitsteam an.`
        : NOTHING_MORE,
    ],
  }),
  'seed-closed': (_phase, { requester: who, owner }) => ({
    heading: 'Erledigt',
    lines: [
      `${who} hat das ganze Geheimnis des Tokens für ${owner} in einer Datei erhalten.`,
      NOTHING_MORE,
    ],
  }),
};

export const ownerOfExport: SeedPhaseWords = {
  ...ownerOfSeed,
  waiting: (_phase, { requester: who }) => ({
    heading: 'Soll das Geheimnis Ihres Tokens in einer Datei hinausgehen?',
    lines: [
      `${who} möchte das Geheimnis Ihres Tokens in einer Datei erhalten.`,
      'Das ist mehr als ein Code: Wer die Datei hat, kann jeden Code für Ihr Konto erzeugen.',
      `Wenn Sie das mit ${who} vereinbart haben, müssen Sie nichts tun.`,
      STOP_IT,
    ],
  }),
  approved: ({ showFrom }, { requester: who }, say) => ({
    heading: 'Das Geheimnis Ihres Tokens darf in einer Datei hinausgehen',
    lines: [
      showFrom === undefined
        ? `Zwei Personen haben es freigegeben. ${who} kann die Datei jetzt schreiben, einmal.`
        : `Zwei Personen haben es freigegeben. ${who} kann die Datei ab ${say.time(showFrom)} schreiben, einmal.`,
      STOP_IT,
    ],
  }),
  releasing: (_phase, { requester: who }) => ({
    heading: 'Das Geheimnis Ihres Tokens wird gerade abgerufen',
    lines: [`${who} erhält es gleich in einer Datei.`, STOP_IT],
  }),
  'seed-out': ({ objected }, { requester: who }) =>
    objected
      ? {
          heading: 'Sie haben gesagt: Das war ich nicht',
          lines: [
            `${who} hatte das Geheimnis Ihres Tokens schon erhalten.`,
            'Rufen Sie jetzt Ihren IT-Support an: Das Token muss ersetzt werden.',
          ],
        }
      : {
          heading: 'Das Geheimnis Ihres Tokens ist in einer Datei hinausgegangen',
          lines: [
            `${who} hat es erhalten.`,
            'Wenn Sie nichts davon wissen, drücken Sie „Das war ich nicht“ und rufen Sie Ihren IT-Support an.',
          ],
        },
  denied: (_phase, { requester: who }) => ({
    heading: 'Das Geheimnis Ihres Tokens bleibt, wo es ist',
    lines: [`Dass ${who} es in einer Datei erhält, wurde abgelehnt.`, NOTHING_MORE],
  }),
  cancelled: (_phase, { requester: who }) => ({
    heading: 'Die Anfrage für Ihr Token wurde abgebrochen',
    lines: [`${who} braucht sein Geheimnis nicht mehr.`, NOTHING_MORE],
  }),
  expired: (_phase, { requester: who }) => ({
    heading: 'Die Anfrage für Ihr Token ist abgelaufen',
    lines: [`${who} erhält sein Geheimnis nicht.`, NOTHING_MORE],
  }),
  stopped: (phase, about, say) => {
    const told = ownerOfSeed.stopped(phase, about, say);
    if (phase.cause !== 'owner-objected') return told;
    const [, ...rest] = told.lines;
    return {
      ...told,
      lines: [`${about.requester} erhält das Geheimnis Ihres Tokens nicht.`, ...rest],
    };
  },
  'seed-closed': (_phase, { requester: who }) => ({
    heading: 'Das Geheimnis Ihres Tokens ist in einer Datei hinausgegangen',
    lines: [
      `${who} hat es erhalten, nachdem zwei Personen es freigegeben hatten.`,
      'Wenn Sie nichts davon wissen, rufen Sie jetzt Ihren IT-Support an: Das Token muss ersetzt werden.',
    ],
  }),
};
