// `otp-bridge witness` as it runs: what it signs, what it says, what it remembers over its end, and that it signs nothing where it
// cannot remember.
import { afterEach, describe, expect, test } from '@jest/globals';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { HttpWitness } from '../../../src/adapters/http-witness.js';
import { startWitness } from '../../../src/compose/cli/run-witness.js';
import { parseVerifierKey, writeVerifierKey } from '../../../src/domain/audit/note-key.js';
import type { WitnessServer } from '../../../src/channels/http/witness-server.js';
import { writeAddCheckpoint } from '../../../src/domain/audit/witness.js';
import type { Witness } from '../../../src/ports/witness.js';
import { temporaryFolder } from '../../adapters/local/temporary-folder.js';
import { entryOf, headOf, newSigner, ORIGIN, signed } from '../../app/audit/made-log.js';
import { asked, leaves, LOG_SIGNER } from '../../contract/witness.contract.js';
import { fine, must } from '../../app/trial.js';
import { listening } from './ground-over.js';
import type { Said } from './ground-over.js';

const NAME = 'witness.example/1';
const running: WitnessServer[] = [];
afterEach(async () => {
  for (const server of running.splice(0)) await server.close();
});

type Started = { readonly witness: Witness; readonly url: string; readonly said: Said };

async function start(folder: string, changes = {}): Promise<Started | { readonly said: Said }> {
  const said = listening();
  const log = join(await temporaryFolder(), 'log.vkey');
  await writeFile(log, `${writeVerifierKey(await LOG_SIGNER.verifierKey(ORIGIN))}\n`);
  const options = { '--log': log, '--name': NAME, '--listen': '127.0.0.1:0', ...changes };
  const given = { arguments: { FOLDER: folder }, options };
  const server = await startWitness({ given, saying: said, environment: {} });
  if ('exit' in server) return { said };
  running.push(server);
  const url = `http://127.0.0.1:${server.port}`;
  const written = must(/^This witness: (.*)$/m.exec(said.lines.join('\n'))?.[1]);
  const key = fine(parseVerifierKey(written));
  return { said, url, witness: new HttpWitness({ url, key, budgetMs: 10_000 }) };
}

async function started(folder: string): Promise<Started> {
  const one = await start(folder);
  if ('witness' in one) return one;
  throw new Error(one.said.problems.join('\n'));
}

describe('what it says', () => {
  test('at its start: its key, what it watches and has seen, where it listens', async () => {
    const folder = join(await temporaryFolder(), 'seen');
    const { said, witness } = await started(folder);
    expect(said.lines).toEqual([
      expect.stringMatching(/^This witness: witness\.example\/1\+[0-9a-f]{8}\+B/),
      `Watches ${ORIGIN}: nothing seen yet.`,
      expect.stringMatching(/^Listens on http:\/\/127\.0\.0\.1:\d+\. Ctrl\+C stops it\.$/),
    ]);
    fine(await witness.cosign(await asked(0, 100)));
    expect(said.lines.at(-1)).toMatch(/Z signed$/);
    const again = await started(folder);
    expect(again.said.lines).toContain(`Watches ${ORIGIN}: 100 entries when it signed last.`);
    expect(again.said.lines[0]).toBe(said.lines[0]);
  });

  test.each([
    ['a name with a blank', { '--name': 'my witness' }, /^--name is how/],
    ['no place to listen', { '--listen': 'here' }, /^--listen is a host and a port/],
    ['no key of a log', { '--log': 'nowhere.vkey' }, /has no public key of a log/],
  ])('of %s', async (_what, changes, said) => {
    const refused = await start(await temporaryFolder(), changes);
    expect(refused.said.problems).toEqual([expect.stringMatching(said)]);
    expect(refused).not.toHaveProperty('witness');
  });
});

describe('what it has seen', () => {
  test('holds over its end: the same place is never left twice', async () => {
    const folder = await temporaryFolder();
    const first = await started(folder);
    for (const [older, size] of [
      [0, 50],
      [50, 100],
      [100, 200],
    ] as const)
      fine(await first.witness.cosign(await asked(older, size)));
    await must(running.pop()).close();
    const { witness } = await started(folder);
    const other = [...leaves.slice(0, 99), entryOf(7).leaf, ...leaves.slice(100)];
    expect(await witness.cosign(await asked(100, 201, other))).toMatchObject({ ok: false });
    expect(await witness.cosign(await asked(200, 201, other))).toMatchObject({ ok: false });
    expect(await witness.cosign(await asked(200, 201))).toMatchObject({ ok: true });
    expect((await readdir(folder)).filter((name) => name.startsWith('seen-'))).toHaveLength(2);
  });

  test('is not there any more, or not as it was: it does not start', async () => {
    const folder = await temporaryFolder();
    const { witness } = await started(folder);
    fine(await witness.cosign(await asked(0, 50)));
    await must(running.pop()).close();
    const files = (await readdir(folder)).filter((name) => name.startsWith('seen-')).sort();
    await writeFile(join(folder, must(files.at(-1))), '{"half":');
    expect((await start(folder)).said.problems).toEqual([
      expect.stringContaining('is not as this witness wrote it'),
    ]);
    for (const file of files) await rm(join(folder, file));
    expect((await start(folder)).said.problems).toEqual([
      expect.stringContaining('and nothing of what was signed with it'),
    ]);
  });

  test('cannot be written: nothing is signed, and whoever asks is told to come again', async () => {
    const folder = join(await temporaryFolder(), 'gone');
    const { witness, said } = await started(folder);
    await rm(folder, { recursive: true });
    await expect(witness.cosign(await asked(0, 50))).rejects.toMatchObject({
      code: 'WITNESS_UNAVAILABLE',
    });
    expect(said.lines.at(-1)).toMatch(/500: not signed, since it could not be remembered$/);
    // Nothing was remembered of it either.
    await mkdir(folder);
    fine(await witness.cosign(await asked(0, 40)));
  });

  test('by two processes on one folder: only one of them signs', async () => {
    const folder = await temporaryFolder();
    const [one, other] = [await started(folder), await started(folder)];
    for (const [older, size] of [
      [0, 50],
      [50, 60],
      [60, 70],
    ] as const)
      fine(await one.witness.cosign(await asked(older, size)));
    for (let at = 0; at < 5; at += 1) {
      await expect(other.witness.cosign(await asked(0, 100))).rejects.toMatchObject({
        code: 'WITNESS_UNAVAILABLE',
      });
    }
  });

  test('by two who ask at once from the same place: one of them is signed', async () => {
    const { witness } = await started(await temporaryFolder());
    const other = [...leaves.slice(0, 10), 'another', ...leaves.slice(11)];
    const answers = await Promise.all([
      witness.cosign(await asked(0, 100)),
      witness.cosign(await asked(0, 100, other)),
    ]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  });
});

test('speaks the protocol to the letter, to those who send something else, too', async () => {
  const { url } = await started(await temporaryFolder());
  const send = async (body: string, path = '/add-checkpoint'): Promise<Response> =>
    fetch(`${url}${path}`, { method: 'POST', body });
  const good = writeAddCheckpoint(await asked(0, 100));
  for (const body of [
    '',
    'old 01\n\nx\n',
    good.replace('old 0', 'old -1'),
    good.replace('old 0', 'old 101'),
    good.replace('old 0\n', `old 0\n${`${'A'.repeat(43)}=\n`.repeat(64)}`),
    'x'.repeat(100_000),
  ]) {
    expect((await send(body)).status).toBe(400);
  }
  expect((await send(good, '/other')).status).toBe(404);
  expect((await fetch(`${url}/add-checkpoint`)).status).toBe(405);
  const signedElsewhere = good.replace(/\n— .*\n/, '\n');
  expect((await send(signedElsewhere)).status).toBe(400);
  const stranger = await signed(headOf(leaves.slice(0, 100)), newSigner('ecdsa'));
  expect((await send(`old 0\n\n${stranger}`)).status).toBe(403);
  expect((await send(good)).status).toBe(200);
  const asLong = await asked(100, 100, ['another', ...leaves.slice(1)]);
  expect((await send(writeAddCheckpoint(asLong))).status).toBe(409);
  const again = await send(writeAddCheckpoint(await asked(50, 200)));
  expect([again.status, again.headers.get('content-type'), await again.text()]).toEqual([
    409,
    'text/x.tlog.size',
    '100\n',
  ]);
});
