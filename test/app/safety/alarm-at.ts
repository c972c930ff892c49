// One alarm at one person's, as things stand in the store.
import { expect } from '@jest/globals';
import type { Alarm } from '../../../src/app/commit/rows/alarm-items.js';
import { deliverAlert } from '../../../src/app/safety/deliver-alert.js';
import type { JsonObject, RowName } from '../../../src/ports/store.js';
import { must, PEOPLE, TENANT } from '../trial.js';
import type { PersonName, Trial } from '../trial.js';

/** The row as it is to be; null: it is gone. */
export async function put({ parts }: Trial, row: RowName, value: JsonObject | null): Promise<void> {
  const { etag } = must(await parts.store.get(TENANT, row));
  const change =
    value === null
      ? ({ kind: 'delete', row, etag } as const)
      : ({ kind: 'replace', row, etag, value } as const);
  expect((await parts.store.commit(TENANT, [change])).ok).toBe(true);
}
/** What came by this alarm. */
export async function told(
  trial: Trial,
  name: PersonName,
  alarm: Alarm,
): Promise<readonly unknown[]> {
  const chat = () => trial.parts.messenger.chat({ chat: name });
  const before = chat().length;
  await deliverAlert(trial.deps, { to: PEOPLE[name], alarm });
  return chat()
    .slice(before)
    .flatMap(({ message }) => (message.kind === 'notice' ? [message.notice] : []));
}
