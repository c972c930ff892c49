// From what was typed to one person, or why there is none: never a guess. The longest name wins that is somebody's whole
// name; where fewer of the words name others only, they are all to choose from (decisions/0015-where-a-name-ends.md).
import { isCalled } from '../../domain/people/called.js';
import { isNearly } from '../../domain/people/nearest.js';
import type { Directory, Person } from '../../ports/directory.js';
import { NAMELESS } from './named-person.js';
import type { WhoRefusal } from './refusals.js';
import type { Candidate, Mention, Typed, Whom } from './who.js';

/** `said`: what was typed, read as beginning with this person's name. */
export type Found<W extends Whom> = {
  readonly person: Person;
  readonly said: W;
  readonly reading: number;
};

export async function findPerson<W extends Whom>(
  directory: Directory,
  typed: Typed<W>,
): Promise<Found<W> | WhoRefusal> {
  const readings: readonly W[] = [typed, ...(typed.longer ?? [])];
  const chosen = typed.person === undefined ? undefined : await directory.person(typed.person);
  if (chosen !== undefined) return foundAs(chosen, typed, readings);
  const names = readings.map(({ typedName }) => typedName);
  const people = meant(await directory.find(names), names);
  const [person, ...others] = people;
  if (person === undefined) {
    const nearest = await directory.similar(names);
    return {
      code: 'UNKNOWN_PERSON',
      typed: typed.typedName,
      nearest: candidates(nearest, readings),
    };
  }
  if (others.length > 0) return { code: 'SEVERAL_PEOPLE', people: candidates(people, readings) };
  return foundAs(person, typed, readings);
}

function foundAs<W extends Whom>(person: Person, typed: W, readings: readonly W[]): Found<W> {
  const reading = readingOf(person, readings);
  return { person, said: readings[reading] ?? typed, reading };
}

/** Whom the longest name fits; and whom a shorter one does, where it fits none of those. */
function meant(found: readonly Person[], names: readonly string[]): readonly Person[] {
  const called = names.map((name) =>
    withThatAddress(
      found.filter((one) => isCalled(one, name)),
      name,
    ),
  );
  const longest = called.findLast((people) => people.length > 0) ?? [];
  const elsewhere = called.filter((people) => !people.some((one) => longest.includes(one)));
  return [...new Set([...longest, ...elsewhere.flat()])];
}

/** The address is one person's: nobody who calls themselves by it stands in its owner's way. */
function withThatAddress(people: readonly Person[], typed: string): readonly Person[] {
  const address = typed.trim().toLowerCase();
  const theirs = people.filter((person) => person.userPrincipalName.toLowerCase() === address);
  return theirs.length === 1 ? theirs : people;
}

function candidates(people: readonly Person[], readings: readonly Whom[]): readonly Candidate[] {
  return people.map((person) => candidate(person, readingOf(person, readings)));
}

/** The longest of what was typed that is this person's name, or nearly. */
function readingOf(person: Person, readings: readonly Whom[]): number {
  const whole = readings.findLastIndex(({ typedName }) => isCalled(person, typedName));
  if (whole >= 0) return whole;
  return Math.max(
    0,
    readings.findLastIndex(({ typedName }) => isNearly(person, typedName)),
  );
}

export function candidate(person: Person, reading: number): Candidate {
  return { ...mention(person), id: person.id, reading };
}

export function mention({ displayName, userPrincipalName }: Person): Mention {
  return { name: displayName, account: userPrincipalName };
}

/** `account`: by what else somebody may be recognised whom the directory does not know. */
export function mentionOr(account: string, person: Person | undefined): Mention {
  return person === undefined ? { name: NAMELESS, account } : mention(person);
}
