// Each thing that the bot depends on, wrong in each way: what people saw, what the log has, that nothing was lost and nothing
// released twice. A small sample of the table in the ordinary run; HEAVY=1 draws it whole, PRINT=1 writes it.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { must } from '../../../app/trial.js';
import { azuriteFolder } from '../../../emulators/azurite.js';
import { heldPage } from '../../../held-page.js';
import { DEPENDENCIES } from './dependencies.js';
import { cell } from './fault-cells.js';
import type { FaultRow } from './fault-cells.js';
import { faultLine, faultPage } from './fault-page.js';
import { FaultStage } from './fault-stage.js';
import { DEEDS, GONE, stillWorks } from './still-works.js';
import type { TroubleName } from './troubles.js';
import { HEAVY } from '../../../heavy.js';

const azurite = azuriteFolder('the fault table on Azurite');
/** A store that is not there at all where it is more than our own fake. */
const SAMPLE: Readonly<Record<string, TroubleName>> = {
  'Key Vault': 'refusing (403)',
  ...(azurite === undefined ? {} : { 'Table Storage': 'gone' }),
};
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
  const works = new Map<string, Map<string, string>>();
  const pairs = Object.keys(DEEDS).flatMap((deed) =>
    Object.entries(GONE).map(([gone, host]) => [deed, gone, host] as const),
  );

  test.each(pairs)('to %s while %s is gone', async (name, gone, host) => {
    const deed = must(DEEDS[name]);
    const became = await stillWorks(stage, host, deed);
    const cells = works.get(name) ?? new Map<string, string>();
    works.set(name, cells.set(gone, became));
    process.stdout.write(`to ${name} while ${gone} is gone: ${became}\n`);
  });

  test('docs/faults.md is what happened (PRINT=1 writes it)', () => {
    expect(heldPage('faults.md', faultPage(rows, works))).toBe(faultPage(rows, works));
  });
}
