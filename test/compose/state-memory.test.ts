// What the app remembers outside of its state, so that it notices where that is gone or another one.
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assertSameState, placeOf, StateMemory } from '../../src/compose/state-memory.js';
import { readProduction } from '../../src/config/production.js';
import { GOOD_SETTINGS } from '../config/good-settings.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'otp-bridge-memory-'));
});
afterEach(async () => rm(folder, { recursive: true }));

function placeWith(settings: Readonly<Record<string, string>> = {}): ReturnType<typeof placeOf> {
  const read = readProduction({ ...GOOD_SETTINGS, ...settings });
  if (!read.ok) throw new Error('these settings are good');
  return placeOf(read.configuration);
}

test('it is remembered, in a folder that is made for it', async () => {
  const memory = new StateMemory(join(folder, 'new', 'state.json'));
  expect(await memory.read()).toEqual({ version: 1 });
  await memory.write({ version: 1, opened: placeWith() });
  expect(await memory.read()).toEqual({ version: 1, opened: placeWith() });
});

test('what cannot be read may say that there was a state: nothing is opened', async () => {
  const memory = new StateMemory(join(folder, 'state.json'));
  await writeFile(memory.file, '{"version":1,');
  await expect(memory.read()).rejects.toMatchObject({ code: 'STATE_MEMORY_UNREADABLE' });
});

test('a first state is opened wherever it is, and the same one again', () => {
  for (const isThere of [true, false]) assertSameState({ version: 1 }, placeWith(), isThere);
  assertSameState({ version: 1, opened: placeWith() }, placeWith(), true);
});

test.each<readonly [string, Readonly<Record<string, string>>, boolean]>([
  ['STATE_GONE', {}, false],
  ['STATE_ELSEWHERE', { OTP_BRIDGE_STORAGE: 'cosmos:contoso' }, true],
  ['STATE_ELSEWHERE', { OTP_BRIDGE_TABLE: 'another' }, false],
  ['STATE_ELSEWHERE', { OTP_BRIDGE_TENANT_ID: '7e57ab1e-0000-4000-8000-000000000002' }, true],
])('%s where it was opened before, and now there is %j', (code, settings, isThere) => {
  const remembered = { version: 1, opened: placeWith() } as const;
  const thrown = (): void => {
    assertSameState(remembered, placeWith(settings), isThere);
  };
  expect(thrown).toThrow(expect.objectContaining({ code }));
});
