// Die Startseite der Probe: wer dabei ist, und was man als wer ausprobieren kann.
import type { TrialWords } from './en.js';

export const de: TrialWords = {
  locale: 'de-DE',
  title: 'OTP Bridge: ausprobieren',
  lines: [
    'Das Hardware-Token von Alice Example ist in der Post. Bis es ankommt, kann die Administration für sie jeweils einen Code bekommen, wenn jemand anderes zugestimmt hat. Hier sind Sie alle, die dabei sind: Jede Person hat ein eigenes Fenster.',
    'Das ist eine Probe mit erfundenen Personen: Niemandes Identität wird geprüft, und nur dieser Rechner erreicht sie.',
  ],
  story: {
    heading: 'Die Geschichte in drei Schritten',
    steps: [
      'Als Alex tippen Sie /otp alice sie ist am Flughafen, wählen, wie Sie sichergestellt haben, dass Alice anruft, und drücken Anfrage senden.',
      'Als Megan drücken Sie Freigeben.',
      'Als Alex drücken Sie Code anzeigen, lesen ihn Alice vor und drücken Hat geklappt.',
    ],
  },
  peopleHeading: 'Die Personen',
  people: {
    alex: {
      name: 'Alex Wilber',
      does: 'fragt Codes an und richtet Tokens ein',
      tries: [
        '/otp alice kommt nicht hinein',
        'Im Notfall auslösen, solange niemand freigegeben hat',
        '/provision alice, dann die Einrichtung öffnen',
        '/tokens',
      ],
    },
    megan: {
      name: 'Megan Bowen',
      does: 'gibt frei, worum andere bitten, oder lehnt es ab',
      tries: ['Freigeben oder Ablehnen, wenn Alex gefragt hat', '/requests'],
    },
    alice: {
      name: 'Alice Example',
      does: 'um deren Codes es geht: Sie erfährt alles und kann es anhalten',
      tries: [
        'Das war ich nicht, wenn Alex gefragt hat',
        '/mine',
        '/compromised alice mein Laptop ist gestohlen, was ihr Token beendet: Für ein neues tippen Sie als Alex /provision alice',
      ],
    },
    adele: {
      name: 'Adele Vance',
      does: 'Sicherheit: hält alles an und geht Notfällen nach',
      tries: [
        '/freeze alice ihr Laptop ist gestohlen',
        '/freezes',
        '/reviews, wenn Alex im Notfall ausgelöst hat',
      ],
    },
    isaiah: {
      name: 'Isaiah Langer',
      does: 'Revision, und auch Sicherheit: sieht, wer welchen Code sah, und hebt auf, was Adele gesperrt hat',
      tries: ['/audit alice', '/reviews', '/unfreeze alice, wenn Adele gesperrt hat'],
    },
  },
  tries: 'Zum Ausprobieren:',
  toWindow: (name) => `Zum Fenster von ${name}`,
  openWindow: (name) => `Fenster von ${name} öffnen`,
  opening: 'Bis sich ein Fenster öffnet, dauert es einige Sekunden.',
  notOpened: (name) =>
    `Das Fenster von ${name} hat sich nicht geöffnet. Warum, steht dort, wo npm start läuft.`,
  noWindows: 'Fenster öffnet npm start, und dieser Bot wurde ohne das gestartet.',
  besides: 'Neben den Fenstern',
  setUp: [
    'Die Einrichtungsseite öffnet sich aus dem Fenster von Alex, mit /provision und einem Namen.',
    'Die Revision sieht das Protokoll in ihrem Fenster, mit /audit, und auf einer Seite, die sich von dort öffnet, oder von hier als Isaiah. Auf der Kommandozeile prüfen Sie es: node dist/cli.js help zeigt, wie.',
  ],
  audit: 'Seite des Protokolls als Isaiah öffnen',
  toolset: 'Die Werkzeugseite',
  toolsetDoes: 'berechnet Codes aus einem Geheimnis, das Sie haben, ohne all dies',
};
