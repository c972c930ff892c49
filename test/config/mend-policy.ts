// Does to a policy file what its refusal says, word for word: nothing else, and nothing that it does not say.
import type { Problem } from '../../src/config/problem.js';
import { GROUPS } from './random-policy.js';

type Content = Record<string, unknown>;
type Fields = readonly string[];
type Remedy = {
  readonly said: RegExp;
  readonly mend: (content: Content, at: Fields, found: RegExpExecArray) => void;
};

/** In this order: the first that a message names is done. */
const REMEDIES: readonly Remedy[] = [
  {
    said: /Lower it to (\d+)/,
    mend: (content, at, [, to]) => {
      set(content, at, Number(to));
    },
  },
  {
    said: /Lower it, or choose another profile/,
    mend: (content, at) => {
      if (get(content, at) === 1) set(content, ['profile'], 'entra');
      else set(content, at, 1);
    },
  },
  {
    said: /in roles › approver\.$/,
    mend: (content) => {
      addGroup(content, ['roles', 'approver']);
    },
  },
  {
    said: /Name more in onlyBy, or take entries out/,
    mend: (content, at) => {
      set(content, at, []);
    },
  },
  {
    said: /Name whom it is about, or take it out/,
    mend: (content, at) => {
      remove(content, at);
    },
  },
  { said: /Name more, or a group/, mend: addGroup },
  { said: /set (it|required) to false/, mend: setFalse },
  {
    said: /Name (an|another) auditor/,
    mend: (content) => {
      addGroup(content, ['roles', 'auditor']);
    },
  },
  { said: /Put all accounts of one person into one list/, mend: mergeLists },
  {
    said: /whole number from (\d+) to/,
    mend: (content, at, [, to]) => {
      set(content, at, Number(to));
    },
  },
  {
    said: /must be true or false/,
    mend: (content, at) => {
      set(content, at, false);
    },
  },
  {
    said: /fields? that there (?:is|are) not: "(\w+)"/,
    mend: (content, at, [, name = '']) => {
      remove(content, [...at, name]);
    },
  },
  {
    said: /must name at least two accounts/,
    mend: (content, at) => {
      remove(content, at);
    },
  },
  {
    said: /must be one of (\w+)/,
    mend: (content, at, [, first]) => {
      set(content, at, first);
    },
  },
  {
    said: /not in the list of methods \((?:([\w-]+)|)/,
    mend: (content, at, [, first]) => {
      if (first === undefined) set(content, ['callerVerification', 'methods'], [get(content, at)]);
      else set(content, at, first);
    },
  },
];

/** The content as the first of these problems says, or undefined where it says nothing that could be done. */
export function mended(content: Content, { where, problem }: Problem): Content | undefined {
  const copy = structuredClone(content);
  const at = where.split(' › ').slice(1);
  for (const { said, mend } of REMEDIES) {
    const found = said.exec(problem);
    if (found === null) continue;
    mend(copy, at, found);
    return copy;
  }
  return undefined;
}

function get(content: Content, at: Fields): unknown {
  return at.reduce<unknown>((value, key) => (value as Content | undefined)?.[key], content);
}

function set(content: Content, at: Fields, value: unknown): void {
  const holder = get(content, at.slice(0, -1)) as Content;
  holder[at.at(-1) ?? ''] = value;
}

function remove(content: Content, at: Fields): void {
  const holder = get(content, at.slice(0, -1)) as Content | unknown[];
  const key = at.at(-1) ?? '';
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else Reflect.deleteProperty(holder, key);
}

function addGroup(content: Content, at: Fields): void {
  const before = (get(content, at) ?? {}) as { readonly groups?: readonly unknown[] };
  set(content, at, { ...before, groups: [...(before.groups ?? []), GROUPS[0]] });
}

function setFalse(content: Content, at: Fields, [, what]: RegExpExecArray): void {
  set(content, what === 'required' ? [...at.slice(0, -1), 'required'] : at, false);
}

function mergeLists(content: Content): void {
  const lists = content['samePerson'] as readonly (readonly string[])[];
  content['samePerson'] = [[...new Set(lists.flat())]];
}
