// Was über der Karte einer Anfrage steht, deren Zeit vorbei ist: Einen Notfall hat niemand freigegeben.
import type * as en from '../en/ran-out.js';

export const ranOut: typeof en.ranOut = (unapproved, emergency) => {
  if (unapproved) return 'Nicht rechtzeitig freigegeben';
  return emergency ? 'Die Auslösung im Notfall ist abgelaufen' : 'Die Freigabe ist abgelaufen';
};
