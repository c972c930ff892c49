// One instance of the program, of whichever version, on a line of its own to everything that is outside.
import type { RunningBridge } from '../../src/app/create-bridge.js';
import type { Anchor } from '../../src/ports/anchor.js';
import type { Signer } from '../../src/ports/signer.js';
import type { Store } from '../../src/ports/store.js';
import { TENANT } from '../app/trial.js';
import type { Trial } from '../app/trial.js';
import { FakeRandom } from '../fakes/fake-random.js';
import { quietLog } from '../fakes/quiet-log.js';
import type { VaultRead } from './check.js';
import type { Version } from './version.js';
import {
  AnchorOnLine,
  directoryOnLine,
  Line,
  MessengerOnLine,
  SkewedClock,
  StoreOnLine,
  VaultOnLine,
} from './world.js';
import type { Weather } from './world.js';

export type Instance = {
  readonly line: Line;
  readonly running: RunningBridge;
  draining: Promise<void> | undefined;
  looking: Promise<void> | undefined;
};

type Given = {
  readonly version: Version;
  readonly line: { readonly seed: number; readonly weather: Weather };
  readonly name: string;
  readonly parts: Trial['parts'];
  readonly store: Store;
  readonly anchor: Anchor;
  readonly signer: Signer;
  readonly vaultLog: VaultRead[];
  readonly skewMs: number;
};

export async function startInstance(given: Given): Promise<Instance> {
  const { version, parts } = given;
  const line = new Line(given.line.seed, given.line.weather, version.faults);
  const running = await version.createBridge({
    ...parts,
    store: new StoreOnLine(given.store, line),
    vault: new VaultOnLine(parts.vault, line, given.vaultLog),
    messenger: new MessengerOnLine(parts.messenger, line),
    directory: directoryOnLine(parts.directory, line),
    checkpointing: { signers: [given.signer], anchors: [new AnchorOnLine(given.anchor, line)] },
    clock: new SkewedClock(parts.clock, given.skewMs),
    tenantId: TENANT,
    random: new FakeRandom(given.name),
    policy: () => parts.policy,
    policyMoved: async () => undefined,
    log: quietLog,
    lookEveryMs: 1_000_000,
  });
  // Nothing is shown before it is known how far the log is anchored.
  await running.logKeeper?.look();
  return { line, running, draining: undefined, looking: undefined };
}
