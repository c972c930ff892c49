// Which calls of store, vault, directory and channel a turn makes, and how many of them one after another. Lower is better: who
// lowers a figure writes it down here, and who raises one says why. PRINT=1 writes docs/turn-calls.md.
import { beforeEach, describe, expect, test } from '@jest/globals';
import type { RequestId } from '../../src/domain/ids.js';
import { FakeSeedVault } from '../fakes/fake-seed-vault.js';
import { MemoryStore } from '../fakes/memory-store.js';
import { RecordingMessenger } from '../fakes/recording-messenger.js';
import { heldPage } from '../held-page.js';
import { fine, meet, must, openedBy, openTrial, sampleDirectory } from './trial.js';
import type { Trial } from './trial.js';
import { FarAway } from './turn-calls.js';

let far: FarAway;
let trial: Trial;

beforeEach(async () => {
  far = new FarAway();
  trial = await openTrial({
    store: far.put('store', new MemoryStore()),
    vault: far.put('vault', new FakeSeedVault()),
    directory: far.put('directory', sampleDirectory()),
    messenger: far.put('channel', new RecordingMessenger()),
  });
  await meet(trial, 'alex', 'megan', 'diego', 'alice');
  await trial.outbox.drain();
});

type Counted = {
  readonly turn: string;
  readonly calls: Readonly<Record<string, number>>;
  /** Until the answer. */
  readonly rounds: number;
  /** Calls of the directory and the vault that were made with the same question once more before the answer. */
  readonly again: readonly string[];
};

const PORTS = ['store', 'vault', 'directory', 'channel'] as const;

async function counted(turn: string, deed: () => Promise<unknown>): Promise<Counted> {
  far.begin();
  await deed();
  const rounds = far.rounds;
  const before = far.calls.filter(({ port }) => port === 'directory' || port === 'vault');
  const whats = before.filter(({ round }) => round < rounds).map(({ what }) => what);
  const again = whats.filter((what, at) => whats.indexOf(what) !== at);
  const calls = far.calls.filter(({ round }) => round < rounds);
  await trial.outbox.drain();
  const of = (port: string): number => calls.filter((one) => one.port === port).length;
  return { turn, calls: Object.fromEntries(PORTS.map((port) => [port, of(port)])), rounds, again };
}

const ask = { typedName: 'alice', reason: 'she is locked out', byMail: false } as const;

describe('until the answer', () => {
  test('what each turn asks for, and the page in docs/ is what was counted', async () => {
    const { bridge, as } = trial;
    const ids: RequestId[] = [];
    const turns = [
      await counted('`/otp`', async () => {
        ids.push(openedBy(await bridge.askForCode(as('alex'), ask)));
      }),
      await counted('*Approve*', async () =>
        fine(await bridge.actOnRequest(as('megan'), must(ids[0]), { kind: 'approve' })),
      ),
      await counted('*Show code*', async () =>
        fine(await bridge.showCode(as('alex'), must(ids[0]))),
      ),
    ];
    const rows = turns.map(({ turn, calls, rounds, again }) => {
      const each = PORTS.map((port) => calls[port] ?? 0).join(' | ');
      return `| ${turn} | ${each} | ${rounds} | ${rounds * 50} ms | ${again.length} |`;
    });
    const page = `${HEAD}${rows.join('\n')}\n`;
    expect(heldPage('turn-calls.md', page)).toBe(page);
  });
});

const HEAD = `# What a turn asks for

Printed by \`PRINT=1 npm test -- turn-calls\`: calls that are made until a turn is answered, with everything as far away as in a
deployment. *One after another*: how many of them wait for one before; what is asked at the same moment counts once. *At 50 ms*: what
the turn takes where each call takes that. *Twice*: questions to directory and vault that were asked before in the same turn. What
people are told is sent after the answer, and not counted here.

| turn | store | vault | directory | channel | one after another | at 50 ms | twice |
|---|---:|---:|---:|---:|---:|---:|---:|
`;
