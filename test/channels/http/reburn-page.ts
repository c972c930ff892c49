// A token that was set up the day before, and the page on which its seed is shown once more.
import type { RequestId } from '../../../src/domain/ids.js';
import type { Policy } from '../../../src/domain/policy/policy.js';
import { reburnPolicy } from '../../app/provisioning/reburning.js';
import { MARKED_SEED, Sitting } from '../../app/provisioning/sitting.js';
import { fine, meet } from '../../app/trial.js';
import type { PersonName, Trial } from '../../app/trial.js';
import { FakeSeedVault } from '../../fakes/fake-seed-vault.js';
import { startPageServer, Visit } from './page-visit.js';
import type { PageServer } from './page-visit.js';

export type Reburn = {
  readonly server: PageServer;
  readonly trial: Trial;
  readonly vault: FakeSeedVault;
  /** Alex's with Diego, in which the token was captured and burned. */
  readonly sitting: Sitting;
  readonly openPage: (id: RequestId, by?: PersonName) => Promise<Visit>;
};

export async function beginReburn(changes: Partial<Policy> = {}): Promise<Reburn> {
  const vault = new FakeSeedVault();
  const server = await startPageServer({ vault, policy: reburnPolicy(changes) });
  const { trial } = server;
  await meet(trial, 'lee', 'isaiah', 'adele');
  const sitting = await Sitting.open(trial);
  await sitting.enrol();
  await sitting.burn();
  trial.parts.clock.advanceSeconds(86_400);
  const openPage: Reburn['openPage'] = async (id, by = 'alex') => {
    const { ticket } = fine(await trial.provisioning.openReburn(trial.as(by), id));
    return Visit.begin(server.post, ticket);
  };
  return { server, trial, vault, sitting, openPage };
}

export const secretIn = (text: string): boolean => text.toLowerCase().includes(MARKED_SEED);
