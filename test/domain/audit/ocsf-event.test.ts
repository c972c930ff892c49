// What the SOC's tools are given of an entry: an event as OCSF's published schema has it, which says who did what to which, when, and why
// not; the same in every export.
import { describe, expect, test } from '@jest/globals';
import { canonicalJson } from '../../../src/domain/audit/canonical-json.js';
import type { AuditFact } from '../../../src/domain/audit/entry.js';
import { readLogged } from '../../../src/domain/audit/leaf.js';
import { ocsfEvent, ocsfLine } from '../../../src/domain/audit/ocsf-event.js';
import { must, PEOPLE, TENANT } from '../../app/trial.js';
import { entryWith, EVERY_FACT, ORIGIN } from './every-fact.js';
import { KNOWN, UNKNOWN } from './known-beside.js';
import { wrongIn } from './ocsf-schema.js';

const { alice, alex } = PEOPLE;
const ACTORS = [alex, 'bridge', 'console:7f3a91c2', 'local:alex'] as const;
const AT = Date.UTC(2026, 10, 28, 9, 30, 5, 123);

const ALICE = {
  uid: alice,
  type_id: 1,
  name: 'alice@contoso.example',
  full_name: 'Alice Example',
};
const CONSOLE = (name: string) => ({ name, type_id: 99, type: 'whoever has that console' });
const ACCEPTED = {
  action: 'token.changed',
  change: 'accept',
  from: 'captured',
  to: 'enrolled',
} as const;
/** What every event has. */
const headOf = ({ action, ...more }: AuditFact) => ({
  time: AT,
  message: action,
  metadata: {
    version: '1.8.0',
    product: { name: 'OTP Bridge', vendor_name: 'OTP Bridge' },
    uid: `${ORIGIN}#7`,
    sequence: 7,
    log_name: ORIGIN,
    tenant_uid: TENANT,
    event_code: action,
    correlation_uid: 'request-00000001',
  },
  unmapped: { policy: 'v1', action, ...more },
});

describe('an event of OCSF', () => {
  test.each(EVERY_FACT.map((fact) => [fact.action, fact] as const))(
    'of %s is as its published schema has it',
    (_action, fact) => {
      for (const actor of ACTORS) {
        for (const beside of [KNOWN, UNKNOWN]) {
          expect(wrongIn(ocsfEvent(entryWith(fact, { actor }), beside))).toEqual([]);
          const { requestId: _none, tokenId: _neither, ...bare } = entryWith(fact, { actor });
          expect(wrongIn(ocsfEvent(bare, beside))).toEqual([]);
        }
      }
    },
  );
});

describe('an event says all that is on record:', () => {
  test('an approval', () => {
    const fact = { action: 'approval.given', by: alex } as const;
    expect(JSON.parse(ocsfLine(entryWith(fact), KNOWN))).toEqual({
      ...headOf(fact),
      ...{ category_uid: 3, class_uid: 3004, activity_id: 3, type_uid: 300403 },
      ...{ severity_id: 1, status_id: 1 },
      actor: { user: { uid: alex, type_id: 1 } },
      entity: { uid: 'request-00000001', type: 'request', type_id: 99, user: ALICE },
    });
  });

  test('a token that should be looked at, and what was said of it', () => {
    const fact = { action: 'token.compromised', reason: 'her laptop was stolen' } as const;
    expect(ocsfEvent(entryWith(fact), KNOWN)).toStrictEqual({
      ...headOf(fact),
      ...{ category_uid: 2, class_uid: 2004, activity_id: 1, type_uid: 200401 },
      ...{ severity_id: 5, status_id: 1 },
      comment: 'her laptop was stolen',
      finding_info: {
        uid: `${ORIGIN}#7`,
        title: 'token.compromised',
        created_time: AT,
        types: ['token.compromised'],
      },
      evidences: [{ actor: { user: { uid: alex, type_id: 1 } } }],
      resources: [{ uid: 'token-00000001', type: 'token', owner: ALICE }],
    });
  });

  test('an account that took a token', () => {
    expect(ocsfEvent(entryWith(ACCEPTED), KNOWN)).toStrictEqual({
      ...headOf(ACCEPTED),
      message: 'token.changed: accept',
      ...{ category_uid: 3, class_uid: 3001, activity_id: 10, type_uid: 300110 },
      ...{ severity_id: 2, status_id: 1 },
      actor: { user: { uid: alex, type_id: 1 } },
      user: ALICE,
    });
  });

  test.each([
    [alex, { user: { uid: alex, type_id: 1 } }, 'console'],
    ['local:alex', { user: CONSOLE('local:alex') }, 'local:alex'],
  ] as const)('a command of %s', (actor, who, endpoint) => {
    const fact = {
      action: 'command.refused',
      command: 'audit export',
      refusal: 'NO_ROLE',
    } as const;
    expect(ocsfEvent(entryWith(fact, { actor }), KNOWN)).toStrictEqual({
      ...headOf(fact),
      ...{ category_uid: 6, class_uid: 6003, activity_id: 99, type_uid: 600399 },
      ...{ activity_name: 'Run', severity_id: 3, status_id: 2, status_code: 'NO_ROLE' },
      actor: who,
      api: { operation: 'audit export', service: { name: 'otp-bridge' } },
      src_endpoint: { name: endpoint },
    });
  });
});

describe('an event tells', () => {
  test('a factor of an account from a token of nobody, and from other changes of it', () => {
    const planted = { action: 'token.sample-enrolled' } as const;
    for (const fact of [ACCEPTED, planted]) {
      expect(ocsfEvent(entryWith(fact), KNOWN)).toMatchObject({ type_uid: 300110, user: ALICE });
      expect(ocsfEvent(entryWith(fact), UNKNOWN)).toMatchObject({
        ...{ type_uid: 300403, severity_id: 1 },
        entity: { uid: 'token-00000001', type: 'token' },
      });
    }
    const lost = { ...ACCEPTED, change: 'lose' } as AuditFact;
    expect(ocsfEvent(entryWith(lost), KNOWN)).toMatchObject({ type_uid: 300403 });
  });

  test('what is to be done from what was, and why something was not', () => {
    const statusOf = (fact: AuditFact) => {
      const event = ocsfEvent(entryWith(fact), KNOWN) as Record<string, unknown>;
      return [event['status_id'], event['status'], event['status_code']];
    };
    expect(statusOf({ action: 'seed-qr.intended' })).toEqual([99, 'Intended', undefined]);
    expect(statusOf({ action: 'seed-qr.resumed' })).toEqual([99, 'Intended', undefined]);
    expect(statusOf({ action: 'seed-export.handed-out' })).toEqual([1, undefined, undefined]);
    const cause = 'VAULT_UNAVAILABLE';
    expect(statusOf({ action: 'seed-qr.failed', cause })).toEqual([2, undefined, cause]);
    const refused = { action: 'token.refused', wanted: 'seed-qr', refusal: 'FROZEN' } as const;
    expect(statusOf(refused)).toEqual([2, undefined, 'FROZEN']);
    expect(ocsfEvent(entryWith({ action: 'seed-export.handed-out' }), KNOWN)).not.toHaveProperty(
      'status_code',
    );
  });

  test('what was typed, of whatever somebody typed with it', () => {
    const commentOf = (fact: AuditFact) => ocsfEvent(entryWith(fact), KNOWN);
    const reason = 'a phish';
    expect(commentOf({ action: 'freeze.set', reason })).toHaveProperty('comment', reason);
    const closed = { action: 'review.closed', by: alex, note: 'it was right' } as const;
    expect(commentOf(closed)).toHaveProperty('comment', 'it was right');
    expect(commentOf({ action: 'log.emptied' })).not.toHaveProperty('comment');
    expect(commentOf({ action: 'request.closed' })).not.toHaveProperty('comment');
  });

  test('how many refusals it stands for, where it stands for more than itself', () => {
    const counts = { NO_ROLE: 3, nonsense: 4 };
    const counted = { action: 'refusals.counted', since: entryWith(ACCEPTED).at, counts } as const;
    expect(ocsfEvent(entryWith({ ...counted, people: [] }), KNOWN)).toHaveProperty('count', 7);
    expect(ocsfEvent(entryWith({ action: 'request.closed' }), KNOWN)).not.toHaveProperty('count');
  });

  test('in the words of people what was done, and of two of one name which', () => {
    const wordsOf = (action: string) => `the words for ${action}`;
    const beside = { ...KNOWN, wordsOf };
    expect(ocsfEvent(entryWith({ action: 'case.closed' }), beside)).toMatchObject({
      message: 'the words for case.closed',
    });
    expect(ocsfEvent(entryWith(ACCEPTED), beside)).toMatchObject({
      message: 'the words for token.changed: accept',
    });
    expect(ocsfEvent(entryWith({ action: 'log.emptied' }), beside)).toMatchObject({
      finding_info: { title: 'the words for log.emptied' },
    });
  });

  test('what it knows of an entry that a newer program wrote', () => {
    const leaf = canonicalJson({ ...entryWith(ACCEPTED), fact: { action: 'token.sung-to' } });
    const entry = { ...must(readLogged({ leaf, texts: {} })), origin: ORIGIN };
    const event = ocsfEvent(entry, KNOWN);
    expect(wrongIn(event)).toEqual([]);
    expect(event).toMatchObject({
      ...{ type_uid: 300400, severity_id: 0, status_id: 0, message: 'token.sung-to' },
      ...{ actor: { user: { uid: alex } }, entity: { type: 'log', uid: ORIGIN } },
    });
  });

  test('of no request where it is of none', () => {
    const { requestId: _none, ...bare } = entryWith({ action: 'tenant.opened' });
    expect(ocsfEvent(bare, KNOWN)).not.toHaveProperty('metadata.correlation_uid');
  });
});
