// The turns that a request can take.
import { VaultUnavailable } from '../../../../src/ports/fault.js';
import { samplePolicy } from '../../../app/trial.js';
import { FakeSeedVault } from '../../../fakes/fake-seed-vault.js';
import { scene } from './scene.js';
import type { Scene } from './scene.js';
import type { Talk } from './talk.js';

async function refusedTwice(talk: Talk): Promise<void> {
  for (let times = 0; times < 2; times += 1) {
    await talk.types('alex', '/otp alice');
    await talk.presses('megan', 'Approve');
    await talk.presses('alex', 'Show code');
    await talk.presses('alex', 'Refused');
    await talk.waits(300, 'Five minutes pass.');
  }
}

export const TURN_SCENES: readonly Scene[] = [
  scene({
    title: 'Abgelehnt, mit Grund',
    locale: 'de-DE',
    play: async (talk) => {
      await talk.types('alex', '/otp alice');
      await talk.presses('megan', 'Anfrage ablehnen', { reason: 'ich habe sie nicht erreicht' });
    },
    says: 'ich habe sie nicht erreicht',
  }),
  scene({
    title: 'A yes taken back',
    locale: 'en-GB',
    play: async (talk) => {
      await talk.types('alex', '/otp alice');
      await talk.presses('megan', 'Approve');
      await talk.presses('megan', 'Withdraw');
    },
    says: 'Waiting for approval',
  }),
  scene({
    title: 'Zweimal gefragt ist einmal gefragt, und abgebrochen ist abgebrochen',
    locale: 'de-DE',
    play: async (talk) => {
      await talk.types('alex', '/otp alice');
      await talk.types('alex', '/otp alice noch einmal');
      await talk.presses('alex', 'Anfrage abbrechen');
    },
    says: 'Abgebrochen',
  }),
  scene({
    title: 'It was not Alice who called',
    locale: 'en-GB',
    met: ['alex', 'megan', 'alice'],
    play: async (talk) => {
      await talk.types('alex', '/otp alice');
      await talk.presses('megan', 'Approve');
      await talk.presses('alice', "This wasn't me");
    },
    says: 'You stopped this request',
  }),
  scene({
    title: 'Niemand hat geantwortet',
    locale: 'de-DE',
    play: async (talk) => {
      await talk.types('alex', '/otp alice');
      await talk.waits(300, 'Fünf Minuten vergehen.');
      await talk.waits(300, 'Noch einmal fünf Minuten vergehen.');
    },
    says: 'Nicht rechtzeitig freigegeben',
  }),
  scene({
    title: 'Refused twice in a row: a clock may be off',
    locale: 'en-GB',
    play: refusedTwice,
    says: 'clock',
  }),
  scene({
    title: 'Der Tresor antwortet nicht; beim nächsten Mal schon',
    locale: 'de-DE',
    changes: () => ({ vault: new FakeSeedVault() }),
    play: async (talk) => {
      await talk.types('alex', '/otp alice');
      await talk.presses('megan', 'Freigeben');
      const { vault } = talk.bot.trial.parts;
      if (vault instanceof FakeSeedVault) vault.failNext(new VaultUnavailable());
      await talk.presses('alex', 'Code anzeigen');
      await talk.presses('alex', 'Code anzeigen');
    },
    says: 'Ein Code zum Weitergeben',
  }),
  scene({
    title: 'A number that only the requester sees',
    locale: 'en-GB',
    changes: () => ({ policy: samplePolicy({ numberMatching: true }) }),
    met: ['alex', 'megan'],
    play: async (talk) => {
      await talk.types('alex', '/otp alice');
      const number = talk.numberFor('alex', 'Number for Megan Bowen');
      await talk.presses('megan', 'Approve with this number', {
        number: number === '11' ? '12' : '11',
      });
      await talk.presses('megan', 'Approve with this number', { number });
    },
    says: 'You approved',
  }),
  scene({
    title: 'Es braucht zwei',
    locale: 'de-DE',
    changes: () => ({ policy: samplePolicy({ approvalsNeeded: 2 }) }),
    met: ['alex', 'megan', 'diego'],
    play: async (talk) => {
      await talk.types('alex', '/otp alice');
      await talk.presses('megan', 'Freigeben');
      await talk.presses('diego', 'Freigeben');
    },
    says: 'Megan Bowen und Diego Siciliani',
  }),
];
