// A request's story as the audit alone has it: who asked whom for what, what came of it, what proves it, and who had a part in it.
import { describe, expect, test } from '@jest/globals';
import type { AuditAction, AuditEntry, AuditFact } from '../../../src/domain/audit/entry.js';
import { isOver, peopleIn, tellStory } from '../../../src/domain/audit/story.js';
import { PEOPLE } from '../../app/trial.js';
import { entryWith, EVERY_FACT } from './every-fact.js';

const { alex, alice, megan } = PEOPLE;

const entryOf = (action: AuditAction, more: Partial<AuditEntry> = {}): AuditEntry => {
  const found = EVERY_FACT.find((fact) => fact.action === action);
  if (found === undefined) throw new Error(`no such fact: ${action}`);
  return entryWith(found, more);
};
/** A request and what followed, each entry with the next number. */
const storyOf = (...actions: readonly AuditAction[]): readonly AuditEntry[] =>
  ['request.created' as const, ...actions].map((action, at) => entryOf(action, { seq: 7 + at }));
const outcomeOf = (actions: readonly AuditAction[], isWhole = true) =>
  tellStory(storyOf(...actions), isWhole)?.outcome;

describe('a story', () => {
  test('says who asked whom for what and why, and has every entry of it', () => {
    const entries = storyOf('approval.given', 'release.handed-out', 'release.shown-again');
    expect(tellStory(entries, true)).toEqual({
      requestId: 'request-00000001',
      seq: 7,
      askedAt: entries[0]?.at,
      askedBy: alex,
      ownerId: alice,
      disclosure: 'release',
      reason: 'she is locked out',
      verifiedBy: 'call-back',
      outcome: 'disclosed',
      handedOut: entries[2],
      entries,
    });
  });

  test('begins with its request, or is none', () => {
    expect(tellStory([], true)).toBeUndefined();
    expect(tellStory([entryOf('approval.given'), ...storyOf()], true)).toBeUndefined();
    const { requestId: _none, ...bare } = entryOf('request.created');
    expect(tellStory([bare], true)).toBeUndefined();
    const alone = entryOf('request.created', { actor: 'local:alex' });
    expect(tellStory([alone], true)).toMatchObject({ askedBy: undefined });
    expect(tellStory([alone], true)?.handedOut).toBeUndefined();
  });

  test.each([
    ['denied', 'request.denied'],
    ['objected', 'owner.objected'],
    ['objected', 'incident.opened'],
    ['cancelled', 'request.cancelled'],
    ['expired', 'request.expired'],
    ['stopped', 'request.stopped'],
    ['closed', 'request.closed'],
  ] as const)('came out as %s by %s, whether or not all of it was looked at', (outcome, end) => {
    for (const isWhole of [true, false]) {
      expect(outcomeOf(['request.approved', end], isWhole)).toBe(outcome);
      expect(outcomeOf([end, 'review.closed'], isWhole)).toBe(outcome);
    }
  });

  test.each(['release.handed-out', 'seed-qr.handed-out', 'seed-export.handed-out'] as const)(
    'in which a code or a seed has left (%s) is one of a disclosure, whatever became of it later',
    (action) => {
      const entries = storyOf(action, 'incident.opened', 'request.closed');
      expect(tellStory(entries, true)).toMatchObject({
        outcome: 'disclosed',
        handedOut: entries[1],
      });
    },
  );

  test('is told by its last end, and by none where there is none', () => {
    expect(outcomeOf(['owner.objected', 'request.stopped'])).toBe('stopped');
    expect(outcomeOf(['request.stopped', 'owner.objected'])).toBe('objected');
    expect(outcomeOf(['request.approved'])).toBe('open');
    expect(outcomeOf(['request.approved'], false)).toBe('cut');
  });
});

describe('nothing more is to come of a request', () => {
  test('once it has ended, and not before', () => {
    expect(isOver(storyOf('request.approved', 'release.handed-out'))).toBe(false);
    expect(isOver(storyOf('release.handed-out', 'request.closed'))).toBe(true);
  });

  test('which was an emergency, once somebody has looked into it', () => {
    const emergency = storyOf('break-glass.granted', 'release.handed-out', 'request.closed');
    expect(isOver(emergency)).toBe(false);
    expect(isOver([...emergency, entryOf('review.closed')])).toBe(true);
    expect(isOver(storyOf('break-glass.granted', 'review.closed'))).toBe(false);
  });
});

describe('who has a part in an entry', () => {
  const partsIn = (fact: AuditFact, actor: AuditEntry['actor'] = 'bridge') => [
    ...peopleIn(entryWith(fact, { actor })),
  ];

  test('is who did it, and nobody of what the bridge did', () => {
    expect(partsIn({ action: 'request.closed' }, alex)).toEqual([alex]);
    expect(partsIn({ action: 'request.closed' })).toEqual([]);
  });

  test('is whose it is, by whom it was, and whom a machine took its user for', () => {
    expect(partsIn({ action: 'case.opened', ownerId: alice }, alex)).toEqual([alex, alice]);
    expect(partsIn({ action: 'approval.lost', by: megan })).toEqual([megan]);
    const run = { action: 'command.run', command: 'doctor', takenFor: megan } as const;
    expect(partsIn({ ...run, unverified: true }, 'local:megan')).toEqual([megan]);
  });

  test('is nobody who was only asked, or told', () => {
    expect(partsIn({ action: 'approvers.widened', people: [megan] })).toEqual([]);
    expect(partsIn({ action: 'message.undelivered', to: alice, about: 'request' })).toEqual([]);
  });
});
