// Who is called what: the names that a colleague may type for somebody, in all their spellings.
import { plainMarks, spellingsOf } from './fold-name.js';

export type Named = {
  readonly displayName: string;
  readonly givenName: string;
  readonly surname: string;
  readonly userPrincipalName: string;
  readonly nicknames: readonly string[];
};

const FOUND_AT_MOST = 10;

/** Worked out once for each person: it is what takes long in a large directory. */
const KNOWN = new WeakMap<Named, ReadonlySet<string>>();

/** Everything that a person may be called by, in one spelling or several. */
export function namesOf(person: Named): ReadonlySet<string> {
  const known = KNOWN.get(person);
  if (known !== undefined) return known;
  const names = workedOut(person);
  KNOWN.set(person, names);
  return names;
}

function workedOut(person: Named): ReadonlySet<string> {
  const { displayName, givenName, surname, userPrincipalName, nicknames } = person;
  const localPart = userPrincipalName.split('@', 1);
  const bothWays = [`${givenName} ${surname}`, `${surname} ${givenName}`];
  const names = [userPrincipalName, ...localPart, displayName, givenName, surname, ...bothWays];
  return new Set([...names, ...nicknames].flatMap((name) => [...spellingsOf(name)]));
}

/** Shorter ones are initials and particles. */
const WORD_FROM = 3;
const WORDS = new WeakMap<Named, ReadonlySet<string>>();

/** Each word of a name that has several: `marie` of Anne-Marie, `lopez` of García López. Enough to be offered, not to be taken. */
export function wordsOf(person: Named): ReadonlySet<string> {
  const known = WORDS.get(person);
  if (known !== undefined) return known;
  const { displayName, givenName, surname } = person;
  const words = [displayName, givenName, surname]
    .flatMap((name) => plainMarks(name).split(/[^\p{L}\p{M}\p{N}']+/u))
    .filter((word) => word.length >= WORD_FROM);
  const spelled = new Set(words.flatMap((word) => [...spellingsOf(word)]));
  WORDS.set(person, spelled);
  return spelled;
}

/** Whether that is one of this person's names, whole. */
export function isCalled(person: Named, typed: string): boolean {
  return hasAny(person, spellingsOf(typed));
}

function hasAny(person: Named, spellings: ReadonlySet<string>): boolean {
  const names = namesOf(person);
  return [...spellings].some((spelling) => names.has(spelling));
}

/** By each spelling of each name, who is called so: as places in the list of people, in its order. */
export type CalledIndex = Map<string, number[]>;

/** Adds people of a list, from the place `first` on. */
export function addTo(index: CalledIndex, people: readonly Named[], first: number): void {
  people.forEach((person, at) => {
    for (const name of namesOf(person)) {
      const before = index.get(name);
      if (before === undefined) index.set(name, [first + at]);
      else before.push(first + at);
    }
  });
}

/** As {@link calledByAny}, of an index of everybody: places in their list. */
export function placesOf(index: CalledIndex, typed: readonly string[]): readonly number[] {
  const inOrder = (places: readonly number[]): readonly number[] =>
    [...new Set(places)].sort((one, other) => one - other);
  const found = typed.flatMap((name) => {
    const called = [...spellingsOf(name)].flatMap((spelling) => index.get(spelling) ?? []);
    return inOrder(called).slice(0, FOUND_AT_MOST);
  });
  return inOrder(found);
}

/** Of these people those who are called by any of the names, in their order: at most ten for each. */
export function calledByAny<P extends Named>(
  people: readonly P[],
  typed: readonly string[],
): readonly P[] {
  const found = new Set(
    typed.flatMap((name) => {
      const spellings = spellingsOf(name);
      return people.filter((person) => hasAny(person, spellings)).slice(0, FOUND_AT_MOST);
    }),
  );
  return people.filter((person) => found.has(person));
}
