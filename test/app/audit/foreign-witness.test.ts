// A witness that none of us wrote, litewitness of filippo.io/torchwood, in the place of ours: it signs the bridge's checkpoints, and
// nothing else. Without OTP_BRIDGE_LOG_TOOLS, the folder that has `litewitness`, it is skipped.
import { afterAll, describe, test } from '@jest/globals';
import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import Database from 'libsql';
import { HttpWitness } from '../../../src/adapters/http-witness.js';
import { parseVerifierKey, writeVerifierKey } from '../../../src/domain/audit/note-key.js';
import type { VerifierKey } from '../../../src/domain/audit/note-key.js';
import { temporaryFolder } from '../../adapters/local/temporary-folder.js';
import { freePort } from '../../emulators/free-port.js';
import { fine, must } from '../trial.js';
import { headOf } from './made-log.js';
import { witnessSuite } from './witness-suite.js';

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

if (existsSync(LITEWITNESS)) witnessSuite('litewitness', litewitness);
else {
  process.stdout.write('SKIPPED: litewitness: OTP_BRIDGE_LOG_TOOLS is not set, or has none\n');
  describe('litewitness', () => {
    test.skip('a witness', () => undefined);
  });
}
