// Was ein Bild oder ein Text sagte, das kein Geheimnis zum Verwahren ist: was es ist, dann wie es weitergeht.
import type { scan as english } from '../en/scan.js';
import { broken } from './scan-broken.js';

const ANOTHER_APP =
  'Wählen Sie auf der Seite mit den Sicherheitsinformationen „Authentifikator-App“, dann „Ich möchte eine andere Authentifikator-App verwenden“, und scannen Sie den Code, der danach kommt.';
const RIGHT_CODE =
  'Wählen Sie, was die Seite mit den Sicherheitsinformationen des Kontos zeigt: den QR-Code oder den geheimen Schlüssel daneben.';
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
        `Wählen Sie beim Einrichten des Kontos zeitbasierte Codes (TOTP). ${RIGHT_CODE}`,
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
      heading: 'In diesem Text ist kein Geheimnis auszumachen',
      lines: [
        'Ein geheimer Schlüssel besteht nur aus Buchstaben und den Ziffern 2 bis 7. Vielleicht steht trotzdem einer im Text, mit Wörtern darum herum.',
        `Kopieren Sie den geheimen Schlüssel und nichts darum herum. ${RIGHT_CODE}`,
      ],
    }),
    ...broken,
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
    batch: (number: number, of: number): string =>
      `Das ist Code ${number} von ${of} des Exports. Ist das Konto nicht dabei, dann scannen Sie den nächsten.`,
    leftOut: 'Diese sind nicht zu verwenden:',
  },
};
