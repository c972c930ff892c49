// The sample people, and how often anything was asked of the directory.
import type { Directory } from '../../src/ports/directory.js';
import { sampleDirectory } from '../app/trial.js';

export function countedDirectory(): {
  readonly directory: Directory;
  readonly asked: () => number;
} {
  const inner = sampleDirectory();
  let asks = 0;
  const ask = <A extends readonly unknown[], T>(question: (...of: A) => Promise<T>) => {
    return async (...of: A): Promise<T> => {
      asks += 1;
      return question(...of);
    };
  };
  const directory: Directory = {
    person: ask(async (id) => inner.person(id)),
    find: ask(async (names) => inner.find(names)),
    similar: ask(async (names) => inner.similar(names)),
    groupsOf: ask(async (id) => inner.groupsOf(id)),
    membersOf: ask(async (group) => inner.membersOf(group)),
  };
  return { directory, asked: () => asks };
}
