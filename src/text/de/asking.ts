// What is asked back before there is a request.
import type { asking as en } from '../en/asking.js';

export const asking: typeof en = {
  methods: {
    builtIn: {
      'call-back': 'unter der hinterlegten Nummer zurückgerufen',
      manager: 'von der vorgesetzten Person bestätigt',
      video: 'im Videoanruf gesehen',
      'in-person': 'persönlich getroffen',
    },
    own: ({ de }) => de,
  },
  caller: {
    heading: 'Wie wurde geprüft, wer anruft?',
    lines: (owner, notEnough) => [
      notEnough
        ? `Für ${owner} genügt das nicht: Nur diese Wege zählen.`
        : `Bevor jemand um einen Code für ${owner} gebeten wird, sagen Sie, wie Sie sichergestellt haben, dass ${owner} anruft.`,
      'Wenn Sie es noch nicht sichergestellt haben, tun Sie es zuerst. Bisher wurde nichts gesendet.',
    ],
    notBefore: (at) => `Vor ${at} wird kein Code angezeigt.`,
    choice: {
      label: 'Die Person wurde',
      missing: 'Wählen Sie, wie Sie es sichergestellt haben.',
    },
    reason: { label: 'Grund', hint: 'Zum Beispiel: am Flughafen, mit neuem Laptop' },
    send: 'Anfrage senden',
  },
  time: {
    heading: 'Welche Zeit meinen Sie?',
    lines: (owner) => [
      `Ab wann brauchen Sie den Code für ${owner}? Was Sie getippt haben, kann mehr als eine Zeit bedeuten.`,
      'Bisher wurde nichts gesendet.',
    ],
    choice: { label: 'Kein Code vor', missing: 'Wählen Sie die Zeit, die Sie meinen.' },
    send: 'Weiter',
  },
  'time-or-reason': {
    heading: 'Wann brauchen Sie den Code?',
    lines: (owner, typed) => [
      `Was Sie für ${owner} getippt haben, endet mit ${typed}. Brauchen Sie den Code erst dann, oder gehört das zum Grund?`,
      'Bisher wurde nichts gesendet.',
    ],
    choice: {
      label: 'Der Code wird gebraucht',
      missing: 'Wählen Sie, wann Sie den Code brauchen.',
    },
    atOnce: 'sofort: Die Zeit gehört zum Grund',
    notBefore: (at) => `nicht vor ${at}`,
    send: 'Weiter',
  },
  sent: {
    heading: 'Die Anfrage wurde gesendet',
    lines: ['Ihre Karte folgt weiter unten.'],
  },
};
