// Whoever may not ask for a disclosure has no part in it, whichever it is: they make the directory work so often and no more, and it
// counts against them.
import { expect, test } from '@jest/globals';
import { KINDS } from '../../../src/app/asking/kinds.js';
import { countedFor, Strangers } from '../../../src/app/looking/strangers.js';
import { refused } from '../../../src/domain/outcome.js';
import { isCounted } from '../../../src/domain/policy/counted-refusals.js';
import { DISCLOSURES } from '../../../src/domain/release/request.js';
import { FakeClock } from '../../fakes/fake-clock.js';
import { PEOPLE, TENANT } from '../trial.js';

test.each(DISCLOSURES)('%s, asked for by whoever may not', async (disclosure) => {
  const { noRole } = KINDS[disclosure];
  const strangers = new Strangers(new FakeClock());
  const ask = countedFor(strangers, 'other', async () => refused(noRole));
  const lee = { tenantId: TENANT, personId: PEOPLE.lee, activityId: 'one' };
  for (let time = 0; time < 10; time += 1) await ask(lee);
  expect(strangers.isShut(PEOPLE.lee, 'other')).toBe(true);
  expect(isCounted(noRole.code)).toBe(true);
});
