// Was von den Tokens gesagt wird, nach denen gesucht wurde, und die Wörter, mit denen man sucht.
import type { Words } from '../words.js';

export const tokenSearch: Words['tokenSearch'] = {
  heading: 'Gefundene Tokens',
  none: 'Kein Token in Arbeit passt dazu.',
  otherwise:
    'Tippen Sie /tokens und einen Namen, eine Seriennummer oder einen Stand, zum Beispiel: in der Post.',
  andEnded: (count) =>
    count === 1
      ? 'Eines, das beendet ist, passt auch: Tippen Sie dasselbe mit dem Wort „alle“.'
      : `${count}, die beendet sind, passen auch: Tippen Sie dasselbe mit dem Wort „alle“.`,
  notAll: 'Es gibt mehr Tokens, als ich auf einmal durchsehe: Tippen Sie einen Namen.',
  ended: ['alle', 'beendet'],
  stages: {
    capturing: ['wird erfasst'],
    captured: ['erfasst'],
    enrolled: ['registriert'],
    burned: ['gebrannt'],
    shipped: ['unterwegs', 'in der post', 'post', 'verschickt'],
    delivered: ['angekommen', 'zugestellt'],
    lost: ['verloren'],
    cancelled: ['abgebrochen'],
    replaced: ['ersetzt'],
    compromised: ['gestoppt', 'kompromittiert'],
  },
};
