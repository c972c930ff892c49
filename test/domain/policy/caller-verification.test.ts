import { describe, expect, test } from '@jest/globals';
import { parseGroupId } from '../../../src/domain/ids.js';
import {
  BUILT_IN_METHODS,
  callerNeeds,
  findMethod,
  takeMethod,
} from '../../../src/domain/policy/caller-verification.js';
import type {
  CallerMethod,
  CallerVerification,
} from '../../../src/domain/policy/caller-verification.js';
import { alice, johanna } from '../release/given.js';

const BADGE: CallerMethod = { kind: 'own', id: 'badge', en: 'badge number', de: 'Ausweisnummer' };
const METHODS: readonly CallerMethod[] = [
  ...BUILT_IN_METHODS.map((id) => ({ kind: 'built-in', id }) as const),
  BADGE,
];
const executives = parseGroupId('7e57ab1e-0000-4000-8000-000000000301');
if (executives === undefined) throw new Error('the group is a GUID');

describe('a method is found', () => {
  test.each(['  Call   Back ', 'call\u00a0back', 'CALL-BACK', 'Rückruf', 'call-back'])(
    'however “%s” is spaced and written',
    (typed) => {
      expect(findMethod(METHODS, typed)).toEqual({ kind: 'built-in', id: 'call-back' });
    },
  );

  test.each(['inperson', 'call', 'back', ''])('not by “%s”', (typed) => {
    expect(findMethod(METHODS, typed)).toBeUndefined();
  });
});

describe('what will do for an account owner', () => {
  const rules: CallerVerification = {
    required: false,
    methods: METHODS,
    ownersNeed: [
      { owners: { people: [alice.id], groups: [] }, methods: ['in-person'] },
      { owners: { people: [], groups: [executives] }, methods: ['badge', 'video'] },
    ],
  };

  test('is the whole list where no entry names them, and required as the policy says', () => {
    expect(callerNeeds(rules, johanna.id, [])).toEqual({ required: false, methods: METHODS });
  });

  test('is what the entry says that names them or a group of theirs, and always required', () => {
    const { required, methods } = callerNeeds(rules, johanna.id, [executives]);
    expect(required).toBe(true);
    expect(methods.map(({ id }) => id)).toEqual(['video', 'badge']);
  });

  test('is what the first of several entries says', () => {
    const { methods } = callerNeeds(rules, alice.id, [executives]);
    expect(methods.map(({ id }) => id)).toEqual(['in-person']);
  });
});

describe('typed behind the reason', () => {
  test.each([
    ['locked out, verified by call-back', 'locked out', 'call-back'],
    ['locked out verified by callback.', 'locked out', 'call-back'],
    ['she is locked out (checked in person)', 'she is locked out', 'in-person'],
    ['Verified by VIDEO call', '', 'video'],
    ['ausgesperrt, geprüft per Rückruf', 'ausgesperrt', 'call-back'],
    ['ausgesperrt – geprüft im Videoanruf', 'ausgesperrt', 'video'],
    ['geprüft durch Ausweisnummer', '', 'badge'],
    ['locked out, verified by badge number', 'locked out', 'badge'],
  ])('%j is a reason and a method', (typed, reason, method) => {
    const taken = takeMethod(METHODS, typed);
    expect(taken.reason).toBe(reason);
    expect(taken.method?.id).toBe(method);
  });

  test.each([
    'she has not been verified by anybody',
    'verified by her voice',
    'verified by call-back, I hope',
    'the account was verified',
    'verified',
    '',
  ])('%j is a reason and nothing else', (typed) => {
    expect(takeMethod(METHODS, typed)).toEqual({ reason: typed });
  });

  test('counts only what the policy lists', () => {
    expect(takeMethod([BADGE], 'verified by call-back')).toEqual({
      reason: 'verified by call-back',
    });
  });
});
