// The person under the name that the directory has for them now.
import type { PersonId } from '../../domain/ids.js';
import type { Named } from '../../domain/release/request.js';
import type { Directory } from '../../ports/directory.js';

export async function namedPerson(directory: Directory, id: PersonId): Promise<Named> {
  const person = await directory.person(id);
  return { id, name: person?.displayName ?? '—' };
}
