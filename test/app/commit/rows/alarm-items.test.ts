import { describe, expect, test } from '@jest/globals';
import { parseGroupId } from '../../../../src/domain/ids.js';
import {
  ALERT,
  isForGuards,
  isLogAlarm,
  REMIND_OF_REVIEW,
  REVIEW_CARD,
  SPREAD,
} from '../../../../src/app/commit/rows/alarm-items.js';
import type { Alarm, SpreadItem } from '../../../../src/app/commit/rows/alarm-items.js';
import type { Lane } from '../../../../src/app/commit/rows/outbox-row.js';
import { must, PEOPLE } from '../../trial.js';
import { alex, alice, NOON, REQUEST, TOKEN } from './every-name.js';
import { stored } from './kept-as.js';
import { putAndRead } from './put-and-read.js';

const to = PEOPLE.isaiah;
const requestId = REQUEST;
const tokenId = TOKEN;
const at = NOON;
const by = alex;

/** An alarm of each kind, how urgent it is, and what makes it the same as another. */
const ALARMS: readonly (readonly [
  alarm: Alarm,
  lane: Lane,
  key: readonly (string | number | null)[],
])[] = [
  [{ topic: 'frozen', whom: alice, by, at }, 'alarm', ['frozen', alice, by, at]],
  [{ topic: 'frozen', whom: null, by, at }, 'alarm', ['frozen', null, by, at]],
  [{ topic: 'lifted', whom: null, by, at }, 'alarm', ['lifted', null, by, at]],
  [{ topic: 'break-glass', requestId, at }, 'alarm', ['break-glass', requestId, at]],
  [{ topic: 'review-due', requestId, at }, 'copy', ['review-due', requestId, at]],
  [{ topic: 'review-moved', requestId, at }, 'copy', ['review-moved', requestId, at]],
  [{ topic: 'review-closed', requestId, at }, 'copy', ['review-closed', requestId, at]],
  [{ topic: 'policy-changed', about: 'v2', at }, 'alarm', ['policy-changed', 'v2', at]],
  [{ topic: 'policy-refused', about: '0a1b', at }, 'alarm', ['policy-refused', '0a1b', at]],
  [{ topic: 'owner-limit', owner: alice, at }, 'alarm', ['owner-limit', alice, at]],
  [
    { topic: 'proofs-locked', tokenId, by, at, until: at },
    'alarm',
    ['proofs-locked', tokenId, by, at, at],
  ],
  [{ topic: 'compromised', tokenId, by, at }, 'alarm', ['compromised', tokenId, by, at]],
  [{ topic: 'restored', at }, 'alarm', ['restored', at]],
  [{ topic: 'log-rolled-back', at }, 'alarm', ['log-rolled-back', at]],
  [{ topic: 'log-emptied', at }, 'alarm', ['log-emptied', at]],
  [{ topic: 'log-memory-gone', at }, 'alarm', ['log-memory-gone', at]],
  [{ topic: 'log-unanchored', at }, 'alarm', ['log-unanchored', at]],
  [{ topic: 'log-unkept', at }, 'copy', ['log-unkept', at]],
  [{ topic: 'log-anchored-again', at }, 'copy', ['log-anchored-again', at]],
];
/** As a key has it: whom nobody has named is between two others. */
const spelled = (key: readonly (string | number | null)[]): readonly (string | number)[] =>
  key.map((part) => part ?? '');

putAndRead<SpreadItem>(SPREAD, 'spread', [
  ...ALARMS.map(([alarm, lane, key]) => [{ alarm }, lane, spelled(key)] as const),
  [
    {
      alarm: { topic: 'policy-changed', about: 'v2', at },
      formerly: {
        people: [alex],
        groups: [must(parseGroupId('7e57ab1e-0000-4000-8000-000000000201'))],
      },
    },
    'alarm',
    ['policy-changed', 'v2', at],
  ],
]);
putAndRead(
  ALERT,
  'alert',
  ALARMS.map(([alarm, lane, key]) => [{ to, alarm }, lane, [to, ...spelled(key)]]),
);
putAndRead(REVIEW_CARD, 'review-card', [
  [{ to, requestId, fresh: true }, 'alarm', [to, requestId, 'fresh']],
  [{ to, requestId, fresh: false }, 'copy', [to, requestId]],
]);
putAndRead(REMIND_OF_REVIEW, 'remind-of-review', [[{ requestId }, 'copy', [requestId]]]);

describe('an alarm', () => {
  test('about the log or a restore goes to everybody who watches over the bridge, no other does', () => {
    const topics = (is: (alarm: Alarm) => boolean): readonly string[] =>
      ALARMS.flatMap(([alarm]) => (is(alarm) ? [alarm.topic] : []));
    const ofLog = [
      'log-rolled-back',
      'log-emptied',
      'log-memory-gone',
      'log-unanchored',
      'log-unkept',
      'log-anchored-again',
    ];
    expect(topics(isLogAlarm)).toEqual(ofLog);
    expect(topics(isForGuards)).toEqual(['restored', ...ofLog]);
  });

  test.each(ALARMS)('is not read where anything of it is missing or nonsense: %j', (alarm) => {
    const kind = ALERT.kind;
    for (const field of Object.keys(alarm)) {
      const spoilt = { ...alarm, [field]: ['nonsense'] };
      const { [field as never]: gone, ...less } = alarm;
      expect(gone).not.toBe(undefined);
      expect(ALERT.read({ kind, to, alarm: spoilt })).toBeUndefined();
      const read = ALERT.read(stored({ kind, to, alarm: less }) as never);
      if (read !== undefined) expect(read.alarm).toEqual(less);
    }
  });
});
