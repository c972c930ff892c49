// Anybody in the tenant can write to the bot, before any role is asked for: no line may keep it from everybody else. One that
// did would run into the time that any test has at most.
import { expect, test } from '@jest/globals';
import { setImmediate } from 'node:timers/promises';
import { parseCommand } from '../../../src/channels/teams/parse-command.js';
import { someOf } from '../../heavy.js';

const BEGINNINGS = [
  '/otp alice x',
  '/otp a b c d ',
  '/otp "',
  '/otp alice at ',
  '/reburn a ',
  '/freeze ',
];
const REPEATED = [
  ...[
    ' ',
    '.',
    '!',
    ',',
    '-',
    ' -',
    '(',
    '"',
    '“',
    '<',
    '<a',
    '<at>',
    '&',
    '@',
    'a',
    '1',
    '12.',
    '1/',
  ],
  ...['at ', 'at 1', 'in 1h ', '14:30 ', 'jan ', '1 jan ', '3rd ', 'utc+', 'please ', 'thank you '],
  ...[
    'verified by ',
    'by mail ',
    'since ',
    'not before ',
    'tomorrow ',
    'in the ',
    '\u00a0',
    '\u200b',
  ],
];
const ENDS = ['x', ' 14:30x', ''];
/** What is read of a line. */
const LENGTH = 4000;

test.each(BEGINNINGS)('no end of what follows %j keeps everybody waiting', async (beginning) => {
  for (const repeated of someOf(REPEATED, 4, BEGINNINGS.indexOf(beginning))) {
    for (const end of ENDS) {
      const line =
        beginning + repeated.repeat(LENGTH).slice(0, LENGTH - beginning.length - end.length);
      expect(parseCommand(line + end)).toHaveProperty('kind');
      await setImmediate();
    }
  }
});
