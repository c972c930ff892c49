// Whom the bot does not reach yet of those whom it must be able to tell things, and why.
import type { Unheard } from '../../app/bridge.js';
import { PRODUCT_NAME } from '../product-name.js';
import type { Say } from '../say.js';
import { listed } from './ask-refusals.js';

const UNREACHED: Readonly<Record<Unheard['why'], string>> = {
  'not-installed': 'does not have the app yet',
  blocked: 'has blocked me',
  'blocked-by-admin': 'an administrator has blocked the app for them',
  'chat-gone': 'their chat is gone, I am opening it anew',
};

export function unreached(people: readonly Unheard[], say: Say): readonly string[] {
  return [
    people.length === 1
      ? 'One person whom I must be able to tell things cannot be reached yet:'
      : `${people.length} people whom I must be able to tell things cannot be reached yet:`,
    ...listed(people, say, ({ why }) => `: ${UNREACHED[why]}`),
    `What they must be told waits for seven days. To be there at once they add the app ${PRODUCT_NAME} in Teams and type hi.`,
  ];
}
