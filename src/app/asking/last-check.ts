// How whoever asks has made sure of it last: that comes first in the list from which they choose. Never chosen for them: what
// was so with one caller says nothing of the next.
import type { PersonId } from '../../domain/ids.js';
import { readValue } from '../commit/reading.js';
import type { Put, Reading, Rows } from '../commit/reading.js';
import { personRow } from '../commit/rows/names.js';
import { personSchema } from '../commit/rows/schemas.js';
import type { AskQuestion } from './answers.js';

/** The question, with what this person chose last as the first of what will do. Throws `StoreUnavailable`. */
export async function lastFirst(
  { store, tenantId }: Rows,
  person: PersonId,
  question: AskQuestion | undefined,
): Promise<AskQuestion | undefined> {
  if (question?.kind !== 'caller') return question;
  const row = await store.get(tenantId, personRow(person));
  const last = row === undefined ? undefined : readValue(personSchema, row).checkedBy;
  const { methods } = question;
  const first = methods.filter(({ id }) => id === last);
  return { ...question, methods: [...first, ...methods.filter(({ id }) => id !== last)] };
}

/** Whom the bridge has no row of, it remembers nothing of. */
export async function rememberCheck(
  reading: Reading,
  person: PersonId,
  checkedBy: string | undefined,
): Promise<readonly Put[]> {
  if (checkedBy === undefined) return [];
  const row = personRow(person);
  const before = await reading.getIfThere(row, personSchema);
  if (before === undefined || before.checkedBy === checkedBy) return [];
  return [{ row, value: { ...before, checkedBy } }];
}
