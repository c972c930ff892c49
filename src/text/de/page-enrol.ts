// Die Einrichtungsseite: was gelesen wurde, und der Code, mit dem die Registrierung endet.
import type { pageEnrol as en } from '../en/page-enrol.js';

export const pageEnrol: typeof en = {
  check: {
    heading: 'Stimmt das?',
    organisation: 'Organisation',
    issuer: 'Aussteller',
    account: 'Konto',
    algorithm: 'Algorithmus',
    digits: 'Ziffern',
    period: 'Zeitschritt',
    seconds: (count) => `${count} Sekunden`,
    secret: 'Geheimnis',
    bytes: (count) => `${count} Bytes`,
    fingerprint: 'Fingerabdruck',
    notNamed: 'nicht genannt',
    spareBits:
      'Das letzte Zeichen sagt mehr, als es zu sagen gibt. Manche Programme schreiben es so; das Geheimnis ist ohne diesen Rest dasselbe. Wird kein Code angenommen, dann lassen Sie die Seite einen neuen QR-Code anzeigen.',
    store: 'Verwahren',
    back: 'Ein anderes Bild nehmen',
    overrule: 'Lesen Sie das, bevor Sie weitermachen',
    blocked: 'Dieses Geheimnis kann nicht verwahrt werden',
    tick: 'Haken Sie an, wovon Sie sich überzeugt haben, oder gehen Sie zurück.',
  },
  code: {
    heading: 'Schließen Sie die Registrierung mit diesem Code ab',
    lines: (owner) => [
      `Das Geheimnis ist verwahrt. Lesen Sie ${owner} diesen Code vor; er wird dort eingetippt, wo der QR-Code war.`,
    ],
    label: 'Code',
    get: 'Code anzeigen',
    next: 'Nächsten Code anzeigen',
    copy: 'Kopieren',
    copied: 'Der Code wurde kopiert.',
    notCopied: {
      mac: 'Der Browser ließ ihn nicht kopieren. Er ist jetzt markiert: Drücken Sie ⌘C oder lesen Sie ihn vor.',
      touch:
        'Der Browser ließ ihn nicht kopieren. Er ist jetzt markiert: Halten Sie den Finger darauf und wählen Sie «Kopieren», oder lesen Sie ihn vor.',
      other:
        'Der Browser ließ ihn nicht kopieren. Er ist jetzt markiert: Drücken Sie Strg+C oder lesen Sie ihn vor.',
    },
    worksFrom: (seconds, from) =>
      `Lesen Sie ihn jetzt vor. Er gilt in ${seconds} s, ab ${from}: Erst dann soll er abgeschickt werden.`,
    lasts: (seconds, until) => `Gilt noch ${seconds} s, bis ${until}`,
    over: 'Dieser Code ist abgelaufen. Zeigen Sie den nächsten an.',
    left: (count) =>
      count === 1
        ? 'Es kann noch ein Code angezeigt werden.'
        : `Es können noch ${count} Codes angezeigt werden.`,
    accepted: 'Angenommen',
    refused: 'Abgelehnt',
    startOver: 'Mit einem neuen QR-Code von vorn beginnen',
    reasonsHeading: 'Der Code wurde abgelehnt. Wahrscheinliche Gründe:',
    reasons: (now) => [
      'Er wurde zu spät eingetippt. Sobald dieser abgelaufen ist, zeigen Sie den nächsten an und lesen Sie ihn sofort vor.',
      'Der QR-Code stammt von einem anderen Versuch: Bei jedem Öffnen der Seite gibt es einen neuen. Beginnen Sie mit dem von vorn, der jetzt angezeigt wird.',
      `Eine Uhr geht falsch. Beim Bot ist es ${now}: Vergleichen Sie das mit der Uhr am anderen Bildschirm.`,
    ],
    usedUp:
      'Zu diesem QR-Code können keine Codes mehr angezeigt werden. Beginnen Sie mit einem neuen von vorn.',
    unconfirmed: (fingerprint) =>
      `Bevor später Codes ausgegeben werden, muss eine zweite Person, die Tokens einrichtet, den Fingerabdruck ${fingerprint} bestätigen. Bitten Sie jemanden im Team, /token und den Namen zu tippen.`,
  },
};
