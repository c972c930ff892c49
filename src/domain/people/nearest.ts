// Who might be meant by a name that nobody has: suggestions, never taken for an answer.
import { namesOf } from './called.js';
import type { Named } from './called.js';
import { editDistance, slipsFor } from './edit-distance.js';
import { spellingsOf } from './fold-name.js';

const SUGGESTED_AT_MOST = 5;

/**
 * Of these people, those whose names are a slip or two away from any of what was typed, from the fewest words to the most:
 * first whom the most words fit, then the nearest.
 */
export function nearest<P extends Named>(
  people: readonly P[],
  typed: readonly string[],
): readonly P[] {
  return people
    .flatMap((person) => {
      const slips = typed.flatMap((name) => slipsBetween(person, name) ?? []);
      if (slips.length === 0) return [];
      const words = typed.findLastIndex((name) => isNearly(person, name));
      return [{ person, words, slips: Math.min(...slips) }];
    })
    .sort((a, b) => b.words - a.words || a.slips - b.slips)
    .slice(0, SUGGESTED_AT_MOST)
    .map(({ person }) => person);
}

/** Whether that is, but for a slip or two, one of this person's names of as many words. */
export function isNearly(person: Named, typed: string): boolean {
  return (
    slipsBetween(person, typed, (name, spelling) => wordsIn(name) === wordsIn(spelling)) !==
    undefined
  );
}

/** How many slips lie between what was typed and the nearest of a person's names; undefined where it is too many. */
function slipsBetween(
  person: Named,
  typed: string,
  counts: (name: string, spelling: string) => boolean = () => true,
): number | undefined {
  const names = [...namesOf(person)];
  const slips = [...spellingsOf(typed)].flatMap((spelling) =>
    names.flatMap((name) =>
      counts(name, spelling) ? (editDistance(spelling, name, slipsFor(spelling)) ?? []) : [],
    ),
  );
  return slips.length === 0 ? undefined : Math.min(...slips);
}

function wordsIn(name: string): number {
  return name.split(' ').length;
}
