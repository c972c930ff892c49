// From what was typed to one person, or why there is none: never a guess.
import type { Directory, Person } from '../ports/directory.js';
import type { AskRefusal, Mention } from './bridge.js';

export type WhoRefusal = Extract<
  AskRefusal,
  { readonly code: 'UNKNOWN_PERSON' | 'SEVERAL_PEOPLE' }
>;

export async function findPerson(
  directory: Directory,
  typed: string,
): Promise<Person | WhoRefusal> {
  const people = withThatAddress(await directory.find([typed]), typed);
  const [person, ...others] = people;
  if (person === undefined) {
    const nearest = (await directory.similar([typed])).map(mention);
    return { code: 'UNKNOWN_PERSON', typed, nearest };
  }
  if (others.length > 0) return { code: 'SEVERAL_PEOPLE', people: people.map(mention) };
  return person;
}

/** The address is one person's: nobody who calls themselves by it stands in its owner's way. */
function withThatAddress(people: readonly Person[], typed: string): readonly Person[] {
  const address = typed.trim().toLowerCase();
  const theirs = people.filter((person) => person.userPrincipalName.toLowerCase() === address);
  return theirs.length === 1 ? theirs : people;
}

export function mention({ displayName, userPrincipalName }: Person): Mention {
  return { name: displayName, account: userPrincipalName };
}
