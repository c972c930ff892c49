// What is wrong with one field, in our words: what would be right, and what stands there.
import type { z } from 'zod';
import type { MeantField } from './known-fields.js';

type Issue = z.core.$ZodIssue;

const SHAPES: Readonly<Record<string, string>> = {
  object: 'must be an object: { … }',
  array: 'must be a list: [ … ]',
  string: 'must be a text: "…"',
  boolean: 'must be true or false',
};
/** Of what stands there: enough to find it. */
const SHOWN_AT_MOST = 120;

/** `content`: of the whole file. */
export function sayIssue(issue: Issue, content: unknown, meantField: MeantField): string {
  if (issue.code === 'unrecognized_keys') {
    const keys = issue.keys.map((key) => JSON.stringify(key)).join(', ');
    const which =
      issue.keys.length === 1 ? 'a field that there is not' : 'fields that there are not';
    const meant = [...new Set(issue.keys.flatMap((key) => meantField(issue.path, key) ?? []))];
    const instead = meant.length === 0 ? '' : ` Did you mean ${meant.join(', ')}?`;
    return `has ${which}: ${keys}.${instead} Correct its name, or take it out.`;
  }
  return `${wanted(issue)} (it is ${shown(content, issue.path)})`;
}

/** Where a field brings no words of its own, the library's are all there is. */
function wanted(issue: Issue): string {
  const isDefault = issue.code === 'invalid_type' && issue.message.startsWith('Invalid input');
  return (isDefault ? SHAPES[issue.expected] : undefined) ?? issue.message;
}

function shown(content: unknown, path: readonly PropertyKey[]): string {
  let value: unknown = content;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return 'missing';
    value = Object.getOwnPropertyDescriptor(value, key)?.value;
  }
  if (value === undefined) return 'missing';
  const text = JSON.stringify(beginningOf(value, SHOWN_AT_MOST));
  return text.length > SHOWN_AT_MOST ? `${text.slice(0, SHOWN_AT_MOST)}…` : text;
}

/** Each level and each value takes a sign at least: what lies behind so many is not shown, however far it goes on. */
function beginningOf(value: unknown, levels: number): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const values: readonly unknown[] = levels === 0 ? [] : value.slice(0, SHOWN_AT_MOST);
    return values.map((one) => beginningOf(one, levels - 1));
  }
  const names = levels === 0 ? [] : Object.keys(value).slice(0, SHOWN_AT_MOST);
  const members = names.map((name): readonly [string, unknown] => [
    name,
    beginningOf(Object.getOwnPropertyDescriptor(value, name)?.value, levels - 1),
  ]);
  return Object.fromEntries(members);
}
