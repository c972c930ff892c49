// Our own witness, over HTTP as it runs, against what a bridge may expect of every witness. One that none of us wrote: foreign-witness.
import { afterAll } from '@jest/globals';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { HttpWitness } from '../../src/adapters/http-witness.js';
import type { WitnessServer } from '../../src/channels/http/witness-server.js';
import { startWitness } from '../../src/compose/cli/run-witness.js';
import { parseVerifierKey, writeVerifierKey } from '../../src/domain/audit/note-key.js';
import { temporaryFolder } from '../adapters/local/temporary-folder.js';
import { fine, must } from '../app/trial.js';
import { listening } from '../compose/cli/ground-over.js';
import { witnessContract } from './witness.contract.js';

let running: WitnessServer | undefined;
afterAll(async () => {
  await running?.close();
});

witnessContract('otp-bridge witness', async (key) => {
  const saying = listening();
  const folder = await temporaryFolder();
  const log = join(folder, 'log.vkey');
  await writeFile(log, `${writeVerifierKey(key)}\n`);
  const options = { '--log': log, '--name': 'witness.example/1', '--listen': '127.0.0.1:0' };
  const given = { arguments: { FOLDER: join(folder, 'seen') }, options };
  const started = await startWitness({ given, saying, environment: {} });
  if ('exit' in started) throw new Error(saying.problems.join('\n'));
  running = started;
  const written = must(/^This witness: (.*)$/m.exec(saying.lines.join('\n'))?.[1]);
  const url = `http://127.0.0.1:${started.port}`;
  return new HttpWitness({ url, key: fine(parseVerifierKey(written)), budgetMs: 10_000 });
});
