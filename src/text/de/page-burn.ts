// Die Einrichtungsseite: das Geheimnis auf das Token, und der Beweis, dass es dort ist.
import type { pageBurn as en } from '../en/page-burn.js';

function clockIs(steps: number, seconds: number): string {
  if (steps === 0) return 'geht richtig';
  const count = Math.abs(steps);
  const said = count === 1 ? '1 Schritt' : `${count} Schritte`;
  return `geht ${said} (${Math.abs(seconds)} s) ${steps > 0 ? 'vor' : 'nach'}`;
}

export const pageBurn: typeof en = {
  heading: 'Brennen Sie das Token',
  lines: [
    'Das Konto hat den Code angenommen. Jetzt kommt das Geheimnis auf das Token: Zeigen Sie es als QR-Code an und scannen Sie ihn mit der Burner-App.',
  ],
  set: 'Was in der Burner-App einzustellen ist',
  algorithm: 'Hash',
  period: 'Zeitschritt',
  digits: 'Ziffern',
  digitsOf: (count) =>
    count === 6 ? '6' : `${count}: Vergewissern Sie sich, dass das Token das unterstützt`,
  length: 'Geheimnis',
  lengthOf: (bytes) => `${bytes} Bytes (ein Token fasst höchstens 63)`,
  tooLong: 'Ein Token fasst höchstens 63 Bytes: Dieses Geheimnis passt auf keines.',
  noSha512:
    'Programmierbare Tokens kennen nur SHA-1 und SHA-256: Dieses Geheimnis funktioniert auf keinem davon.',
  otherPeriod:
    'Programmierbare Tokens kennen nur Zeitschritte von 30 und 60 Sekunden: Dieses Geheimnis funktioniert auf keinem davon.',
  clock:
    'Lassen Sie die Burner-App erst die Uhr des Tokens stellen und dann das Geheimnis brennen. Wird die Uhr später gestellt, ist es bei den meisten Modellen gelöscht.',
  show: 'Geheimnis als QR-Code anzeigen',
  shownNote:
    'Es wird eine Minute lang angezeigt. Das wird protokolliert, und die Person, der das Konto gehört, erfährt davon. Achten Sie darauf, dass Sie Ihren Bildschirm gerade nicht teilen.',
  picture: 'QR-Code mit dem Geheimnis, für die Burner-App',
  hide: 'Jetzt verbergen',
  lasts: (seconds) => `Verschwindet in ${seconds} s`,
  gone: 'Der QR-Code ist weg. Zeigen Sie ihn noch einmal an, wenn die Burner-App ihn nicht gelesen hat.',
  until: (time) => `Er kann bis ${time} angezeigt werden.`,
  notHere:
    'Hier und jetzt kann das Geheimnis nicht angezeigt werden: Das geht nur innerhalb von dreißig Minuten nach dem Erfassen, und nur im selben Browser. Ist das Token schon gebrannt, tippen Sie unten seinen Code.',
  proof: {
    heading: 'Beweisen Sie, dass es funktioniert',
    lines: ['Schalten Sie das Token ein und tippen Sie den Code, den es zeigt.'],
    label: 'Code auf dem Token',
    send: 'Code prüfen',
  },
  later: (place, until) => {
    if (until === undefined) {
      return 'Sie können diese Seite schließen und später weitermachen: Tippen Sie /provision und den Namen.';
    }
    return place === 'window'
      ? `Nur dieses Fenster kann das Geheimnis anzeigen, und zwar bis ${until}. Schließen Sie es, bevor das Token gebrannt ist, muss das Anzeigen freigegeben werden (/reburn). Alles andere kann warten: Tippen Sie /provision und den Namen.`
      : `Nur dieser Browser kann das Geheimnis anzeigen, und zwar bis ${until}. Sie können die Seite schließen und hier wieder öffnen: Tippen Sie /provision und den Namen. Danach, oder in einem anderen Browser, muss das Anzeigen freigegeben werden (/reburn).`;
  },
  proved: (steps, seconds) =>
    `Der Code ist richtig. Die Uhr des Tokens ${clockIs(steps, seconds)}.`,
  clockIs,
  drifts:
    'Das ist mehr, als Microsoft bei der Anmeldung zulässt: Brennen Sie das Token noch einmal, und stellen Sie vorher die Uhr.',
  byRequest:
    'Hier und jetzt kann das Geheimnis nicht noch einmal angezeigt werden: Tippen Sie /reburn, den Namen und den Grund. Sobald jemand anderes das freigegeben hat, wird der QR-Code angezeigt.',
  again: {
    heading: 'Brennen Sie es noch einmal, bevor Sie es verschicken',
    lines: (steps, seconds) => [
      `Die Uhr des Tokens ${clockIs(steps, seconds)}. Das ist mehr, als Microsoft bei der Anmeldung zulässt.`,
    ],
  },
};
