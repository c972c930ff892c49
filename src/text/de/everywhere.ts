// Was überall offen ist, für Revision und Sicherheitsteam.
import type { Words } from '../words.js';

export const everywhere: Words['everywhere'] = {
  typed: ['alle', 'überall'],
  notAReviewer:
    'Nur Revision und Sicherheitsteam sehen, was überall offen ist. Was Ihre Anfragen betrifft, zeigt /requests.',
  heading: 'Was überall offen ist',
  none: 'Nirgends ist etwas offen.',
  noneThere: 'Mehr gibt es nicht. Für die ersten tippen Sie /requests alle.',
  asks: {
    code: (who, whom) => `${who} fragt einen Code für ${whom} an`,
    qr: (who, whom) => `${who} möchte das ganze Geheimnis des Tokens für ${whom} sehen`,
    file: (who, whom) =>
      `${who} möchte, dass das Geheimnis des Tokens für ${whom} in einer Datei hinausgeht`,
  },
  stage: 'Stand',
  stands: {
    waiting: 'wartet auf Freigabe',
    approved: 'freigegeben',
    given: 'angezeigt, oder wird gerade angezeigt',
  },
  until: 'Endet von selbst',
  more: (next) => `Es gibt mehr: Tippen Sie /requests alle ${next}.`,
};
