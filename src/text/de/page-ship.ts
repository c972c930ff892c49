// Die Einrichtungsseite: das Token in die Post, und womit bis zur Ankunft zu rechnen ist.
import type { pageShip as en } from '../en/page-ship.js';

export const pageShip: typeof en = {
  heading: 'Verschicken Sie das Token',
  lines: ['Tragen Sie ein, was Sie wissen. Nur die letzte Frage müssen Sie beantworten.'],
  serial: 'Seriennummer',
  serialHint: 'Auf der Rückseite des Tokens',
  model: 'Modell',
  known: (model) => `Laut Seriennummer ist es das Modell ${model}.`,
  postedOn: 'Verschickt am',
  expectedOn: 'Erwartet am',
  offered: (owner) => `Was hat Microsoft ${owner} bei der Anmeldung angeboten?`,
  nothing: 'Nichts',
  staySignedIn: '„Angemeldet bleiben?“',
  dontAskAgain: '„N Tage nicht erneut fragen“, und das wurde angehakt',
  days: 'Für wie viele Tage?',
  expectCodes: 'Rechnen Sie bis zur Ankunft des Tokens mit Codes.',
  asksAgain: (day) =>
    `Auf diesem Computer sollte vor dem ${day} kein Code nötig sein, auf jedem anderen sofort.`,
  chooseOne: 'Geben Sie an, was Microsoft angeboten hat.',
  daysMissing: 'Geben Sie an, für wie viele Tage: 1 bis 365.',
  noDay:
    'Das ist kein ganzes Datum. Geben Sie Tag, Monat und Jahr an, oder lassen Sie das Feld leer.',
  beforePosted:
    'Das liegt vor dem Tag, an dem es verschickt wurde. Berichtigen Sie einen der beiden Tage.',
  send: 'Es ist in der Post',
  done: {
    heading: 'Das Token ist unterwegs',
    lines: (owner) => [
      `Bis es ankommt, werden Codes mit /otp und dem Namen von ${owner} angefragt.`,
      'Wenn es angekommen ist, tippen Sie /delivered und den Namen: Ein Code vom Token schließt den Fall ab, und das Geheimnis wird vernichtet.',
      'Löschen Sie den Screenshot aus der Zwischenablage und ihrem Verlauf, wenn das noch nicht geschehen ist.',
    ],
    serial: 'Seriennummer',
    model: 'Modell',
    postedOn: 'Verschickt am',
    expectedOn: 'Erwartet am',
    signIn: 'Anmeldung',
    fingerprint: 'Fingerabdruck',
    drift: 'Uhr',
    finish: 'Fertig',
    correction: 'Ein Tag war falsch, oder hat sich geändert',
    correct: 'Tage berichtigen',
    closed: 'Die Einrichtung ist abgeschlossen',
  },
};
