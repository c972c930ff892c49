// A file of tokens, and `otp-bridge entra upload` of it, over a bridge in memory and a strict Graph.
import { afterEach, beforeEach } from '@jest/globals';
import type { Done, Given } from '../../../src/channels/cli/frame/terminal.js';
import { uploadFrom } from '../../../src/compose/cli/run-entra-upload.js';
import { runOnGround } from '../../../src/compose/cli/run-for-people.js';
import { PEOPLE } from '../../app/trial.js';
import type { Trial } from '../../app/trial.js';
import { OathGraphFake } from '../../fakes/oath-graph-fake.js';
import { groundOver, listening } from './ground-over.js';
import type { Said } from './ground-over.js';
import { trialWith } from './importing.js';
import { ownerAt } from './many-owners.js';

export type World = {
  readonly trial: Trial;
  readonly graph: OathGraphFake;
  readonly pauses: number[];
};

/** Of the test that runs: another one for each. */
export function worldOfEach(): () => World {
  let world: World | undefined;
  const now = (): World => {
    if (world === undefined) throw new Error('within a test');
    return world;
  };
  beforeEach(async () => {
    const trial = await trialWith(20);
    world = { trial, graph: await OathGraphFake.start(() => trial.parts.clock.now()), pauses: [] };
  });
  afterEach(async () => now().graph.stop());
  return now;
}

export type Ran = Done & { readonly said: Said };

export async function uploaded(
  { trial, graph, pauses }: World,
  file: string,
  { token = 'operator', ...options }: Given['options'] & { readonly token?: string } = {
    '--yes': true,
  },
): Promise<Ran> {
  const said = listening();
  const ground = {
    ...groundOver(trial, PEOPLE.alex),
    graphAsPerson: () => ({
      endpoint: graph.endpoint,
      token: async () => ({ token, until: new Date(0) }),
    }),
  };
  const pause = async (milliseconds: number): Promise<void> => {
    pauses.push(milliseconds);
    trial.parts.clock.advanceSeconds(Math.ceil(milliseconds / 1000));
  };
  const work = uploadFrom({ arguments: { FILE: file }, options }, pause);
  return { ...(await runOnGround(ground, said, { name: 'entra upload', work })), said };
}

/** Owner and status of each, in order of their numbers. */
export function states({ graph }: World): readonly unknown[] {
  return [...graph.devices]
    .sort((a, b) => (a.serial < b.serial ? -1 : 1))
    .map(({ assignedTo, status }) => [assignedTo, status]);
}

export function allActivated(rows: number): readonly unknown[] {
  return Array.from({ length: rows }, (_, at) => [ownerAt(at).id, 'activated']);
}
