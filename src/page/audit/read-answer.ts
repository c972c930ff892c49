// What the server said, held against the shape of its answers: without a library, which would be most of what this page loads.
import type {
  AuditorsFound,
  AuditorsSession,
  FoundItem,
  FoundStory,
  Stretch,
} from '../../domain/capture/auditors-api.js';

type Is<T> = (value: unknown) => value is T;

const isText: Is<string> = (value) => typeof value === 'string';
const isCount: Is<number> = (value): value is number => Number.isInteger(value);
const isYesOrNo: Is<boolean> = (value) => typeof value === 'boolean';

function orNull<T>(is: Is<T>): Is<T | null> {
  return (value): value is T | null => value === null || is(value);
}

function listOf<T>(is: Is<T>): Is<readonly T[]> {
  return (value): value is readonly T[] => Array.isArray(value) && value.every(is);
}

/** Every field of it, and what must hold of it. */
function shaped<T extends object>(fields: { readonly [K in keyof T]-?: Is<T[K]> }): Is<T> {
  const held: readonly (readonly [string, Is<unknown>])[] = Object.entries(fields);
  return (value): value is T => {
    if (typeof value !== 'object' || value === null) return false;
    const there = new Map<string, unknown>(Object.entries(value));
    return held.every(([name, is]) => is(there.get(name)));
  };
}

const isFact: Is<readonly [string, string]> = (value): value is readonly [string, string] =>
  Array.isArray(value) && value.length === 2 && value.every(isText);
const isStory = shaped<FoundStory>({
  open: isText,
  facts: listOf(isFact),
  lines: listOf(isText),
  proof: listOf(isFact),
  requestId: isText,
  receipt: orNull(isCount),
});
const isItem = shaped<FoundItem>({ line: isText, story: orNull(isStory) });
const isStretch = shaped<Stretch>({ from: orNull(isCount), until: orNull(isCount) });
const isWrong: Is<'who' | 'when'> = (value) => value === 'who' || value === 'when';

export const isFound = shaped<AuditorsFound>({
  heading: isText,
  lines: listOf(isText),
  items: listOf(isItem),
  wrong: orNull(isWrong),
  choices: listOf(shaped<AuditorsFound['choices'][number]>({ id: isText, label: isText })),
  between: isStretch,
  next: orNull(isCount),
});
export const isSession = shaped<AuditorsSession>({ session: isText, trial: isYesOrNo });
