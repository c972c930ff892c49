// A token of which the audit has more than one page of entries.
import { expect, test } from '@jest/globals';
import { tokenAuditRow, AUDIT_HEAD, auditRow } from '../../../src/app/commit/rows/names.js';
import { logHeadSchema, logRowSchema } from '../../../src/app/commit/rows/audit-rows.js';
import { lastOf } from '../../../src/domain/audit/log.js';
import { parseTokenId } from '../../../src/domain/ids.js';
import { fine, meet, must, openTrial, TENANT } from '../trial.js';

test('its card still shows what happened last', async () => {
  const trial = await openTrial();
  await meet(trial, 'alex');
  const { store } = trial.parts;
  const id = must(parseTokenId('sample-alice'));
  const seq = lastOf(logHeadSchema.parse(must(await store.get(TENANT, AUDIT_HEAD)).value));
  const { value } = must(await store.get(TENANT, auditRow(seq)));
  // Index rows of entries long ago, all of which lead to the same one.
  for (let at = 0; at < 1_300; at += 50) {
    const rows = Array.from({ length: 50 }, (_none, place) => at + place + 1_000_000);
    await store.commit(TENANT, [
      ...rows.map((number) => ({
        kind: 'insert' as const,
        row: tokenAuditRow(id, number),
        value: {},
      })),
      ...rows.map((number) => ({ kind: 'insert' as const, row: auditRow(number), value })),
    ]);
  }
  const noted = { action: 'token.noted', what: ['the last'] };
  const written = logRowSchema.parse(value);
  const leaf = JSON.stringify({ ...JSON.parse(written.leaf), fact: noted });
  const last = { ...value, leaf };
  await store.commit(TENANT, [
    { kind: 'insert', row: tokenAuditRow(id, 2_000_000), value: {} },
    { kind: 'insert', row: auditRow(2_000_000), value: last },
  ]);
  const shown = fine(
    await trial.provisioning.lookUpToken(trial.as('alex'), { typedName: 'alice' }),
  );
  expect(shown.history.at(-1)?.action).toBe('token.noted');
});
