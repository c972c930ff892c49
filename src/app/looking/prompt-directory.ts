// Decisions ask the directory while every other writer waits: one that hangs must not stop them all, least of all a freeze
// or an objection. And names that it tells go into rows of a bounded size, so that no name may be of any length.
import { cutToBytes } from '../../domain/cut.js';
import { answerWithin } from '../../ports/answer-within.js';
import type { Directory, Person } from '../../ports/directory.js';
import { DirectoryUnavailable } from '../../ports/fault.js';

/** Bytes of a name as it is stored. Thirty people who are asked still fit into one request. */
export const NAME_BYTES = 240;

const late = (): DirectoryUnavailable =>
  new DirectoryUnavailable('the directory did not answer in time');

/** The directory, each of whose answers comes within so many milliseconds or is a `DirectoryUnavailable`. */
export function promptDirectory(directory: Directory, budgetMs: number): Directory {
  const within = async <T>(answer: Promise<T>): Promise<T> => answerWithin(budgetMs, answer, late);
  const all = async (answer: Promise<readonly Person[]>): Promise<readonly Person[]> =>
    (await within(answer)).map(withShortName);
  return {
    person: async (id) => {
      const person = await within(directory.person(id));
      return person && withShortName(person);
    },
    find: async (names) => all(directory.find(names)),
    similar: async (names) => all(directory.similar(names)),
    groupsOf: async (id) => within(directory.groupsOf(id)),
    membersOf: async (group) => all(directory.membersOf(group)),
  };
}

function withShortName(person: Person): Person {
  const displayName = cutToBytes(person.displayName, NAME_BYTES);
  return displayName === person.displayName ? person : { ...person, displayName };
}
