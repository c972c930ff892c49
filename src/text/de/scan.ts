// Was ein Bild oder ein Text sagte, das kein Geheimnis zum Verwahren ist: was es ist, dann wie es weitergeht.
import type { KeyUriField } from '../../domain/capture/not-a-seed.js';
import type { scan as english } from '../en/scan.js';

const FIELDS: Readonly<Record<KeyUriField, string>> = {
  secret: 'Geheimnis',
  issuer: 'Aussteller',
  algorithm: 'Algorithmus',
  digits: 'Zahl der Ziffern',
  period: 'Zeitschritt',
};

const ANOTHER_APP =
  'Wählen Sie auf der Seite mit den Sicherheitsinformationen „Authentifikator-App“, dann „Ich möchte eine andere Authentifikator-App verwenden“, und scannen Sie den Code, der danach kommt.';
const SHOW_IT_ANEW = 'Lassen Sie die Seite einen neuen QR-Code anzeigen und scannen Sie diesen.';
const COPY_AGAIN = 'Kopieren Sie es noch einmal, oder scannen Sie stattdessen den QR-Code.';
const RIGHT_CODE =
  'Scannen Sie den QR-Code, den die Seite mit den Sicherheitsinformationen des Kontos zeigt.';
const EXPORT_AGAIN =
  'Exportieren Sie das Konto in Google Authenticator noch einmal, für sich allein, und scannen Sie diesen Code.';
const NO_SECRET_IN_IT = 'Ein Geheimnis für ein Token ist nicht darin.';

export const scan: typeof english = {
  findings: {
    NOTHING_TO_READ: () => ({
      heading: 'Hier gibt es nichts zu lesen',
      lines: ['Der Text ist leer.', RIGHT_CODE],
    }),
    PUSH_ENROLMENT: () => ({
      heading: 'Dieser Code ist nur für Microsoft Authenticator',
      lines: [
        `Er richtet Push-Benachrichtigungen auf einem Telefon ein. ${NO_SECRET_IN_IT}`,
        ANOTHER_APP,
      ],
    }),
    PASSKEY: () => ({
      heading: 'Das ist der Code eines Passkeys (FIDO)',
      lines: [`Mit ihm meldet man sich über ein Telefon an. ${NO_SECRET_IN_IT}`, ANOTHER_APP],
    }),
    SERIAL_NUMBER: ({ model }) => ({
      heading: 'Das ist die Seriennummer eines Tokens',
      lines: [
        `Sie gehört zu einem Token des Modells ${model} und ist kein Geheimnis. Heben Sie sie für den Schritt auf, in dem das Token verschickt wird.`,
        RIGHT_CODE,
      ],
    }),
    PLAIN_NUMBER: () => ({
      heading: 'Das ist nur eine Nummer',
      lines: [
        'Ein Code, eine Seriennummer oder eine Telefonnummer ist kein Geheimnis.',
        `${RIGHT_CODE} Ist es ein hexadezimales Geheimnis, dann tippen Sie hex: davor.`,
      ],
    }),
    COUNTER_BASED: () => ({
      heading: 'Dieses Geheimnis ist zählerbasiert, nicht zeitbasiert (HOTP)',
      lines: [
        'Solche Codes lassen sich nicht für eine Zeit berechnen, und Microsoft verwendet sie nicht.',
        `Wählen Sie beim Einrichten des Kontos zeitbasierte Codes (TOTP). Für Microsoft: ${RIGHT_CODE}`,
      ],
    }),
    STEAM: () => ({
      heading: 'Das ist ein Code von Steam Guard',
      lines: [
        'Die Codes von Steam bestehen aus Buchstaben, die kein solches Token anzeigt.',
        RIGHT_CODE,
      ],
    }),
    OTHER_CODES: () => ({
      heading: 'Dieser Code ist nur für eine andere Authentifikator-App',
      lines: ['Er funktioniert nur zusammen mit dem Dienst dieser App.', ANOTHER_APP],
    }),
    WEB_LINK: () => ({
      heading: 'Das ist ein Link zu einer Webseite',
      lines: [
        `${NO_SECRET_IN_IT} Öffnen Sie ihn nur, wenn Sie wissen, wohin er führt.`,
        RIGHT_CODE,
      ],
    }),
    WIFI: () => ({
      heading: 'Das sind die Zugangsdaten eines WLANs',
      lines: [NO_SECRET_IN_IT, RIGHT_CODE],
    }),
    CONTACT: () => ({
      heading: 'Das ist eine Visitenkarte',
      lines: [NO_SECRET_IN_IT, RIGHT_CODE],
    }),
    EMAIL: () => ({
      heading: 'Das ist eine E-Mail-Adresse oder eine Nachricht dorthin',
      lines: [NO_SECRET_IN_IT, RIGHT_CODE],
    }),
    PHONE: () => ({
      heading: 'Das ist eine Telefonnummer oder eine Textnachricht',
      lines: [NO_SECRET_IN_IT, RIGHT_CODE],
    }),
    OTHER_LINK: () => ({
      heading: 'Das ist ein Link für eine andere App',
      lines: [NO_SECRET_IN_IT, RIGHT_CODE],
    }),
    NO_SECRET: () => ({
      heading: 'Das ist ein Text ohne Geheimnis',
      lines: [
        'Ein Geheimnis besteht nur aus Buchstaben und den Ziffern 2 bis 7.',
        `Kopieren Sie den geheimen Schlüssel und nichts darum herum. Oder: ${RIGHT_CODE}`,
      ],
    }),
    KEY_URI_TYPE: () => ({
      heading: 'Es steht nicht darin, dass die Codes zeitbasiert sind',
      lines: ['Der Link ist abgeschnitten, oder er ist für Codes anderer Art.', SHOW_IT_ANEW],
    }),
    KEY_URI_LABEL: () => ({
      heading: 'Der Name des Kontos ist nicht zu lesen',
      lines: ['Er ist zu lang oder enthält ungültige Zeichen.', SHOW_IT_ANEW],
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
    KEY_URI_REPEATED: ({ field }) => ({
      heading: 'Der Link sagt etwas zweimal',
      lines: [
        `Mehr als einmal steht darin: ${FIELDS[field]}. Was davon zählt, ist nicht sicher.`,
        SHOW_IT_ANEW,
      ],
    }),
    SECRET_MISSING: () => ({
      heading: 'Es ist kein Geheimnis darin',
      lines: ['Vor dem Geheimnis wurde es abgeschnitten.', COPY_AGAIN],
    }),
    SECRET_TRUNCATED: () => ({
      heading: 'Das Geheimnis ist abgeschnitten oder vertippt',
      lines: ['Mindestens ein Zeichen fehlt, ist zu viel oder falsch.', COPY_AGAIN],
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
    SECRET_CHARACTER: ({ position }) => ({
      heading: 'Ein Zeichen kann nicht zum Geheimnis gehören',
      lines: [
        `Prüfen Sie das Zeichen ${position}, ohne Leerzeichen und Bindestriche gezählt. In einem Geheimnis gibt es keine 0, 1, 8 oder 9: Vielleicht ist es ein O, ein I oder L, oder ein B.`,
        COPY_AGAIN,
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
  },
  whichEncoding: {
    heading: 'Welche Art von Geheimnis ist es?',
    both: 'Dieser Text lässt sich auf zwei Arten lesen, und jede gibt andere Codes. Auf der Seite, von der Sie ihn kopiert haben, steht, welche gemeint ist; bei Microsoft ist es Base32.',
    hexOnly: 'Dieser Text kann nur ein hexadezimales Geheimnis sein. Ist er das?',
    base32: 'Es ist Base32',
    hex: 'Es ist hexadezimal',
    neither: 'Keins von beidem',
  },
  migration: {
    heading: 'Ein Export aus Google Authenticator',
    lines: ['Wählen Sie das Konto, für das das Token ist.'],
    batch: (number: number, of: number): string =>
      `Das ist Code ${number} von ${of} des Exports. Ist das Konto nicht dabei, dann scannen Sie den nächsten.`,
    leftOut: 'Diese sind nicht zu verwenden:',
  },
};
