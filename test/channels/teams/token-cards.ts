// What people are told about tokens, with the sample people.
import type { TokenNotice } from '../../../src/domain/tokens/notice.js';
import { after } from './sample-views.js';

export const TOKEN_NOTICES: {
  readonly [C in TokenNotice['code']]: Extract<TokenNotice, { code: C }>;
} = {
  'seed-kept': { code: 'seed-kept', issuer: 'Microsoft', by: 'Alex Wilber', at: after(0) },
  'seed-shown': { code: 'seed-shown', issuer: 'Microsoft', by: 'Alex Wilber', at: after(60) },
  'seed-destroyed': {
    code: 'seed-destroyed',
    issuer: 'Microsoft',
    at: after(0),
    remainsUntil: after(7 * 86_400),
  },
  'sign-in-ends': {
    code: 'sign-in-ends',
    ownerName: 'Alice Example',
    until: after(3 * 86_400),
  },
  'not-arrived': {
    code: 'not-arrived',
    ownerName: 'Alice Example',
    expectedOn: '2026-11-20',
  },
  'set-up-swept': { code: 'set-up-swept', ownerName: 'Alice Example' },
  'confirm-wanted': {
    code: 'confirm-wanted',
    ownerName: 'Alice Example',
    by: 'Alex Wilber',
    fingerprint: '6b1f0c2ad4e97a35',
  },
};
