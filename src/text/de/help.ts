// `/hilfe`: was getippt werden kann, Befehl für Befehl.
import type { replies as en } from '../en/replies.js';

export const help: (typeof en)['help'] = {
  heading: 'Was Sie tippen können',
  commands: {
    otp: [
      {
        command: '/otp alice ist am Flughafen',
        does: 'Fragt einen Code für Alice an. Die Wörter nach dem Namen sind der Grund.',
      },
      {
        command: '/otp alice per Mail',
        does: 'Dasselbe, für einen Code, den Sie senden, statt ihn vorzulesen.',
      },
      {
        command: '/otp alice ausgesperrt, geprüft per Rückruf',
        does: 'Dasselbe, ohne die Karte, die fragt, wie Sie den Anruf geprüft haben.',
      },
      {
        command: '/otp alice morgen 8:00',
        does: 'Dasselbe, für später: auch in 20m oder um 14:30.',
      },
    ],
    requests: [
      {
        command: '/requests',
        does: 'Zeigt Ihre offenen Anfragen und die, die auf Ihre Antwort warten.',
      },
      {
        command: '/requests alle',
        does: 'Zeigt Revision und Sicherheitsteam, was überall offen ist.',
      },
    ],
    freeze: [
      {
        command: '/freeze',
        does: 'Sperrt sofort alle Codes. Mit einem Namen nur die dieser Person. Die Wörter danach sind der Grund.',
      },
    ],
    unfreeze: [
      {
        command: '/unfreeze',
        does: 'Hebt eine Sperre auf, die jemand anderes verhängt hat. Mit einem Namen die dieser Person.',
      },
    ],
    freezes: [
      {
        command: '/freezes',
        does: 'Zeigt, was gesperrt ist, von wem, seit wann und warum.',
      },
    ],
    compromised: [
      {
        command: '/compromised Alice Laptop gestohlen',
        does: 'Stoppt sofort alles von Alices Token, wenn sein Geheimnis in fremden Händen sein kann. Die Wörter nach dem Namen sind der Grund.',
      },
    ],
    reviews: [
      { command: '/reviews', does: 'Zeigt die Notfälle, die noch niemand nachgeprüft hat.' },
    ],
    audit: [
      {
        command: '/audit alice seit montag',
        does: 'Zeigt, wer wann welchen Code warum sah und wer zugestimmt hat. Mit «freigaben» nur, was offengelegt wurde.',
      },
    ],
    provision: [
      {
        command: '/provision Alice',
        does: 'Öffnet die Seite, auf der ein Token für Alice eingerichtet wird.',
      },
    ],
    reburn: [
      {
        command: '/reburn alice Brennen abgebrochen',
        does: 'Fragt an, das ganze Geheimnis von Alices Token noch einmal zu sehen, um es erneut zu brennen. Die Wörter nach dem Namen sind der Grund.',
      },
    ],
    export: [
      {
        command: '/export alice kommt nach Entra',
        does: 'Fragt an, dass das ganze Geheimnis von Alices Token in einer Datei hinausgeht; zwei Personen müssen freigeben. Die Wörter nach dem Namen sind der Grund.',
      },
    ],
    tokens: [
      { command: '/tokens', does: 'Zeigt die Tokens in Arbeit und was als Nächstes zu tun ist.' },
      {
        command: '/tokens Alice',
        does: 'Findet Tokens nach Name, Seriennummer oder Stand; mit dem Wort „alle“ auch die beendeten.',
      },
    ],
    token: [
      {
        command: '/token Alice',
        does: 'Zeigt, wie es um das Token von Alice steht, und seinen Verlauf.',
      },
    ],
    delivered: [
      {
        command: '/delivered Alice',
        does: 'Meldet, dass Alices Token angekommen ist; ein Code davon beweist es.',
      },
    ],
    lost: [{ command: '/lost Alice', does: 'Meldet, dass Alices Token verloren ist.' }],
    cancel: [
      {
        command: '/cancel Alice',
        does: 'Bricht Alices Token ab, wenn es nicht mehr gebraucht wird.',
      },
    ],
    mine: [
      {
        command: '/mine',
        does: 'Zeigt, was ich von Ihnen habe, und wem Codes von Ihnen gezeigt wurden; mit einem Klick gestoppt.',
      },
    ],
    whoami: [{ command: '/whoami', does: 'Zeigt, als wen ich Sie kenne und was Sie dürfen.' }],
    help: [{ command: '/hilfe', does: 'Zeigt diese Liste.' }],
  },
  lines: [
    'Den Schrägstrich können Sie weglassen. Ein Name darf aus mehreren Wörtern bestehen.',
    'Eine zweite Person gibt frei, dann sieht den Code, wer gefragt hat. Die Person, der das Konto gehört, erfährt davon.',
  ],
  trial:
    'Zum Ausprobieren: Tippen Sie als Alex Wilber /otp alice, senden Sie die Anfrage, und drücken Sie als Megan Bowen „Freigeben“.',
};
