// Die Seite der Revision: ihr Formular, was mitgenommen wird, und was auf ihr misslingen kann.
import type { auditors as en } from '../en/auditors.js';

export const auditors: typeof en = {
  title: 'Protokoll',
  trial: 'Lokale Erprobung: Hier wird niemandes Identität geprüft.',
  opening: 'Wird geöffnet …',
  who: 'Wer',
  whoHint: 'Ein Name oder eine Adresse; leer für alle.',
  when: 'Wann',
  whenHint: 'Zum Beispiel: gestern, seit Montag, letzte Woche, 1.11. bis 5.11. Leer für immer.',
  whenWrong:
    'Das ließ sich nicht als Zeit lesen. Zum Beispiel: seit Montag, letzte Woche, 1.11. bis 5.11.',
  outcome: 'Was geschah',
  anything: 'irgendetwas',
  outcomes: {
    disclosed: 'ein Code oder ein Geheimnis wurde gezeigt',
    denied: 'sie wurde abgelehnt',
    objected: 'vom Konto her wurde widersprochen',
    cancelled: 'sie wurde zurückgezogen',
    expired: 'sie lief ab',
    stopped: 'sie wurde gestoppt',
    closed: 'sie endete, und nichts wurde gezeigt',
    open: 'sie ist offen',
  },
  releases: 'Nur was gezeigt wurde, an der Stelle, an der es gezeigt wurde',
  look: 'Nachsehen',
  further: 'Weiter zurück',
  choose: (label) => `${label} wählen`,
  receipt: 'Beleg speichern',
  receiptOf: (request) => `Beleg speichern: ${request}`,
  noReceipt: 'Davon gibt es jetzt keinen Beleg: Hier signiert niemand das Protokoll.',
  saved: (file) => `Gespeichert: ${file}`,
  home: {
    heading: 'Mitnehmen',
    lines:
      'Alles, was das Protokoll hat, mit Namen und Gründen. Dass es mitgenommen wurde, steht im Protokoll.',
    csv: 'Als Tabelle (CSV)',
    ocsf: 'Für ein SIEM (OCSF)',
    log: 'Das Protokoll selbst, zum Nachprüfen (tar)',
    working: 'Bei einem langen Protokoll dauert das eine Weile …',
  },
  failures: {
    noAnswer: 'Es kam keine Antwort. Prüfen Sie Ihr Netz, und versuchen Sie es noch einmal.',
    over: 'Diese Seite ist für Sie nicht offen, oder ihre Zeit ist um. Tippen Sie im Chat /audit, und öffnen Sie sie von dort.',
    signInFailed:
      'Teams hat nicht gesagt, wer Sie sind. Schließen Sie diese Seite, und öffnen Sie sie aus dem Chat noch einmal.',
  },
};
