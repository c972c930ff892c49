// Was ein Geheimnis sein sollte und sich nicht sicher lesen lässt: was damit ist, dann wie es weitergeht.
import type { WrongCharacter } from '../../domain/otp/base32.js';
import type { KeyUriField } from '../../domain/capture/not-a-seed.js';
import type { BrokenFindings } from '../scan-findings.js';

const FIELDS: Readonly<Record<KeyUriField, string>> = {
  secret: 'Geheimnis',
  issuer: 'Aussteller',
  algorithm: 'Algorithmus',
  digits: 'Zahl der Ziffern',
  period: 'Zeitschritt',
};

/** Jedes wird mit etwas anderem verwechselt. */
const WRONG: Readonly<Record<WrongCharacter, string>> = {
  zero: 'In einem Geheimnis gibt es keine 0: Vielleicht ist es der Buchstabe O.',
  one: 'In einem Geheimnis gibt es keine 1: Vielleicht ist es der Buchstabe I oder L.',
  eight: 'In einem Geheimnis gibt es keine 8: Vielleicht ist es der Buchstabe B.',
  nine: 'In einem Geheimnis gibt es keine 9: Vielleicht ist es ein kleines g oder q.',
  letter:
    'Es ist ein Buchstabe eines anderen Alphabets oder einer mit Akzent; ein Geheimnis hat nur die Buchstaben A bis Z. Manche sehen gleich aus.',
  sign: 'Es ist ein Sonderzeichen; ein Geheimnis hat nur die Buchstaben A bis Z und die Ziffern 2 bis 7.',
};

const WRONG_HEX: Readonly<Record<'letter' | 'sign', string>> = {
  letter: 'Hexadezimal gibt es nur die Ziffern 0 bis 9 und die Buchstaben A bis F.',
  sign: 'Es ist ein Sonderzeichen; hexadezimal gibt es nur die Ziffern 0 bis 9 und die Buchstaben A bis F.',
};

const SHOW_IT_ANEW =
  'Lassen Sie die Seite mit den Sicherheitsinformationen einen neuen QR-Code anzeigen, und wählen Sie diesen. Kommt dasselbe wieder, fragen Sie Ihre IT-Administration.';
const COPY_AGAIN =
  'Kopieren Sie noch einmal alles, oder wählen Sie ein Bild mit dem ganzen QR-Code.';
const EXPORT_AGAIN =
  'Exportieren Sie das Konto in Google Authenticator noch einmal, für sich allein, und scannen Sie diesen Code.';

export const broken: BrokenFindings = {
  KEY_URI_TYPE: () => ({
    heading: 'Es steht nicht darin, dass die Codes zeitbasiert sind',
    lines: ['Der Link ist abgeschnitten, oder er ist für Codes anderer Art.', SHOW_IT_ANEW],
  }),
  KEY_URI_ENCODING: () => ({
    heading: 'Der Link wurde beim Kopieren verändert',
    lines: [
      'Einige Zeichen sind so geschrieben, wie sie im Quelltext einer Webseite stehen.',
      COPY_AGAIN,
    ],
  }),
  KEY_URI_ALGORITHM: () => ({
    heading: 'Die Codes werden mit einem unbekannten Algorithmus berechnet',
    lines: ['Möglich sind SHA-1, SHA-256 und SHA-512.', SHOW_IT_ANEW],
  }),
  KEY_URI_DIGITS: () => ({
    heading: 'Die Codes haben eine Länge, die nicht möglich ist',
    lines: ['Möglich sind Codes mit 6, 7 oder 8 Ziffern.', SHOW_IT_ANEW],
  }),
  KEY_URI_PERIOD: () => ({
    heading: 'Die Codes gelten für eine Zeit, die nicht möglich ist',
    lines: ['Möglich sind 1 Sekunde bis 86400 Sekunden (ein Tag).', SHOW_IT_ANEW],
  }),
  KEY_URI_TWO_STEPS: () => ({
    heading: 'Das ist nur die Hälfte eines Geheimnisses',
    lines: [
      'Die andere Hälfte soll die App selbst erzeugen (eine Registrierung in zwei Schritten), und das kann kein Hardware-Token.',
      'Wählen Sie beim Einrichten des Kontos eine Registrierung in einem Schritt.',
    ],
  }),
  KEY_URI_RUN_ON: ({ field }) => ({
    heading: 'Zwei Teile des Links sind ineinandergelaufen',
    lines: [
      `Die Angabe „${FIELDS[field]}“ steht innerhalb eines anderen Teils. Was gemeint war, ist nicht sicher, und die Codes könnten falsch sein.`,
      SHOW_IT_ANEW,
    ],
  }),
  KEY_URI_LIKE: ({ field }) => ({
    heading: 'Ein Teil des Links könnte die Codes verändern',
    lines: [
      `Er ist ungewöhnlich geschrieben und soll vielleicht die Angabe „${FIELDS[field]}“ sein. Ohne diesen Teil könnten die Codes falsch sein.`,
      SHOW_IT_ANEW,
    ],
  }),
  KEY_URI_REPEATED: ({ field }) => ({
    heading: 'Der Link sagt etwas zweimal',
    lines: [
      `Die Angabe „${FIELDS[field]}“ steht mehr als einmal darin. Welche gilt, ist nicht sicher.`,
      SHOW_IT_ANEW,
    ],
  }),
  SECRET_MISSING: () => ({
    heading: 'Es ist kein Geheimnis darin',
    lines: ['Vor dem Geheimnis wurde es abgeschnitten.', COPY_AGAIN],
  }),
  SECRET_TRUNCATED: () => ({
    heading: 'Das Geheimnis ist abgeschnitten oder vertippt',
    lines: ['Mindestens ein Zeichen fehlt oder ist zu viel.', COPY_AGAIN],
  }),
  SECRET_LAST_CHARACTER: () => ({
    heading: 'Das letzte Zeichen kann nicht stimmen',
    lines: [
      'Am Ende eines Geheimnisses dieser Länge steht ein anderes, oder es fehlt noch eins.',
      'Sehen Sie sich das Ende des Geheimnisses an, und tippen Sie es noch einmal. Oder kopieren Sie alles.',
    ],
  }),
  SECRET_RUNS_ON: () => ({
    heading: 'Es ist nicht sicher, wo das Geheimnis endet',
    lines: [
      'Offenbar wurden Wörter der Seite mitkopiert. Damit käme ein falscher Code heraus.',
      'Kopieren Sie den geheimen Schlüssel und nichts darum herum. Gehört alles zum Geheimnis, dann tippen Sie base32: davor.',
    ],
  }),
  TEXT_REPEATED: () => ({
    heading: 'Der Text sagt etwas zweimal',
    lines: [
      'Mehr als ein Kontoname oder geheimer Schlüssel steht darin. Was davon zählt, ist nicht sicher.',
      'Kopieren Sie einen Kontonamen und einen geheimen Schlüssel.',
    ],
  }),
  SECRET_CHARACTER: ({ position, kind }) => ({
    heading: 'Ein Zeichen kann nicht zum Geheimnis gehören',
    lines: [
      `Prüfen Sie das Zeichen ${position}, ohne Leerzeichen und Bindestriche gezählt. ${WRONG[kind]}`,
      'Tippen Sie es so, wie es auf der Seite steht, oder kopieren Sie das ganze Geheimnis.',
    ],
  }),
  SECRET_HEX_CHARACTER: ({ position, kind }) => ({
    heading: 'Ein Zeichen kann nicht zum Geheimnis gehören',
    lines: [
      `Prüfen Sie das Zeichen ${position}, ohne Leerzeichen und Bindestriche gezählt. ${WRONG_HEX[kind]}`,
      'Tippen Sie es so, wie es auf der Seite steht, oder kopieren Sie das ganze Geheimnis.',
    ],
  }),
  SEED_TOO_SHORT: ({ bytes, least }) => ({
    heading: 'Das Geheimnis ist zu kurz',
    lines: [`Es hat ${bytes} Bytes, nötig sind ${least}. Vielleicht fehlt ein Teil.`, COPY_AGAIN],
  }),
  SEED_TOO_LONG: ({ bytes, most }) => ({
    heading: 'Das Geheimnis ist zu lang',
    lines: [
      `Es hat ${bytes} Bytes, möglich sind höchstens ${most}. Vielleicht wurde noch etwas anderes kopiert.`,
      COPY_AGAIN,
    ],
  }),
  MIGRATION_BROKEN: () => ({
    heading: 'Der Export aus Google Authenticator ist nicht zu lesen',
    lines: ['Er ist abgeschnitten oder beschädigt.', EXPORT_AGAIN],
  }),
  MIGRATION_EMPTY: () => ({
    heading: 'Der Export aus Google Authenticator ist leer',
    lines: ['Es ist kein Konto darin.', EXPORT_AGAIN],
  }),
};
