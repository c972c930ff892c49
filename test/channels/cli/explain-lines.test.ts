// `otp-bridge policy explain`, run as an administrator runs it, on the sample files.
import { expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { explainLines } from '../../../src/channels/cli/explain-lines.js';
import { explainPolicy } from '../../../src/app/tenant/explain-policy.js';
import { PEOPLE, sampleDirectory, samplePolicy } from '../../app/trial.js';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const FILES = [
  '--policy',
  'samples/local/policy.json',
  '--directory',
  'samples/local/directory.json',
];

function explain(...words: readonly string[]): {
  readonly status: number | null;
  readonly lines: readonly string[];
} {
  const { status, stdout } = spawnSync(
    process.execPath,
    [join(ROOT, 'dist', 'cli.js'), 'policy', 'explain', ...words],
    { encoding: 'utf8', cwd: ROOT },
  );
  return { status, lines: stdout.trim().split('\n') };
}

test('says what would happen, each line with the field that makes it so', () => {
  const { status, lines } = explain('--requester', 'alex', '--owner', 'alice', ...FILES);
  expect(status).toBe(0);
  expect(lines).toEqual(
    expect.arrayContaining([
      'Asking: may ask: holds the role (roles › requester).',
      'The caller: how they were verified: one of call-back, manager, video, in-person has to be said (callerVerification).',
      'For later: at most 72 h ahead (scheduledHoursAtMost); such a request waits for its approvals until then.',
      'Approvals: 1 needed (approvalsNeeded).',
      'Could approve: Diego Siciliani (diego@contoso.example), Megan Bowen (megan@contoso.example).',
      'Result: a code can be had.',
    ]),
  );
});

test('says what stands in the way', () => {
  const { status, lines } = explain('--requester', 'meg', '--owner', 'diego', ...FILES);
  expect(status).toBe(1);
  expect(lines).toEqual(
    expect.arrayContaining([
      'Asking: may not ask: does not hold the role (roles › requester).',
      'Could approve: nobody.',
      'Could not approve: Diego Siciliani (diego@contoso.example) is the account owner, or the same person (samePerson).',
      'Result: no code can be had: the requester may not ask.',
    ]),
  );
  expect(explain('--requester', 'alex', '--owner', 'alcie', ...FILES)).toEqual({
    status: 1,
    lines: [
      '--owner: nobody is called "alcie". Nearest:',
      '  Alice Example (alice@contoso.example)',
    ],
  });
});

test('without both names, the help', () => {
  expect(explain('--requester', 'alex').status).toBe(2);
  expect(explain('--requester', 'alex', '--onwer', 'alice').status).toBe(2);
});

test('names what is special: rule, time to object, numbers, break-glass', async () => {
  const owners = { people: [PEOPLE.alice], groups: [] };
  const policy = samplePolicy({
    approvalsNeededFor: [{ owners, approvals: 3 }],
    ownerDelay: [{ owners, seconds: 300 }],
    numberMatching: true,
    breakGlass: { people: [PEOPLE.alex], groups: [], quota: { uses: 1, perHours: 24 } },
    captorTakesNoPartInFirstRelease: true,
  });
  const answer = await explainPolicy(sampleDirectory(), policy, {
    requester: 'alex',
    owner: 'alice',
  });
  const lines = 'code' in answer ? [] : explainLines(answer);
  expect(lines).toEqual(
    expect.arrayContaining([
      'Approvals: 3 needed (approvalsNeededFor › 0; otherwise 1).',
      "The owner's objection: possible at any time; no code is shown in the first 300 s (ownerDelay); break-glass does not wait.",
      'Number matching: on; 3 wrong numbers end the request (wrongNumbersAtMost).',
      'Result: no code can be had: 2 people could approve, and 3 have to.',
      expect.stringMatching(/^Break-glass: Alex Wilber may, one use by all together within 24 h/),
      expect.stringMatching(/^First code of a token: whoever captured it/),
    ]),
  );
});

test.each([
  [[], 'nothing has to be said'],
  [['video', 'badge'], 'nothing has to be said; may be: video, badge'],
])('says what of the caller may be left out: %j', async (ids, words) => {
  const methods = ids.map((id) => ({ kind: 'own', id, en: id, de: id }) as const);
  const callerVerification = { required: false, methods, ownersNeed: [] };
  const who = { requester: 'alex', owner: 'alice' };
  const answer = await explainPolicy(sampleDirectory(), samplePolicy({ callerVerification }), who);
  expect('code' in answer ? [] : explainLines(answer)).toContain(
    `The caller: how they were verified: ${words} (callerVerification).`,
  );
});
