// Whom the bot does not reach yet of those whom it must be able to tell things, and why.
import type { Unheard } from '../../app/bridge.js';
import { PRODUCT_NAME } from '../product-name.js';
import type { Say } from '../say.js';
import { listed } from './ask-refusals.js';

const UNREACHED: Readonly<Record<Unheard['why'], string>> = {
  'not-installed': 'hat die App noch nicht',
  blocked: 'hat mich blockiert',
  'blocked-by-admin': 'die Administration hat die App für diese Person gesperrt',
  'chat-gone': 'der Chat ist weg, ich öffne ihn neu',
};

export function unreached(people: readonly Unheard[], say: Say): readonly string[] {
  return [
    people.length === 1
      ? 'Eine Person, der ich etwas mitteilen können muss, ist noch nicht erreichbar:'
      : `${people.length} Personen, denen ich etwas mitteilen können muss, sind noch nicht erreichbar:`,
    ...listed(people, say, ({ why }) => `: ${UNREACHED[why]}`),
    `Was sie erfahren müssen, wartet sieben Tage. Sofort erreichbar ist, wer in Teams die App ${PRODUCT_NAME} hinzufügt und hi tippt.`,
  ];
}
