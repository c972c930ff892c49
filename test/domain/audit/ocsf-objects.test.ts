// Whom and what an event of OCSF names: people by their ids, with names where the reader knows any; nobody verified who is not; and
// never nothing, since the schema wants one.
import { describe, expect, test } from '@jest/globals';
import type { AuditFact } from '../../../src/domain/audit/entry.js';
import { actorOf, entityOf, userOf } from '../../../src/domain/audit/ocsf-objects.js';
import type { About } from '../../../src/domain/audit/ocsf-table.js';
import { PEOPLE, TENANT } from '../../app/trial.js';
import { entryWith, ORIGIN } from './every-fact.js';
import { KNOWN, UNKNOWN } from './known-beside.js';

const { alex, alice } = PEOPLE;
const ALICE = {
  uid: alice,
  type_id: 1,
  name: 'alice@contoso.example',
  full_name: 'Alice Example',
};

describe('who acted', () => {
  test('is somebody of the directory, as far as anybody knows their name', () => {
    expect(actorOf(alice, KNOWN)).toStrictEqual({ user: ALICE });
    expect(actorOf(alex, KNOWN)).toStrictEqual({ user: { uid: alex, type_id: 1 } });
    expect(userOf(undefined, KNOWN)).toBeUndefined();
  });

  test('is the bridge itself, and no user', () => {
    expect(actorOf('bridge', KNOWN)).toStrictEqual({ app_name: 'OTP Bridge' });
  });

  test.each(['console:7f3a91c2', 'local:alice'] as const)('is %s, whom nobody verified', (who) => {
    expect(actorOf(who, KNOWN)).toStrictEqual({
      user: { name: who, type_id: 99, type: 'whoever has that console' },
    });
  });
});

const DONE: AuditFact = { action: 'request.closed' };
const ORGANIZATION = { type: 'Organization', type_id: 4, uid: TENANT, org: { uid: TENANT } };

const ABOUT: readonly (readonly [About, AuditFact, object])[] = [
  ['request', DONE, { type: 'request', type_id: 99, uid: 'request-00000001', user: ALICE }],
  ['token', DONE, { type: 'token', type_id: 99, uid: 'token-00000001', user: ALICE }],
  ['owner', DONE, { type: 'User', type_id: 2, uid: alice, user: ALICE }],
  ['policy', DONE, { type: 'Policy', type_id: 5, uid: 'v1', policy: { uid: 'v1' } }],
  [
    'policy',
    { action: 'policy.changed', from: 'v1', to: 'v2' },
    { type: 'Policy', type_id: 5, uid: 'v2', policy: { uid: 'v2' } },
  ],
  ['tenant', DONE, ORGANIZATION],
  ['log', DONE, { type: 'log', type_id: 99, uid: ORIGIN }],
  [
    'message',
    { action: 'message.undelivered', to: alice, about: 'request' },
    { type: 'message', type_id: 99, name: 'message', user: ALICE },
  ],
  [
    'backup',
    { action: 'backup.forgotten', key: 'backup-1' },
    { type: 'backup', type_id: 99, uid: 'backup-1' },
  ],
];

describe('what it was about', () => {
  test.each(ABOUT)('is the %s, by its id, and whose it is', (about, fact, entity) => {
    expect(entityOf(about, entryWith(fact), KNOWN)).toStrictEqual(entity);
  });

  test('is one of them at least, where the entry does not say which', () => {
    const { requestId: _none, tokenId: _neither, ...bare } = entryWith(DONE);
    const some = (type: string) => ({ type, type_id: 99, name: type });
    for (const about of ['request', 'token', 'message', 'backup'] as const) {
      expect(entityOf(about, bare, UNKNOWN)).toStrictEqual(some(about));
    }
  });

  test('is everybody in the tenant, where it is of no one account', () => {
    expect(entityOf('owner', entryWith(DONE), UNKNOWN)).toStrictEqual(ORGANIZATION);
  });
});
