// Who might be meant by a name that nobody has: suggestions, never taken for an answer.
import { editDistance, slipsFor } from '../../domain/people/edit-distance.js';
import type { Person } from '../../ports/directory.js';
import { foldName } from './fold-name.js';
import { namesOf } from './names-of.js';

const SUGGESTED_AT_MOST = 5;

/** Of these people, those whose names are a slip or two away; the nearest first. */
export function nearest(people: readonly Person[], typed: string): readonly Person[] {
  const wanted = foldName(typed);
  const most = slipsFor(wanted);
  return people
    .flatMap((person) => {
      const distances = [...namesOf(person)].flatMap(
        (name) => editDistance(wanted, name, most) ?? [],
      );
      return distances.length === 0 ? [] : [{ person, distance: Math.min(...distances) }];
    })
    .sort((a, b) => a.distance - b.distance)
    .slice(0, SUGGESTED_AT_MOST)
    .map(({ person }) => person);
}
