// What holds of whatever is stored, whichever row it is: what it says survives being written and read, nonsense in any place of it is
// refused, a word that only a newer program knows is, and what is missing is not made up.
import { describe, expect, test } from '@jest/globals';
import type { z } from 'zod';

type Kept<T> = {
  readonly schema: z.ZodType<T>;
  /** By what is said of each: together they have every field, and every word, that there is. */
  readonly examples: Readonly<Record<string, T>>;
  /** Fields of one word out of a few. */
  readonly words?: readonly string[];
  /** Fields in which may lie what we know nothing of. */
  readonly loose?: readonly string[];
  /** Fields that older programs did not write, and which are filled in. */
  readonly filled?: readonly string[];
};
type Place = readonly string[];

export const stored = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** Every place in a value, the value itself not among them. */
function placesIn(value: unknown, loose: readonly string[], at: Place = []): readonly Place[] {
  if (!isObject(value)) return [];
  return Object.entries(value)
    .filter(([key]) => !loose.includes(key))
    .flatMap(([key, part]) => [[...at, key], ...placesIn(part, loose, [...at, key])]);
}

/** A copy in which `change` was done at that place. */
function changedAt(
  value: unknown,
  place: Place,
  change: (around: Record<string, unknown>, key: string) => void,
): unknown {
  const copy = stored(value);
  const keys = place.slice(0, -1);
  const around = keys.reduce<unknown>((part, key) => (isObject(part) ? part[key] : part), copy);
  if (!isObject(around)) throw new Error(`there is no ${place.join('.')}`);
  change(around, place.at(-1) ?? '');
  return copy;
}

export function keptAs<T>(what: string, kept: Kept<T>): void {
  const { schema, examples, words = [], loose = [], filled = [] } = kept;
  const isRead = (value: unknown): boolean => schema.safeParse(value).success;

  describe.each(Object.entries(examples))(`${what}, %s,`, (_, example) => {
    const places = placesIn(stored(example), loose);

    test('is read as it was written', () => {
      expect(schema.parse(stored(example))).toStrictEqual(example);
    });

    test('is refused with nonsense in any place of it', () => {
      const spoilt = (place: Place): unknown =>
        changedAt(example, place, (around, key) => {
          around[key] = { non: ['sense'] };
        });
      expect(places.filter((place) => isRead(spoilt(place)))).toEqual([]);
      expect([null, 'nonsense', 7, []].filter((value) => isRead(value))).toEqual([]);
    });

    test('is refused with a word of a newer program', () => {
      const newer = (place: Place): unknown =>
        changedAt(example, place, (around, key) => {
          around[key] = 'of-tomorrow';
        });
      const ofWords = places.filter((place) => words.includes(place.at(-1) ?? ''));
      expect(ofWords.filter((place) => isRead(newer(place)))).toEqual([]);
    });

    test('is given nothing that was not written', () => {
      for (const place of places.filter(([key = '']) => !filled.includes(key))) {
        const less = changedAt(example, place, (around, key) => {
          if (Array.isArray(around)) around.splice(Number(key), 1);
          else Reflect.deleteProperty(around, key);
        });
        const read = schema.safeParse(less);
        if (read.success) expect(read.data).toEqual(less);
      }
    });
  });
}
