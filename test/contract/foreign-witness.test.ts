// A witness that none of us wrote, litewitness of filippo.io/torchwood, in the place of ours: it signs the bridge's checkpoints, and
// nothing else. Without OTP_BRIDGE_LOG_TOOLS, the folder that has `litewitness`, it is skipped.
import { afterAll, describe, expect, test } from '@jest/globals';
import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import Database from 'libsql';
import { KeyVaultSigner } from '../../src/adapters/azure/key-vault-signer.js';
import { VaultSecretSigner } from '../../src/adapters/azure/vault-secret-signer.js';
import { HttpWitness } from '../../src/adapters/http-witness.js';
import { signWithAll } from '../../src/app/audit/checkpointing.js';
import { WitnessRound } from '../../src/app/audit/witness-round.js';
import { parseNote } from '../../src/domain/audit/note.js';
import { parseVerifierKey, writeVerifierKey } from '../../src/domain/audit/note-key.js';
import type { VerifierKey } from '../../src/domain/audit/note-key.js';
import { temporaryFolder } from '../adapters/local/temporary-folder.js';
import { freePort } from '../emulators/free-port.js';
import { fine, must } from '../app/trial.js';
import { FakeClock } from '../fakes/fake-clock.js';
import { KeyVaultFake, VAULT_TOKEN } from '../fakes/key-vault-fake.js';
import { quietLog } from '../fakes/quiet-log.js';
import { headOf, ORIGIN, subtreesOf } from '../app/audit/made-log.js';
import { leaves, witnessContract } from './witness.contract.js';

const run = promisify(execFile);
const LITEWITNESS = join(process.env['OTP_BRIDGE_LOG_TOOLS'] ?? 'nowhere', 'litewitness');
const started: ChildProcess[] = [];
afterAll(async () => {
  for (const child of started) {
    const over = once(child, 'exit');
    child.kill('SIGINT');
    await over;
  }
});

/** What it says, as far as to what is looked for. */
async function start(
  program: string,
  words: readonly string[],
  { until, folder }: { readonly until: RegExp; readonly folder: string },
): Promise<string> {
  const child = spawn(program, [...words], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  started.unshift(child);
  let said = '';
  return new Promise((tell, fail) => {
    const hear = (part: Buffer): void => {
      said += part.toString();
      if (until.test(said)) tell(said);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', () => {
      fail(new Error(said));
    });
  });
}

/** As its own witnessctl does, which cannot be had everywhere. */
function watch(file: string, key: VerifierKey): void {
  const database = new Database(file);
  const root = Buffer.from(headOf([]).root).toString('base64');
  database.prepare('INSERT INTO log VALUES (?, 0, ?)').run(key.name, root);
  database.prepare('INSERT INTO key VALUES (?, ?)').run(key.name, writeVerifierKey(key));
  database.close();
}

async function litewitness(log: VerifierKey): Promise<HttpWitness> {
  // A socket's path is short.
  const folder = await temporaryFolder();
  const socket = join(folder, 's');
  await start('ssh-agent', ['-D', '-a', socket], { until: /SSH_AUTH_SOCK/, folder });
  await run('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', join(folder, 'key')]);
  const env = { ...process.env, SSH_AUTH_SOCK: socket };
  await run('ssh-add', ['-q', join(folder, 'key')], { env });
  const { stdout } = await run('ssh-keygen', ['-l', '-f', join(folder, 'key.pub')]);
  const fingerprint = must(stdout.split(' ')[1]);
  const port = await freePort();
  const said = await start(
    LITEWITNESS,
    [
      '-name=witness.example/lite',
      `-key=${fingerprint}`,
      `-ssh-agent=${socket}`,
      `-listen=127.0.0.1:${port}`,
    ],
    { until: /msg=listening/, folder },
  );
  watch(join(folder, 'litewitness.db'), log);
  const key = fine(parseVerifierKey(must(/vkey="?([^"\s]+)/.exec(said)?.[1])));
  const witness = new HttpWitness({ url: `http://127.0.0.1:${port}`, key, budgetMs: 30_000 });
  await answers(witness);
  return witness;
}

/** It says that it listens just before it does. */
async function answers(witness: HttpWitness): Promise<void> {
  for (let at = 0; at < 500; at += 1) {
    const asked = witness.cosign({ older: 0, proof: [], note: '' });
    if (await asked.then(() => true).catch(() => false)) return;
  }
  throw new Error('litewitness does not answer');
}

/** As a tenant's bridge signs: with a key of the vault that it does not take, and a secret beside it. */
function tenantsBridge(): void {
  test('litewitness cosigns what a bridge in Azure has signed, where it has the second key', async () => {
    const vault = await new KeyVaultFake().start();
    vault.makeKey('log');
    const token = async () => Promise.resolve({ token: VAULT_TOKEN, until: new Date(8e15) });
    const means = { vaultUrl: vault.url, token, audience: 'x', budgetMs: 60_000 };
    const second = new VaultSecretSigner({ secret: 'log-ed25519', ...means });
    // Made by the first checkpoint that it signs.
    await second.sign(ORIGIN, 'x\n');
    const witness = await litewitness(await second.verifierKey(ORIGIN));
    const signing = {
      signers: [new KeyVaultSigner({ key: 'log', ...means })],
      witnesses: new WitnessRound(() => [witness]),
      clock: new FakeClock(),
      log: quietLog,
    };
    const checkpoint = { origin: ORIGIN, ...headOf(leaves), extensions: [] };
    const names = async (
      forWitnesses: readonly VaultSecretSigner[],
    ): Promise<readonly string[]> => {
      const note = await signWithAll({ ...signing, forWitnesses }, checkpoint, subtreesOf(leaves));
      return fine(parseNote(note)).signatures.map(({ name }) => name);
    };
    expect(await names([])).toEqual([ORIGIN]);
    expect(await names([second])).toEqual([ORIGIN, ORIGIN, 'witness.example/lite']);
    await vault.stop();
  });
}

if (existsSync(LITEWITNESS)) {
  witnessContract('litewitness', litewitness);
  tenantsBridge();
} else {
  process.stdout.write('SKIPPED: litewitness: OTP_BRIDGE_LOG_TOOLS is not set, or has none\n');
  describe('litewitness', () => {
    test.skip('a witness', () => undefined);
  });
}
