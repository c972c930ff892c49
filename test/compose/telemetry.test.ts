// Without Application Insights there is no trace of it in the process.
import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { noTrace } from '../../src/adapters/local/no-trace.js';
import { openTrace } from '../../src/compose/telemetry.js';
import { readProduction } from '../../src/config/production.js';
import { FakeRandom } from '../fakes/fake-random.js';
import { quietLog } from '../fakes/quiet-log.js';
import { GOOD_SETTINGS } from '../config/good-settings.js';

const ROOT = join(import.meta.dirname, '..', '..');

test('nobody is told where no connection string is set', async () => {
  const read = readProduction(GOOD_SETTINGS);
  if (!read.ok) throw new Error('these settings are good');
  const credential = {
    getToken: async (): Promise<never> => {
      throw new Error('nobody needs a token');
    },
  };
  const needs = { credential, log: quietLog, random: new FakeRandom() };
  expect(await openTrace(read.configuration, needs)).toBe(noTrace);
});

test('what it needs is not loaded with what composes it', () => {
  const composing = readFileSync(join(ROOT, 'src', 'compose', 'telemetry.ts'), 'utf8');
  expect(composing).not.toMatch(/from '[^']*application-insights/);
});
