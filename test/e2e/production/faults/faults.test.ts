// Each thing that the bot depends on, wrong in each way: what people saw, what the log has, that nothing was lost and nothing
// released twice. A small sample of the table in the ordinary run; HEAVY=1 draws it whole, PRINT=1 writes it.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { azuriteFolder } from '../../../emulators/azurite.js';
import { heldPage } from '../../../held-page.js';
import { DEPENDENCIES } from './dependencies.js';
import { cell } from './fault-cells.js';
import type { FaultRow } from './fault-cells.js';
import { faultLine, faultPage } from './fault-page.js';
import { FaultStage } from './fault-stage.js';
import type { TroubleName } from './troubles.js';

const HEAVY = process.env['HEAVY'] === '1';
const SAMPLE: Readonly<Record<string, TroubleName>> = {
  'Key Vault': 'refusing (403)',
  'Table Storage': 'gone',
  'the managed identity': 'slow',
};
const azurite = azuriteFolder('the fault table on Azurite');
const rows: FaultRow[] = [];

let stage: FaultStage;
beforeAll(async () => {
  stage = await FaultStage.start(azurite);
});
afterAll(async () => stage.stop());

describe.each(DEPENDENCIES)('$name', (dependency) => {
  const { name, troubles } = dependency;
  const tried = troubles.filter((one) => HEAVY || SAMPLE[name] === one);
  if (tried.length === 0) test.skip('in the heavy run alone', () => undefined);
  else {
    test.each(tried)('%s', async (trouble) => {
      const row = await cell(stage, dependency, trouble);
      rows.push(row);
      if (!HEAVY) expect(heldPage('faults.md')).toContain(faultLine(row));
    });
  }
});

if (HEAVY) {
  test('docs/faults.md is what happened (PRINT=1 writes it)', () => {
    expect(heldPage('faults.md', faultPage(rows))).toBe(faultPage(rows));
  });
}
