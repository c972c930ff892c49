// Security, emergencies, the tokens under way, and what is asked beside other people.
import { codeOnToken, Sitting } from '../../../app/provisioning/sitting.js';
import { glassOf } from '../../../app/emergency.js';
import { samplePolicy } from '../../../app/trial.js';
import { scene } from './scene.js';
import type { Scene } from './scene.js';
import type { Talk } from './talk.js';

async function posted(talk: Talk, words: string): Promise<void> {
  await talk.meanwhile(words, async () => {
    const sitting = await Sitting.open(talk.bot.trial);
    await sitting.enrol();
    await sitting.burn();
    await sitting.ship();
  });
}

export const CONTROL_SCENES: readonly Scene[] = [
  scene({
    title: 'Her phone was stolen: everything of Alice stops',
    locale: 'en-GB',
    met: ['alex', 'megan', 'adele', 'isaiah'],
    play: async (talk) => {
      await talk.types('alex', '/otp alice');
      await talk.types('adele', '/freeze alice her phone was stolen');
      await talk.types('adele', '/unfreeze alice');
      await talk.types('isaiah', '/unfreeze alice');
    },
    says: 'You froze it yourself',
  }),
  scene({
    title: 'Ein Notfall, und die Nachprüfung',
    locale: 'de-DE',
    changes: () => ({ policy: samplePolicy({ breakGlass: glassOf(1) }) }),
    met: ['alex', 'megan', 'isaiah'],
    play: async (talk) => {
      await talk.types('alex', '/otp alice');
      await talk.presses('alex', 'Ohne Freigabe auslösen', { reason: 'Station 3 ist ausgesperrt' });
      await talk.presses('alex', 'Code anzeigen');
      await talk.presses('isaiah', 'Jetzt abschließen', { reason: 'mit beiden telefoniert' });
    },
    says: 'Der Notfall wurde nachgeprüft',
  }),
  scene({
    title: 'In a group chat nobody is named',
    locale: 'en-GB',
    play: async (talk) => {
      await talk.typesInGroup('alex', '<at>OTP Bridge</at> otp alice');
    },
    says: 'in our chat',
  }),
  scene({
    title: 'Welche Tokens unterwegs sind, und was als Nächstes zu tun ist',
    locale: 'de-DE',
    play: async (talk) => {
      await posted(
        talk,
        'Alex richtet auf der Seite einen Token für Diego ein und gibt ihn zur Post.',
      );
      await talk.types('alex', '/tokens');
      await talk.types('alex', '/token diego');
    },
    says: '/delivered',
  }),
  scene({
    title: 'It has arrived: a code from it proves that',
    locale: 'en-GB',
    play: async (talk) => {
      await posted(talk, 'Alex sets up a token for Diego on the set-up page, and posts it.');
      await talk.types('alex', '/delivered diego');
      await talk.presses('alex', 'Mark as delivered', { reason: '000000' });
      await talk.presses('alex', 'Mark as delivered', { reason: codeOnToken(talk.bot.trial) });
      await talk.types('alex', '/otp diego');
    },
    says: 'That is no code of this token.',
  }),
  scene({
    title: 'In der Post verloren',
    locale: 'de-DE',
    play: async (talk) => {
      await posted(
        talk,
        'Alex richtet auf der Seite einen Token für Diego ein und gibt ihn zur Post.',
      );
      await talk.types('alex', '/lost diego');
      await talk.presses('alex', 'Als verloren melden');
      await talk.types('alex', '/otp diego');
    },
    says: 'Entra',
  }),
  scene({
    title: 'A set-up begins',
    locale: 'en-GB',
    play: async (talk) => talk.types('alex', '/provision diego'),
    says: 'Open the set-up',
  }),
  scene({
    title: 'Wer bin ich, und was kann ich hier tun?',
    locale: 'de-DE',
    play: async (talk) => {
      await talk.types('megan', 'wer bin ich');
      await talk.types('megan', '/whoami');
      await talk.types('megan', '/hilfe');
    },
    says: 'Megan Bowen',
  }),
  scene({
    title: 'What is held of me, and who was shown a code of mine',
    locale: 'en-GB',
    play: async (talk) => {
      await talk.types('alice', '/mine');
      await talk.types('alex', '/otp alice at the airport, verified by call-back');
      await talk.presses('megan', 'Approve');
      await talk.presses('alex', 'Show code');
      await talk.types('alice', '/mine');
    },
    says: 'to Alex Wilber',
  }),
  scene({
    title: 'Das war ich nicht: Widersprochen von dort, wo steht, was von mir da ist',
    locale: 'de-DE',
    play: async (talk) => {
      await talk.types('alex', '/otp alice am Flughafen, verified by call-back');
      await talk.types('alice', '/mine');
      await talk.presses('alice', 'Das war ich nicht');
      await talk.types('diego', '/mine');
    },
    says: 'Ich habe kein Token von Ihnen.',
  }),
];
