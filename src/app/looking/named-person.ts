// People under the names that the directory has for them now. A dash stands for the name of whom it does not know.
import type { PersonId } from '../../domain/ids.js';
import type { Named } from '../../domain/release/request.js';
import type { Directory, Person } from '../../ports/directory.js';
import { mention } from './find-person.js';
import type { Mention } from './who.js';

export const NAMELESS = '—';

export async function findNamed(directory: Directory, id: PersonId): Promise<Named> {
  return { id, name: await readName(directory, id) };
}

export async function readName(directory: Directory, id: PersonId): Promise<string> {
  return nameOf(await directory.person(id));
}

export function nameOf(person: Person | undefined): string {
  return person?.displayName ?? NAMELESS;
}

/** `account`: by what else they may be recognised. */
export function mentionOr(account: string, person: Person | undefined): Mention {
  return person === undefined ? { name: NAMELESS, account } : mention(person);
}
