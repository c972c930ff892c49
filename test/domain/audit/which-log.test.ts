// Which of the two logs an entry is written to: whoever has no part in anything fills none that others wait for.
import { describe, expect, test } from '@jest/globals';
import type { AuditFact } from '../../../src/domain/audit/entry.js';
import { LOG_NAMES, logOf, originOf } from '../../../src/domain/audit/which-log.js';
import { PEOPLE, TENANT } from '../../app/trial.js';
import { EVERY_FACT } from './every-fact.js';

const refusals = (refusal: string): readonly AuditFact[] => [
  { action: 'request.refused', refusal },
  { action: 'token.refused', wanted: 'capture', refusal },
  { action: 'control.refused', command: 'freeze', refusal },
];
const logsOf = (facts: readonly AuditFact[]) => [...new Set(facts.map(logOf))];

describe('what was tried and refused', () => {
  test.each([
    ...['NO_ROLE', 'NOT_SECURITY', 'NOT_A_PROVISIONER', 'NOT_A_REVIEWER', 'NOT_CONCERNED'],
    ...['NAME_MISSING', 'REASON_MISSING', 'REASON_TOO_LONG', 'NOTE_MISSING'],
  ])('by a stranger, or in words that nobody can use, is in a log of its own: %s', (refusal) => {
    expect(logsOf(refusals(refusal))).toEqual(['refusals']);
  });

  test.each(['FROZEN', 'LIMIT_REACHED', 'SELF_APPROVAL', ''])(
    'by whoever may try it is beside what was decided: “%s”',
    (refusal) => {
      expect(logsOf(refusals(refusal))).toEqual(['audit']);
    },
  );

  test('within a request, or at a console, is beside what was decided, whatever the reason', () => {
    const at = { by: PEOPLE.lee, event: 'approve', refusal: 'NOT_A_PROVISIONER' } as const;
    const command = { action: 'command.refused', command: 'doctor', refusal: 'NO_ROLE' } as const;
    expect(logsOf([{ action: 'event.refused', ...at }, command])).toEqual(['audit']);
  });

  test('beyond a burst is counted where strangers are', () => {
    const counts = { 'request.refused FROZEN': 7 };
    const facts = EVERY_FACT.filter(({ action }) => action === 'refusals.counted');
    expect(logsOf(facts.map((fact) => ({ ...fact, counts })))).toEqual(['refusals']);
  });
});

test('there are two logs, and each entry is in one of them', () => {
  expect([...LOG_NAMES].sort()).toEqual(logsOf(EVERY_FACT).sort());
});

test('a log is named after its tenant, what is in it, and how often it has begun', () => {
  expect(originOf(TENANT, 'refusals', 12)).toBe(`otp-bridge/${TENANT}/refusals/12`);
});
