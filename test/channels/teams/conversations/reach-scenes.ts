// Who cannot be told yet, or not any more: the first day, and chats that were lost or blocked.
import { PEOPLE } from '../../../app/trial.js';
import { scene } from './scene.js';
import type { Scene } from './scene.js';

export const REACH_SCENES: readonly Scene[] = [
  scene({
    title: 'The first day: nobody has opened the bot',
    locale: 'en-GB',
    changes: () => ({ opensChats: true }),
    met: [],
    play: async (talk) => {
      const { people } = talk.bot.connector;
      await talk.types('alex', 'hi');
      await talk.types('alex', '/otp alice she is at the airport');
      await talk.types('isaiah', '/whoami');
      await talk.meanwhile(
        'The setup policy gives Megan the app when her Teams starts. She has not opened it.',
        async () => {
          people.install(PEOPLE.megan, 'personal-megan');
          await Promise.resolve();
        },
      );
      await talk.waits(120, 'Two minutes pass.');
      await talk.types('alex', '/otp alice she is at the airport');
      await talk.presses('megan', 'Approve');
      await talk.presses('alex', 'Show code');
      await talk.waits(600, 'In the evening Alice adds the app, too.');
      await talk.types('alice', 'hi');
      await talk.types('isaiah', '/whoami');
    },
    says: 'does not have the app yet',
  }),
  scene({
    title: 'Ein Chat ist weg, ein anderer blockiert',
    locale: 'de-DE',
    changes: () => ({ opensChats: true }),
    met: ['alex', 'megan', 'diego', 'alice'],
    play: async (talk) => {
      const { connector } = talk.bot;
      await talk.meanwhile(
        'Megan hat den Verlauf ihres Chats entfernt, Diego hat den Bot blockiert.',
        async () => {
          connector.removeHistory(PEOPLE.megan);
          connector.people.block('personal-diego');
          await Promise.resolve();
        },
      );
      await talk.types('alex', '/otp alice');
      await talk.waits(10, 'Der Bot versucht es nach Sekunden wieder und öffnet Megans Chat neu.');
      await talk.waits(20, 'Noch einmal zwanzig Sekunden.');
      await talk.presses('megan', 'Freigeben');
      await talk.types('isaiah', '/whoami');
      await talk.meanwhile('Diego hebt die Blockierung auf.', async () => {
        connector.people.unblock('personal-diego');
        await Promise.resolve();
      });
      await talk.types('diego', 'hallo');
    },
    says: 'hat mich blockiert',
  }),
];
