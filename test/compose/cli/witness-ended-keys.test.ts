// A witness whose key file says that a key has ended: what that key alone signs from then on gets no cosignature, whoever has the key.
import { afterEach, expect, test } from '@jest/globals';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startWitness } from '../../../src/compose/cli/run-witness.js';
import type { WitnessServer } from '../../../src/channels/http/witness-server.js';
import { writeVerifierKey } from '../../../src/domain/audit/note-key.js';
import { temporaryFolder } from '../../adapters/local/temporary-folder.js';
import { headOf, newSigner, ORIGIN, signed } from '../../app/audit/made-log.js';
import { leaves } from '../../contract/witness.contract.js';
import { listening } from './ground-over.js';

type LogSigner = ReturnType<typeof newSigner>;
const [before, present] = [newSigner('ecdsa'), newSigner('ecdsa')];
const running: WitnessServer[] = [];
afterEach(async () => {
  for (const server of running.splice(0)) await server.close();
});

/** The statuses of a log's first checkpoint, signed by each of these, and what is said of the last. */
async function witnessed(
  keyFile: readonly string[],
  ...by: readonly (readonly LogSigner[])[]
): Promise<{ readonly statuses: readonly number[]; readonly said: string }> {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'log.keys'), keyFile.map((line) => `${line}\n`).join(''));
  const said = listening();
  const given = {
    arguments: { FOLDER: join(folder, 'seen') },
    options: {
      ...{ '--log': join(folder, 'log.keys'), '--name': 'witness.example/1' },
      '--listen': '127.0.0.1:0',
    },
  };
  const server = await startWitness({ given, saying: said, environment: {} });
  if ('exit' in server) throw new Error(said.problems.join('\n'));
  running.push(server);
  const statuses: number[] = [];
  for (const signers of by) {
    const body = `old 0\n\n${await signed(headOf(leaves), ...signers)}`;
    const url = `http://127.0.0.1:${server.port}/add-checkpoint`;
    statuses.push((await fetch(url, { method: 'POST', body })).status);
  }
  return { statuses, said: said.lines.at(-1) ?? '' };
}

const written = async (signer: LogSigner): Promise<string> =>
  writeVerifierKey(await signer.verifierKey(ORIGIN));

test.each(['stolen 1/1', 'stolen 1/99999', 'stolen 2/0', 'until 2000-01-31'])(
  'of a key that is said to be “%s” nothing is signed that it alone has signed',
  async (end) => {
    const keys = [`${await written(before)} ${end}`, await written(present)];
    const alone = await witnessed(keys, [before]);
    expect(alone.statuses).toEqual([403]);
    expect(alone.said).toMatch(/Z 403: SIGNED WITH A KEY ALONE THAT HAS ENDED/);
    expect((await witnessed(keys, [before], [before, present])).statuses).toEqual([403, 200]);
    expect((await witnessed(keys, [present])).statuses).toEqual([200]);
  },
);

test('a key signs until its day', async () => {
  const keys = [`${await written(before)} until 2099-01-31`];
  expect((await witnessed(keys, [before])).statuses).toEqual([200]);
});

test('a key that stands there twice has ended where one line says so', async () => {
  const [key, ended] = [await written(before), `${await written(before)} stolen 1/1`];
  for (const lines of [
    [key, ended],
    [ended, key],
  ])
    expect((await witnessed(lines, [before])).statuses).toEqual([403]);
});
