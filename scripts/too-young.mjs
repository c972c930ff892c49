// @ts-check
// A rule of our own for the linter, beside those of others, which know constructors and few methods: by MDN's data, what is called by a
// name that none of the oldest browsers' objects has, and what is taken of the web's own objects by their names.
import data from '@mdn/browser-compat-data/forLegacyNode';
import { OLDEST } from './browsers.mjs';

/** The objects that a page has from the start, by what they are. */
const AT_HAND = new Map([
  ['navigator', 'Navigator'],
  ['document', 'Document'],
  ['crypto', 'Crypto'],
  ['performance', 'Performance'],
  ['history', 'History'],
  ['location', 'Location'],
  ['screen', 'Screen'],
]);
/** Methods of ours and of Teams' library are called so, too. */
const OWN = [
  'bytes',
  'changed',
  'forget',
  'hasPermission',
  'lines',
  'requestPermission',
  'run',
  'take',
  'use',
];
/** In some of them alone, and called only after asking. */
const ASKED = ['allowsFeature', 'getDisplayMedia'];
const STATIC = '_static';
const EVENT = '_event';

/** @typedef {import('@mdn/browser-compat-data').Identifier} Identifier */

const { api, javascript } = data;
const { builtins = {} } = javascript;
/** Each kind of object with what it brings. */
const KINDS = [api, builtins, builtins['Intl'] ?? {}].flatMap(membersOf);
const YOUNG = youngNames();

function youngNames() {
  const names = KINDS.flatMap(([, kind]) => membersOf(kind));
  const old = new Set(names.filter(([, member]) => isInAll(member)).map(([name]) => name));
  const known = new Set([...old, ...OWN, ...ASKED]);
  return new Set(names.map(([name]) => name).filter((name) => !known.has(name)));
}

/**
 * @param {Identifier} kind
 * @returns {(readonly [string, Identifier])[]}
 */
function membersOf(kind) {
  return Object.keys(kind).flatMap((name) => {
    const member = kind[name];
    if (member === undefined || name === '__compat' || name.endsWith(EVENT)) return [];
    return [/** @type {const} */ ([name.replace(STATIC, ''), member])];
  });
}

/** @param {Identifier} one */
function isInAll({ __compat }) {
  if (__compat === undefined) return true;
  const support = new Map(Object.entries(__compat.support));
  return OLDEST.every((browser) => {
    const [, name = '', version = ''] = /^([a-z]+)(\d+)$/.exec(browser) ?? [];
    const said = support.get(name === 'ios' ? 'safari_ios' : name);
    return [said].flat().some((one) => one !== undefined && isSince(one, Number(version)));
  });
}

/**
 * @param {import('@mdn/browser-compat-data').SimpleSupportStatement} said
 * @param {number} version
 */
function isSince({ version_added: added, version_removed: removed, flags, prefix }, version) {
  if (typeof added !== 'string' || flags !== undefined || prefix !== undefined) return false;
  const since = Number.parseFloat(added.replace('≤', ''));
  // Half of something is there until all of it is.
  const until = typeof removed === 'string' ? Number.parseFloat(removed) : Infinity;
  return since <= version && version < until;
}

/** @type {import('eslint').Rule.RuleModule} */
export const tooYoung = {
  meta: {
    messages: {
      young: '{{name}} is younger than the oldest browsers.',
      called: 'Nothing in all of the oldest browsers has a method {{name}}.',
    },
  },
  create: (context) => ({
    MemberExpression(node) {
      const { object, property, parent } = node;
      if (node.computed || property.type !== 'Identifier') return;
      const { name } = property;
      const of = object.type === 'Identifier' ? object.name : '';
      const kind = KINDS.find(([known]) => known === (AT_HAND.get(of) ?? of))?.[1];
      const member = membersOf(kind ?? {}).find(([known]) => known === name)?.[1];
      const isCalled = parent.type === 'CallExpression' && parent.callee === node;
      if (member !== undefined && !isInAll(member)) {
        context.report({ node, messageId: 'young', data: { name: `${of}.${name}` } });
      } else if (member === undefined && isCalled && YOUNG.has(name)) {
        context.report({ node, messageId: 'called', data: { name } });
      }
    },
  }),
};
