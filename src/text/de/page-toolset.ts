// The toolset page, as the set-up page hands it out.
import type { pageToolset as en } from '../en/page-toolset.js';

export const pageToolset: typeof en = {
  save: 'Werkzeugseite speichern',
  saved: [
    'toolset.html liegt dort, wo dieser Rechner Heruntergeladenes ablegt. Öffnen Sie die Seite von dort: Sie braucht kein Netz.',
    'Sie berechnet Codes aus einem Geheimnis, das Sie haben, und sagt, wie falsch die Uhr eines Tokens geht. Sie speichert nichts, und von dieser Einrichtung steht nichts darin.',
  ],
  notGiven: 'Die Werkzeugseite bekommen Sie hier nicht (mehr). Fragen Sie Ihre IT-Administration.',
};
