// Labels, buttons and marks that cards share, and the card with the code.
import type * as en from '../en/card-parts.js';
import { PRODUCT_NAME } from '../product-name.js';

export const parts: typeof en.parts = {
  facts: {
    account: 'Konto',
    askedBy: 'Angefragt von',
    reason: 'Grund',
    noReason: 'keiner angegeben',
    askedAt: 'Angefragt um',
    callerVerified: 'Anruf geprüft',
    callerNotSaid: 'keine Angabe',
    handing: 'Übermittlung',
    spoken: 'mündlich, im Gespräch',
    byMail: 'per E-Mail',
    asked: 'Ging an',
    unanswered: 'Noch keine Antwort',
    approvals: 'Freigaben',
    approvedBy: 'Freigegeben von',
    releasedBy: 'Ausgelöst von',
    shownBefore: 'Zuvor angezeigt',
    openUntil: 'Offen bis',
    notBefore: 'Nicht vor',
    showBy: 'Anzeigen bis',
    worksFrom: 'Gültig ab',
    shouldWorkUntil: 'Voraussichtlich gültig bis',
    worksUntil: 'Gültig bis',
    deniedBy: 'Abgelehnt von',
    theirReason: 'Begründung',
    yourReason: 'Ihre Begründung',
    endedAt: 'Beendet um',
    asksFor: 'Angefragt wird',
    shownUntil: 'Angezeigt bis',
    codeEndsAt: 'Ende des Codes',
  },
  account: (owner, account, issuer) => `${owner}, ${account} (${issuer})`,
  wholeSecret: 'das ganze Geheimnis des Tokens, als QR-Code für die Burner-App',
  inFile: 'dass das ganze Geheimnis des Tokens in einer Datei hinausgeht',
  inEmergency: (who, at) => `${who}, im Notfall, ohne Freigabe, um ${at}`,
  inEmergencyBefore: (who, at) => `${who}, im Notfall, um ${at}: Das zählt nicht mehr`,
  ownAccount: (account, issuer) => `${account} (${issuer})`,
  approvals: (given, needed) => `${given} von ${needed}`,
  approvalsBy: (count, names) => `${count}: ${names}`,
  andMore: (count) => `${count} weitere`,
  quoted: (text) => `„${text}“`,
  buttons: {
    approve: 'Freigeben',
    approveNow: 'Mit dieser Zahl freigeben',
    deny: 'Ablehnen',
    denyNow: 'Anfrage ablehnen',
    withdraw: 'Freigabe zurückziehen',
    cancel: 'Anfrage abbrechen',
    object: 'Das war ich nicht',
    showCode: 'Code anzeigen',
    showQr: 'QR-Code anzeigen',
    openPage: 'Seite öffnen',
    openAndShow: 'Seite öffnen und anzeigen',
    showAgain: 'Code erneut anzeigen',
    worked: 'Hat geklappt',
    refused: 'Nicht akzeptiert',
    notUsed: 'Nicht verwendet',
    another: 'Weiterer Code',
    refresh: 'Aktualisieren',
  },
  /** What a notification says of the card on which that can be done. */
  readyNow: {
    code: 'Sie können den Code jetzt anzeigen',
    qr: 'Sie können den QR-Code jetzt anzeigen',
    file: 'Sie können die Datei jetzt schreiben',
  },
  denyReason: {
    label: 'Warum? Wer angefragt hat, liest Ihre Antwort.',
    hint: 'Zum Beispiel: mich hat niemand angerufen',
  },
  number: {
    label: 'Welche Zahl liest Ihnen die Person vor, die anfragt?',
    hint: 'Zum Beispiel: 42',
  },
  numberFor: (name: string): string => `Zahl für ${name}`,
  howDidItGo: 'Wie ist es ausgegangen?',
  marks: { sample: 'Beispieldaten', localTrial: 'lokaler Test, Identitäten nicht geprüft' },
  fallback: `Das ist eine Karte von ${PRODUCT_NAME}, die diese App nicht anzeigen kann. Öffnen Sie den Chat in einer aktuellen Version von Teams.`,
};

export const codeCard: typeof en.codeCard = {
  heading: 'Ein Code zum Weitergeben',
  readOut: (owner) =>
    `Lesen Sie ihn ${owner} jetzt vor. Er muss sofort eingegeben werden, und nur ein Mal.`,
  sendOff: (owner) =>
    `Senden Sie ihn jetzt an ${owner}. Er muss sofort eingegeben werden, und nur ein Mal.`,
  notInMessages:
    'Diese App hat Ihren Klick als Nachricht gesendet, und ein Code in einer Nachricht bliebe im Chat stehen. Darum wurde keiner herausgegeben. Öffnen Sie diesen Chat in Teams am Computer oder im Browser und klicken Sie dort auf „Code anzeigen“: Die Freigabe bleibt bestehen.',
  onlyYou:
    'Nur Sie sehen diesen Code. Leiten Sie kein Bild davon weiter. Kehrt die Karte zurück, etwa weil jemand auf sie reagiert, können Sie denselben Code noch einmal sehen.',
};
