// Who might be meant by a name that nobody has: suggestions, never taken for an answer. In parts, since a large directory is not
// looked through in one go.
import { namesOf, wordsOf } from './called.js';
import type { Named } from './called.js';
import { editDistance, slipsFor } from './edit-distance.js';
import { spellingsOf } from './fold-name.js';

const SUGGESTED_AT_MOST = 5;

/** What was typed, in one spelling, and how many slips in it are still taken for slips. */
type Spelling = { readonly spelling: string; readonly most: number; readonly words: number };
/** Somebody who is called nearly so. */
export type Near<P> = { readonly person: P; readonly words: number; readonly slips: number };

/**
 * Of these people, those whose names are a slip or two away from any of what was typed, from the fewest words to the most:
 * first whom the most words fit, then the nearest.
 */
export function nearest<P extends Named>(
  people: readonly P[],
  typed: readonly string[],
): readonly P[] {
  return nearestOf(near(people, typed));
}

/** Everybody of these people who may be meant, for {@link nearestOf}. */
export function near<P extends Named>(
  people: readonly P[],
  typed: readonly string[],
): readonly Near<P>[] {
  const read = typed.map(spelled);
  return people.flatMap((person) => {
    const slips = read.flatMap((spellings) => slipsBetween(person, spellings) ?? []);
    if (slips.length === 0) return [];
    const words = read.findLastIndex((spellings) => isNear(person, spellings));
    return [{ person, words, slips: Math.min(...slips) }];
  });
}

export function nearestOf<P>(all: readonly Near<P>[]): readonly P[] {
  return [...all]
    .sort((a, b) => b.words - a.words || a.slips - b.slips)
    .slice(0, SUGGESTED_AT_MOST)
    .map(({ person }) => person);
}

/** Whether that is, but for a slip or two, one of this person's names of as many words. */
export function isNearly(person: Named, typed: string): boolean {
  return isNear(person, spelled(typed));
}

function isNear(person: Named, spellings: readonly Spelling[]): boolean {
  const ofAsManyWords = (name: string, { words }: Spelling): boolean => wordsIn(name) === words;
  return slipsBetween(person, spellings, ofAsManyWords) !== undefined;
}

function spelled(typed: string): readonly Spelling[] {
  return [...spellingsOf(typed)].map((spelling) => ({
    spelling,
    most: slipsFor(spelling),
    words: wordsIn(spelling),
  }));
}

/** How many slips lie between what was typed and the nearest of a person's names; undefined where it is too many. */
function slipsBetween(
  person: Named,
  spellings: readonly Spelling[],
  counts: (name: string, spelling: Spelling) => boolean = () => true,
): number | undefined {
  const names = new Set([...namesOf(person), ...wordsOf(person)]);
  const slips = spellings.flatMap((one) =>
    [...names].flatMap((name) =>
      counts(name, one) ? (editDistance(one.spelling, name, one.most) ?? []) : [],
    ),
  );
  return slips.length === 0 ? undefined : Math.min(...slips);
}

function wordsIn(name: string): number {
  return name.split(' ').length;
}
