// What is hard to hold up, to overtake or to lose: alarms, a freeze, a no, a secret in other hands, an owner who has left.
import type { SeedReference } from '../../../../src/domain/ids.js';
import type { SealedSeed } from '../../../../src/domain/tokens/sealed-seed.js';
import { lookAfterOwners } from '../../../../src/app/provisioning/look-after-owners.js';
import { Sitting } from '../../../app/provisioning/sitting.js';
import { glassOf } from '../../../app/emergency.js';
import { must, PEOPLE, sampleDirectory, samplePolicy } from '../../../app/trial.js';
import { FakeDirectory } from '../../../fakes/fake-directory.js';
import { FakeSeedVault } from '../../../fakes/fake-seed-vault.js';
import { scene } from './scene.js';
import type { Scene } from './scene.js';
import type { Talk } from './talk.js';

/** Something happens while a seed is being fetched. */
class SlowVault extends FakeSeedVault {
  #meanwhile: (() => Promise<unknown>) | undefined;

  during(happens: () => Promise<unknown>): void {
    this.#meanwhile = happens;
  }

  override async get(reference: SeedReference): Promise<SealedSeed> {
    const happens = this.#meanwhile;
    this.#meanwhile = undefined;
    await happens?.();
    return super.get(reference);
  }
}

function during(talk: Talk, happens: () => Promise<unknown>): void {
  const { vault } = talk.bot.trial.parts;
  if (vault instanceof SlowVault) vault.during(happens);
}

const mutable = new FakeDirectory();

async function enrolled(talk: Talk, words: string): Promise<void> {
  await talk.meanwhile(words, async () => {
    const sitting = await Sitting.open(talk.bot.trial);
    await sitting.enrol();
  });
}

export const SAFETY_SCENES: readonly Scene[] = [
  scene({
    title: 'However often somebody asks, the alarm comes first',
    locale: 'en-GB',
    changes: () => ({ policy: samplePolicy({ breakGlass: glassOf(1) }) }),
    met: ['alex', 'megan', 'isaiah'],
    play: async (talk) => {
      await talk.types('alex', '/otp alice');
      await talk.meanwhile('Alex types /requests two hundred times.', async () => {
        for (let times = 0; times < 200; times += 1) {
          await talk.bot.trial.bridge.listRequests(talk.bot.trial.as('alex'));
        }
      });
      await talk.presses('alex', 'Release without approval', { reason: 'ward 3 is locked out' });
    },
    says: 'An emergency to look into',
  }),
  scene({
    title: 'Ein Stopp im selben Augenblick: Der Code bleibt drin',
    locale: 'de-DE',
    changes: () => ({ vault: new SlowVault() }),
    met: ['alex', 'megan', 'adele', 'isaiah'],
    play: async (talk) => {
      await talk.types('alex', '/otp alice');
      await talk.presses('megan', 'Freigeben');
      during(talk, async () => talk.typesMeanwhile('adele', '/freeze alice Handy gestohlen'));
      await talk.presses('alex', 'Code anzeigen');
    },
    says: 'Codes sind gesperrt',
    never: 'Ein Code zum Weitergeben',
  }),
  scene({
    title: 'Eine Freigabe wird zurückgenommen, während der Code geholt wird',
    locale: 'de-DE',
    changes: () => ({ vault: new SlowVault() }),
    met: ['alex', 'megan'],
    play: async (talk) => {
      await talk.types('alex', '/otp alice');
      await talk.presses('megan', 'Freigeben');
      during(talk, async () => talk.pressesMeanwhile('megan', 'Freigabe zurückziehen'));
      await talk.presses('alex', 'Code anzeigen');
    },
    says: 'Ihre Anfrage wartet wieder auf Freigabe',
    never: 'Ein Code zum Weitergeben',
  }),
  scene({
    title: 'Das Geheimnis ist womöglich in fremden Händen',
    locale: 'de-DE',
    met: ['alex', 'megan', 'adele', 'isaiah', 'diego'],
    play: async (talk) => {
      await enrolled(talk, 'Alex richtet auf der Seite einen Token für Diego ein.');
      await talk.types('alex', '/otp diego');
      await talk.presses('megan', 'Freigeben');
      await talk.types('adele', '/compromised diego Der Bildschirm wurde abfotografiert');
      await talk.types('alex', '/token diego');
    },
    says: 'mysignins.microsoft.com',
  }),
  scene({
    title: 'The owner stops it, in one press on the message about it',
    locale: 'en-GB',
    met: ['alex', 'adele', 'diego'],
    play: async (talk) => {
      await enrolled(talk, 'Alex sets up a token for Diego on the set-up page.');
      await talk.presses('diego', 'Stop it: others may have it');
    },
    says: 'Your token for Microsoft gives no more codes',
  }),
  scene({
    title: 'An owner who has left',
    locale: 'en-GB',
    changes: () => ({ directory: mutable }),
    met: ['alex', 'megan', 'adele', 'isaiah'],
    before: async () => {
      const sample = sampleDirectory();
      for (const id of Object.values(PEOPLE)) {
        mutable.add(must(await sample.person(id)), await sample.groupsOf(id));
      }
    },
    play: async (talk) => {
      await enrolled(talk, 'Alex sets up a token for Diego on the set-up page.');
      await talk.types('alex', '/otp diego');
      await talk.meanwhile('Diego’s account is switched off.', async () => {
        mutable.remove(PEOPLE.diego);
        await lookAfterOwners(talk.bot.trial.deps);
      });
      await talk.presses('megan', 'Approve');
      await talk.types('adele', '/freeze diego he has left');
      await talk.meanwhile('A week passes.', async () => {
        for (let day = 0; day < 8; day += 1) {
          talk.bot.trial.parts.clock.advanceSeconds(24 * 3600);
          await lookAfterOwners(talk.bot.trial.deps);
        }
      });
      await talk.types('alex', '/token diego');
    },
    says: 'A token was ended: its owner has left',
  }),
];
