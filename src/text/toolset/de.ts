// Die Werkzeugseite: Codes rund um jetzt aus einem Geheimnis, das jemand hat, in einer Datei ohne Netz.
import type { ToolsetWords } from './words.js';

export const de: ToolsetWords = {
  locale: 'de-DE',
  title: 'OTP-Werkzeuge',
  promise:
    'Alles geschieht in dieser Seite: Sie fragt keinen Server, behält nichts und vergisst das Geheimnis, wenn Sie sie schließen oder verlassen.',
  clock: {
    trusted: (now) =>
      `Die Uhr dieses Geräts zeigt ${now}. Nichts spricht dagegen; wissen kann es eine Seite nicht: Vergleichen Sie sie mit einem Telefon.`,
    wrong:
      'Verlassen Sie sich nicht auf die Uhr dieses Geräts: Die Codes unten können die einer anderen Zeit sein.',
    older: (made) =>
      `Sie zeigt eine Zeit vor ${made}, als diese Datei geschrieben wurde. Stellen Sie die Uhr, und öffnen Sie die Seite neu.`,
    server: (seconds) =>
      `Die Uhr des Servers, von dem diese Seite kommt, geht ihr gegenüber ${away(seconds)}. Stellen Sie die Uhr, und öffnen Sie die Seite neu.`,
    jumped: (seconds) =>
      `Während die Seite offen war, bewegte sie sich um ${Math.abs(seconds)} s gegen die verstrichene Zeit: Jemand hat sie gestellt, oder das Gerät schlief. Vergleichen Sie sie mit einem Telefon.`,
  },
  secret: {
    heading: 'Geheimnis',
    label: 'Geheimer Schlüssel oder die ganze otpauth://-Adresse',
    hint: 'Leerzeichen, Striche und Kleinbuchstaben spielen keine Rolle. Was sich auf zwei Arten lesen lässt, wird gefragt.',
    read: 'Lesen',
    drop: {
      mac: 'Fügen Sie hier ein Bildschirmfoto eines QR-Codes ein (⌘V), oder legen Sie ein Bild ab',
      touch: 'Ein Bildschirmfoto oder ein Foto eines QR-Codes genügt',
      other:
        'Fügen Sie hier ein Bildschirmfoto eines QR-Codes ein (Strg+V), oder legen Sie ein Bild ab',
    },
    choose: 'Bild wählen',
    random: 'Zufälliges erzeugen',
    forget: 'Vergessen',
    forgotten: 'Das Geheimnis ist vergessen.',
    reading: 'Das Bild wird gelesen …',
    notPicture: 'Das ist kein Bild, das hier gelesen werden kann.',
    nothingPasted:
      'Es gab nichts einzufügen: In der Zwischenablage ist weder ein Bild noch Text. Machen Sie das Bildschirmfoto noch einmal, wählen Sie ein Bild, oder tippen Sie den Schlüssel.',
    blinded:
      'Dieser Browser schützt vor Wiedererkennung (Fingerprinting) und gibt der Seite Rauschen statt dessen, was in einem Bild ist. Wählen Sie eine PNG- oder JPEG-Datei, knapp um den QR-Code zugeschnitten, oder tippen Sie den Schlüssel.',
    noReader:
      'Bilder lassen sich hier nicht lesen: Dieser Browser erlaubt es nicht, oder der Leser hat nicht geantwortet. Tippen Sie den Schlüssel.',
    noneFound:
      'Im Bild wurde kein QR-Code gefunden. Vergrößern Sie ihn, oder schneiden Sie das Bild enger zu.',
    empty: 'Tippen Sie den Schlüssel, oder fügen Sie ein Bildschirmfoto ein.',
    several: 'Es sind mehrere. Welches ist es?',
    take: 'Dieses nehmen',
    unnamed: 'ohne Namen',
    taken: (name, bytes) =>
      name === ''
        ? `Ein Geheimnis von ${bytes} Bytes wurde gelesen.`
        : `Ein Geheimnis von ${bytes} Bytes wurde gelesen: ${name}.`,
    made: (bits) =>
      `Ein Geheimnis von ${bits} Bits wurde vom Zufallsgenerator dieses Systems erzeugt. Es ist nirgends als hier.`,
  },
  settings: {
    heading: 'Wie die Codes entstehen',
    algorithm: 'Hash',
    digits: 'Stellen',
    period: 'Zeitschritt in Sekunden',
    periodWrong: 'Der Zeitschritt ist eine ganze Zahl von Sekunden, von 1 bis 86400.',
    verifier: 'Wer den Code prüft',
    verifiers: {
      entra: 'Microsoft Entra: 2 Schritte davor, 2 danach (angenommen)',
      rfc6238: 'RFC 6238: 1 Schritt davor, 1 danach',
      strict: 'Nur der laufende Schritt',
      own: 'Eigene Zahlen',
    },
    past: 'Schritte vor jetzt, die er annimmt',
    future: 'Schritte nach jetzt, die er annimmt',
  },
  codes: {
    heading: 'Codes',
    caption: 'Codes von vier Schritten vor jetzt bis vier danach',
    step: 'Schritt',
    code: 'Code',
    from: 'Gilt ab',
    until: { 'works-until': 'Gilt bis', 'should-work-until': 'Sollte gelten bis' },
    offset: (steps) => (steps === 0 ? 'jetzt' : `${steps > 0 ? '+' : '−'}${Math.abs(steps)}`),
    best: 'am besten zum Mailen',
    over: 'vorbei',
    notYet: 'noch nicht',
    left: (seconds) => `Der laufende Schritt dauert noch ${seconds} s.`,
    about: (clockError) =>
      `Zeiten nach der Uhr dieses Geräts, an beiden Enden ${clockError} Sekunden weniger, weil Uhren verschieden gehen. Geben Sie einen Code nur einmal heraus: Ob ein Prüfer einen zweimal nimmt, ist nicht bekannt. Zum Registrieren nehmen Sie den Code von jetzt.`,
    aheadRisk:
      'Aus einem Code von später kann der Prüfer schließen, dass die Uhr des Tokens vorgeht: Ein Schritt ist sicherer als zwei.',
  },
  forms: {
    heading: 'Base32 und hexadezimal',
    base32: 'Base32',
    hex: 'Hexadezimal',
    show: 'Das Geheimnis in beiden zeigen',
  },
  strength: {
    heading: 'Was seine Länge bedeutet',
    bits: (bits) => `Dieses Geheimnis hat ${bits} Bits.`,
    short:
      'RFC 4226 verlangt mindestens 128 Bits und empfiehlt 160. Die Geheimnisse von Microsoft haben 80. Durch Tippen von Codes errät niemand 80 Bits; wer einige Codes gesehen hat und über sehr viele Rechner verfügt, könnte sie am Ende durchsuchen. Verlängern lässt es sich hier nicht: Die andere Seite hat dasselbe Geheimnis. Nehmen Sie jeden Code, den andere sahen, als einen Hinweis mehr, und ersetzen Sie das Token, wo es darauf ankommt.',
    fine: 'Das ist mindestens, was RFC 4226 verlangt (128 Bits).',
    best: 'Das ist, was RFC 4226 empfiehlt (160 Bits), oder mehr.',
  },
  burner: {
    heading: 'Auf ein Token',
    show: 'Das Geheimnis als QR-Code zeigen',
    hide: 'Verbergen',
    note: 'Wer ihn sieht, hat das Geheimnis. Achten Sie darauf, dass Ihr Bildschirm nicht geteilt ist.',
    picture: 'QR-Code mit dem Geheimnis, für die Brenner-App',
    set: 'Was im Brenner einzustellen ist',
    length: 'Geheimnis',
    lengthOf: (bytes) => `${bytes} Bytes (ein Token nimmt höchstens 63)`,
    tooLong: 'Ein Token nimmt höchstens 63 Bytes: Dieses Geheimnis passt auf keines.',
    noSha512:
      'Programmierbare Token kennen nur SHA-1 und SHA-256: Dieses Geheimnis funktioniert auf keinem.',
    otherPeriod:
      'Programmierbare Token kennen nur Zeitschritte von 30 und 60 Sekunden: Dieses Geheimnis funktioniert auf keinem.',
    otherDigits:
      'Die meisten programmierbaren Token zeigen nur 6 Stellen: Vergewissern Sie sich, dass dieses mehr kann.',
    clock:
      'Lassen Sie den Brenner die Uhr des Tokens stellen, bevor er das Geheimnis schreibt. Bei den meisten Modellen löscht späteres Stellen das Geheimnis.',
  },
  drift: {
    heading: 'Geht die Uhr eines Tokens richtig?',
    first: 'Code auf dem Token',
    second: 'Der nächste (freiwillig)',
    hint: 'Ein Code findet, was innerhalb von 20 Schritten liegt. Mit dem nächsten dazu wird ein ganzer Tag abgesucht, und Zufall ist ausgeschlossen.',
    check: 'Vergleichen',
    malformed: (digits) => `Ein Code hat hier ${digits} Stellen.`,
    none: 'Das ist kein Code dieses Geheimnisses in der Nähe von jetzt. Wurde das Token damit gebrannt, und mit demselben Hash und Zeitschritt?',
    right: 'Die Uhr des Tokens geht richtig.',
    off: (steps, seconds) =>
      `Die Uhr des Tokens geht ${Math.abs(steps)} ${Math.abs(steps) === 1 ? 'Schritt' : 'Schritte'} ${steps > 0 ? 'vor' : 'nach'}: zwischen ${Math.abs(seconds) - stepOf(steps, seconds)} und ${Math.abs(seconds) + stepOf(steps, seconds)} s.`,
    unsure: 'Andere Schritte haben denselben Code: Tippen Sie auch den nächsten.',
  },
  imports: {
    heading: 'Für den Import in Entra (braucht P1 oder P2)',
    upn: 'Benutzerprinzipalname',
    serial: 'Seriennummer',
    make: 'Beides schreiben',
    csv: 'CSV',
    json: 'JSON für Graph (beta: hardwareOathDevices)',
    copy: 'Kopieren',
    copied:
      'Kopiert. Das Geheimnis steht darin: Leeren Sie nachher die Zwischenablage und ihren Verlauf.',
    notCopied: {
      mac: 'Der Browser ließ es nicht kopieren. Es ist jetzt markiert: Drücken Sie ⌘C.',
      touch:
        'Der Browser ließ es nicht kopieren. Es ist jetzt markiert: Halten Sie den Finger darauf, und wählen Sie «Kopieren».',
      other: 'Der Browser ließ es nicht kopieren. Es ist jetzt markiert: Drücken Sie Strg+C.',
    },
    missing: 'Tippen Sie den Benutzerprinzipalnamen und die Seriennummer.',
    unfit:
      'Entra importiert 6 Stellen, SHA-1 oder SHA-256 und Zeitschritte von 30 oder 60 Sekunden; eine CSV-Datei nennt keinen Hash und taugt deshalb nur für SHA-1.',
    noCsv: 'Keine Zeile: Eine CSV-Datei nennt keinen Hash und taugt deshalb nur für SHA-1.',
  },
};

function away(seconds: number): string {
  return `${Math.abs(seconds)} s ${seconds > 0 ? 'vor' : 'nach'}`;
}

/** Sekunden eines Schritts. */
function stepOf(steps: number, seconds: number): number {
  return Math.abs(seconds / steps);
}
