// Die ersten beiden Schritte der Einrichtungsseite: woher das Geheimnis kommt, und was daraus gelesen wurde.
import type { pageCapture as en } from '../en/page-capture.js';

export const pageCapture: typeof en = {
  heading: 'Zeigen Sie mir den QR-Code',
  lines: (owner) => [
    `${owner} öffnet die Seite mit den Sicherheitsinformationen, fügt eine Authentifikator-App hinzu und wählt „Ich möchte eine andere Authentifikator-App verwenden“. Ein QR-Code erscheint.`,
  ],
  drop: {
    mac: 'Fügen Sie hier einen Screenshot davon ein (⌘V) oder legen Sie ein Bild ab',
    touch: 'Ein Screenshot oder ein Foto davon genügt',
    other: 'Fügen Sie hier einen Screenshot davon ein (Strg+V) oder legen Sie ein Bild ab',
  },
  choose: 'Bild auswählen',
  share: 'Bildschirm teilen',
  scan: 'Mit der Kamera scannen',
  staysHere: 'Bilder werden auf dieser Seite gelesen und verlassen sie nie.',
  typed: {
    heading: 'Kein Bild? Tippen Sie es ein',
    label: 'Geheimer Schlüssel oder die ganze Adresse, die mit otpauth:// beginnt',
    hint: 'Was hinter „Bild kann nicht gescannt werden?“ steht: der geheime Schlüssel, oder alles. Leerzeichen, Bindestriche und Kleinbuchstaben stören nicht.',
    issuer: 'Aussteller',
    usual: 'Microsoft',
    account: 'Konto',
    read: 'Lesen',
  },
  traces: {
    heading: 'Wo Screenshots liegen bleiben',
    lines: [
      'Ein Screenshot bleibt in der Zwischenablage, in ihrem Verlauf (Windows-Taste + V) und, wo das eingeschaltet ist, in der Cloud-Zwischenablage Ihrer anderen Geräte. Manche Programme legen dazu eine Datei ab.',
      'Wenn Sie fertig sind, leeren Sie den Verlauf: Windows-Taste + V, „Alle löschen“. Am Mac kopieren Sie etwas anderes. Löschen Sie gespeicherte Screenshots.',
    ],
  },
  reading: 'Das Bild wird gelesen …',
  none: {
    heading: 'Im Bild wurde kein QR-Code gefunden',
    lines: [
      'Lassen Sie sich den QR-Code größer zeigen: den Browser vergrößern, dann ein neuer Screenshot.',
      'Schneiden Sie das Bild zu, bis wenig mehr als der QR-Code mit seinem weißen Rand übrig ist.',
      'Achten Sie darauf, dass nichts darüber liegt.',
    ],
  },
  notPicture: {
    heading: 'Das ist kein Bild, das sich hier lesen lässt',
    lines: [
      'Es ist eine andere Art von Datei, ein kaputtes Bild, oder gar nichts. Machen Sie einen neuen Screenshot vom QR-Code und fügen Sie ihn ein, oder tippen Sie unten den geheimen Schlüssel.',
    ],
  },
  nothingPasted: {
    heading: 'Es gab nichts einzufügen',
    lines: [
      'In der Zwischenablage ist weder ein Bild noch Text. Machen Sie noch einmal einen Screenshot vom QR-Code und fügen Sie ihn gleich ein; oder wählen Sie ein Bild aus, oder tippen Sie unten den geheimen Schlüssel.',
    ],
  },
  blinded: {
    heading: 'Dieser Browser lässt die Seite das Bild nicht sehen',
    lines: [
      'Er schützt vor Wiedererkennung (Fingerprinting) und gibt Seiten Rauschen statt dessen, was in einem Bild ist. Dann lässt sich nur eine PNG- oder JPEG-Datei lesen: Wählen Sie eine aus, knapp um den QR-Code zugeschnitten.',
      'Oder erlauben Sie der Seite, Canvas-Daten zu lesen, wo der Browser danach fragt; oder tippen Sie unten den geheimen Schlüssel.',
    ],
  },
  noReader: {
    heading: 'Bilder lassen sich hier nicht lesen',
    lines: [
      'Dieser Browser erlaubt nicht, was dazu nötig ist (der Blockierungsmodus verbietet es), oder der Leser hat nicht geantwortet. Tippen Sie unten den geheimen Schlüssel.',
    ],
  },
  noShare: 'Der Bildschirm wurde nicht geteilt. Fügen Sie stattdessen einen Screenshot ein.',
  notPlayed:
    'Der Bildschirm wurde geteilt, aber dieser Browser kann ihn der Seite nicht zeigen. Fügen Sie einen Screenshot ein oder wählen Sie ein Bild aus.',
  several: {
    heading: 'Es sind mehrere QR-Codes. Welcher ist es?',
    choose: 'Diesen nehmen',
  },
  empty: 'Tippen Sie den geheimen Schlüssel oder fügen Sie einen Screenshot ein.',
};
