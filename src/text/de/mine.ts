// Was die Brücke sagt, wenn jemand fragt, was sie von ihm oder ihr hat.
import type { Words } from '../words.js';

const asks: Words['mine']['asks'] = {
  release: (by, at) => `${by} bittet oder bat um einen Code von Ihnen: ${at}.`,
  'seed-qr': (by, at) =>
    `${by} bittet oder bat darum, das ganze Geheimnis Ihres Tokens zu sehen: ${at}.`,
  'seed-export': (by, at) =>
    `${by} bittet oder bat darum, dass das ganze Geheimnis Ihres Tokens in einer Datei herausgegeben wird: ${at}.`,
};

export const mine: Words['mine'] = {
  heading: 'Was ich von Ihnen habe',
  me: (name, account) => `Sie sind ${name}, ${account}.`,
  contact: (zone, language) =>
    `Ich schreibe Ihnen in diesem Chat${language === undefined ? '' : `, in der Sprache Ihrer App (${language})`}${zone === undefined ? '' : `, mit Zeiten wie in ${zone}`}.`,
  checked:
    'Ich merke mir, welche Art, den Anruf zu prüfen, Sie zuletzt gewählt haben: Sie steht bei Ihrer nächsten Anfrage zuerst.',
  noToken: 'Ich habe kein Token von Ihnen.',
  setUp: 'Eingerichtet',
  secret: (kept) => (kept ? 'versiegelt aufbewahrt' : 'vernichtet'),
  asks,
  shown: 'Wann Codes von Ihnen oder das Geheimnis gezeigt wurden, und wem, die neuesten zuerst:',
  noneShown: 'Niemandem wurde ein Code von Ihnen gezeigt.',
  noneOfLate:
    'In letzter Zeit wurde niemandem ein Code von Ihnen gezeigt. Ihre Revision kann weiter zurücksehen.',
  to: (by) => `für ${by}`,
  older: 'Frühere',
  andBefore: 'Davor gab es weitere. Ihre Revision kann weiter zurücksehen.',
  notHere: 'Das kann niemand sonst über Sie fragen, außer Revision und Sicherheitsteam.',
};
