// Decisions ask the directory while every other writer waits: one that hangs must not stop them all, least of all a freeze
// or an objection.
import { answerWithin } from '../../ports/answer-within.js';
import type { Directory } from '../../ports/directory.js';
import { DirectoryUnavailable } from '../../ports/fault.js';

const late = (): DirectoryUnavailable =>
  new DirectoryUnavailable('the directory did not answer in time');

/** The directory, each of whose answers comes within so many milliseconds or is a `DirectoryUnavailable`. */
export function promptDirectory(directory: Directory, budgetMs: number): Directory {
  const within = async <T>(answer: Promise<T>): Promise<T> => answerWithin(budgetMs, answer, late);
  return {
    person: async (id) => within(directory.person(id)),
    find: async (names) => within(directory.find(names)),
    similar: async (names) => within(directory.similar(names)),
    groupsOf: async (id) => within(directory.groupsOf(id)),
    membersOf: async (group) => within(directory.membersOf(group)),
  };
}
