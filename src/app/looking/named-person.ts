// People under the names that the directory has for them now. A dash stands for the name of whom it does not know.
import type { PersonId } from '../../domain/ids.js';
import type { Named } from '../../domain/release/request.js';
import type { Directory, Person } from '../../ports/directory.js';

export const NAMELESS = '—';

export async function findNamed(directory: Directory, id: PersonId): Promise<Named> {
  return { id, name: await readName(directory, id) };
}

export async function readName(directory: Directory, id: PersonId): Promise<string> {
  return nameOf(await directory.person(id));
}

function nameOf(person: Person | undefined): string {
  return person?.displayName ?? NAMELESS;
}
