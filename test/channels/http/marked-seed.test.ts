// A marked seed goes through everything, over the embedded store and vault. After that it is nowhere: not in base32, not in
// hexadecimal, not in base64, not as it is.
import { expect, test } from '@jest/globals';
import { createSecretKey } from 'node:crypto';
import { join } from 'node:path';
import { SealedFileVault } from '../../../src/adapters/local/sealed-file-vault.js';
import { openSqliteStore } from '../../../src/adapters/local/sqlite-store.js';
import { systemRandom } from '../../../src/adapters/local/system-random.js';
import { temporaryFolder } from '../../adapters/local/temporary-folder.js';
import { codeOnToken, MARKED_SEED } from '../../app/provisioning/sitting.js';
import { fine, must, readAudit } from '../../app/trial.js';
import { spelledIn as markedIn, spellingsOf } from '../../marked-spellings.js';
import { everyFile } from '../../every-file.js';
import { CAPTURE, startPageServer } from './page-visit.js';

const SPELLINGS = spellingsOf(MARKED_SEED);
const spelledIn = (text: string): readonly string[] => markedIn(SPELLINGS, text);

test('the seed is in no answer but one, and in no message, log, audit, database or file', async () => {
  const folder = await temporaryFolder();
  const store = await openSqliteStore(join(folder, 'store.db'));
  const vault = await SealedFileVault.open({
    folder: join(folder, 'seeds'),
    masterKey: createSecretKey(systemRandom.bytes(32)),
    random: systemRandom,
    budgetMs: 100_000,
  });
  const server = await startPageServer({ store, vault });
  const { trial } = server;
  const visit = await server.visit();
  const steps: readonly (readonly [Parameters<typeof visit.ask>[0], object?])[] = [
    ['capture', CAPTURE],
    ['code'],
    ['refused'],
    ['accepted'],
    ['seed-qr'],
    ['token-code', { code: codeOnToken(trial, 1) }],
    ['ship', { offered: { kind: 'stay-signed-in' }, serial: '8650001112223' }],
    ['done'],
  ];
  for (const [endpoint, body] of steps) {
    expect((await visit.ask(endpoint, body)).refusal).toBeUndefined();
    await trial.outbox.drain();
    expect(spelledIn(await everyFile(folder))).toEqual([]);
  }
  const id = await trial.requestBy('alex', 'diego');
  await trial.bridge.actOnRequest(trial.as('megan'), id, { kind: 'approve' });
  must(fine(await trial.bridge.showCode(trial.as('alex'), id)).shown);
  await trial.outbox.drain();
  expect(visit.heard.filter((text) => spelledIn(text).length > 0)).toHaveLength(1);
  const messages = ['alex', 'megan', 'diego'].map((chat) => trial.parts.messenger.chat({ chat }));
  expect(messages.flat().length).toBeGreaterThan(3);
  expect(spelledIn(JSON.stringify(messages))).toEqual([]);
  expect(spelledIn(JSON.stringify(await readAudit(store)))).toEqual([]);
  expect(spelledIn([...server.logged, ...trial.parts.log].join('\n'))).toEqual([]);
  expect(spelledIn(await everyFile(folder))).toEqual([]);
  await server.stop();
  await store.close();
});

test('and these looks would find it', () => {
  for (const spelling of SPELLINGS) {
    expect(spelledIn(`before ${spelling} after`)).toContain(spelling);
  }
});
