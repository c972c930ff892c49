// What is counted against somebody: what they tried in another's place or without the role for it, and no slip.
import { expect, test } from '@jest/globals';
import { isCounted } from '../../../src/domain/policy/counted-refusals.js';
import { isWithoutRole } from '../../../src/domain/policy/without-role.js';

const WITHOUT_ROLE = [
  ...['NO_ROLE', 'NOT_SECURITY', 'NOT_CONCERNED', 'NOT_A_PROVISIONER'],
  ...['NOT_AN_EXPORTER', 'NOT_A_REVIEWER', 'NOT_AN_AUDITOR'],
];
const IN_ANOTHERS_PLACE = [
  ...['NOT_A_REQUESTER', 'NOT_YOUR_REQUEST', 'NOT_THE_OWNER', 'NOT_AN_APPROVER'],
  ...['OTHERS_APPROVE_THIS', 'SELF_APPROVAL', 'OWNER_APPROVAL', 'CAPTOR_APPROVAL'],
  ...['CAPTOR_REQUEST', 'BREAK_GLASS_NOT_ALLOWED', 'TAKEN_BACK_TOO_OFTEN'],
  'TOO_MANY_WRONG_NUMBERS',
];
const SLIPS = ['UNKNOWN_PERSON', 'TIME_UNREADABLE', 'REQUEST_OVER', 'NOT_NOW', 'FROZEN', ''];

test.each(WITHOUT_ROLE)('%s is counted, as whoever has no part in it', (code) => {
  expect([isCounted(code), isWithoutRole(code)]).toEqual([true, true]);
});

test.each(IN_ANOTHERS_PLACE)('%s is counted', (code) => {
  expect([isCounted(code), isWithoutRole(code)]).toEqual([true, false]);
});

test.each(SLIPS)('“%s” is a slip', (code) => {
  expect([isCounted(code), isWithoutRole(code)]).toEqual([false, false]);
});
