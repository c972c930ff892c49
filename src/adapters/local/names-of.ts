import type { Person } from '../../ports/directory.js';
import { foldName } from './fold-name.js';

/** Everything that a person may be called by, in one spelling. */
export function namesOf(person: Person): ReadonlySet<string> {
  const { displayName, givenName, surname, userPrincipalName, nicknames } = person;
  const localPart = userPrincipalName.split('@', 1);
  const bothWays = [`${givenName} ${surname}`, `${surname} ${givenName}`];
  const names = [userPrincipalName, ...localPart, displayName, givenName, surname, ...bothWays];
  return new Set([...names, ...nicknames].map(foldName));
}
