import { describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { systemClock } from '../../../../src/adapters/local/system-clock.js';
import { runT2otp } from '../../../../src/channels/cli/t2otp/run-t2otp.js';
import { DEFAULT_PARAMETERS } from '../../../../src/domain/otp/parameters.js';
import type { OtpParameters } from '../../../../src/domain/otp/parameters.js';
import { decodeBase32 } from '../../../../src/domain/otp/base32.js';
import { independentCode } from '../../../domain/otp/independent-code.js';
import { fine } from '../../../app/trial.js';

const SECRET = '2sk2tsmkjp7kdbck';
const AT = 1_764_336_600;

type Ran = { readonly out: string; readonly err: string; readonly exitCode: number | null };

/** The built program, as somebody types it. */
function spawned(words: readonly string[], { input = '', zone = 'UTC' } = {}): Ran {
  const ran = spawnSync(process.execPath, ['dist/t2otp.cjs', ...words], {
    input,
    encoding: 'utf8',
    env: { ...process.env, TZ: zone },
  });
  return { out: ran.stdout, err: ran.stderr, exitCode: ran.status };
}

/** The same, without a process. */
async function t2otp(words: readonly string[]): Promise<Ran> {
  const { out, err, exitCode } = await runT2otp(words, {
    now: () => systemClock.now(),
    version: '1.2.3',
    askForSecret: async () => '',
  });
  return { out, err: err.map((line) => `${line}\n`).join(''), exitCode };
}

function codeAt(seconds: number, parameters: Partial<OtpParameters> = {}): string {
  const all = { ...DEFAULT_PARAMETERS, ...parameters };
  const step = Math.floor(seconds / all.periodSeconds);
  return independentCode(fine(decodeBase32(SECRET)), step, all);
}

describe('t2otp', () => {
  test('prints one code and nothing else, and says beside it where the secret now stands', async () => {
    const { out, err, exitCode } = spawned([SECRET, '--at', `@${AT}`]);
    expect(out).toBe(`${codeAt(AT)}\n`);
    expect(err.trim().split('\n')).toEqual([expect.stringContaining('history')]);
    expect(exitCode).toBe(0);
  });

  test('prints the code of now', async () => {
    const before = Math.floor(Date.now() / 1000);
    const { out } = await t2otp([SECRET]);
    const after = Math.floor(Date.now() / 1000);
    expect([codeAt(before), codeAt(after)]).toContain(out.trim());
  });

  test.each([
    ['in capitals', [SECRET.toUpperCase()]],
    ['in groups, as one word', ['2sk2 tsmk jp7k dbck']],
    ['in groups, without quotes', ['2sk2', 'tsmk', 'jp7k', 'dbck']],
    ['with dashes', ['2sk2-tsmk-jp7k-dbck']],
    ['with padding', [`${SECRET}======`]],
    ['said to be base32', [`base32:${SECRET}`]],
    ['in hexadecimal', [`hex:${Buffer.from(fine(decodeBase32(SECRET))).toString('hex')}`]],
    ['as an address', [`otpauth://totp/Contoso:alice?secret=${SECRET}&issuer=Contoso`]],
  ])('takes a secret %s', async (_how, words) => {
    expect((await t2otp([...words, '--at', `@${AT}`])).out).toBe(`${codeAt(AT)}\n`);
  });

  test.each([[[]], [['-']]])(
    'reads it from what is piped in, and has nothing to say: %j',
    (words) => {
      const ran = spawned([...words, '--at', `@${AT}`], { input: `${SECRET}\n` });
      expect(ran).toEqual({ out: `${codeAt(AT)}\n`, err: '', exitCode: 0 });
    },
  );

  // What the article's own page gets wrong, or does not do at all.
  test.each([
    ['spaces within', ['frjl nxsk nymg ykjx'], ['frjlnxsknymgykjx']],
    ['padding', ['MZXW6YTBOJRGCZTPN5XA===='], ['MZXW6YTBOJRGCZTPN5XA']],
  ])('gives the same code with %s as without', async (_what, one, other) => {
    const at = ['--at', `@${AT}`];
    expect((await t2otp([...one, ...at])).out).toMatch(/^\d{6}\n$/);
    expect((await t2otp([...one, ...at])).out).toBe((await t2otp([...other, ...at])).out);
  });

  test.each<[string[], Partial<OtpParameters>]>([
    [['--algorithm', 'sha256'], { algorithm: 'SHA-256' }],
    [['--algorithm', 'SHA-512', '--digits', '8'], { algorithm: 'SHA-512', digits: 8 }],
    [['--period', '60', '--digits=7'], { periodSeconds: 60, digits: 7 }],
  ])('computes with %j', async (words, parameters) => {
    expect((await t2otp([SECRET, '--at', `@${AT}`, ...words])).out).toBe(
      `${codeAt(AT, parameters)}\n`,
    );
  });

  test('says as JSON which step it is, and when that begins and ends', async () => {
    const { out } = spawned([SECRET, '--json', '--at', `@${AT + 7}`]);
    expect(JSON.parse(out)).toEqual({
      code: codeAt(AT),
      ...DEFAULT_PARAMETERS,
      step: AT / 30,
      stepFrom: '2025-11-28T13:30:00Z',
      stepUntil: '2025-11-28T13:30:30Z',
    });
  });
});

describe('a time', () => {
  test.each([
    ['2025-11-28T13:30:00Z', 'UTC'],
    ['2025-11-28T14:30+01:00', 'UTC'],
    ['2025-11-28T14:30', 'Europe/Zurich'],
    ['2025-11-28 14:30:00', 'Europe/Zurich'],
    ['2025-11-28T08:30', 'America/New_York'],
    [`@${AT}`, 'Asia/Kolkata'],
  ])('%s in %s', async (at, zone) => {
    expect(spawned([SECRET, '--at', at], { zone }).out).toBe(`${codeAt(AT)}\n`);
  });

  test.each([
    ['2026-03-29T02:30', 'There is no'],
    ['2026-10-25T02:30', 'twice'],
    ['2026-02-30T10:00', 'There is no'],
    ['2026-02-30T10:00Z', 'There is no'],
    ['25:00', 'There is no'],
    ['tomorrow', 'is no time'],
    ['2026-11-28', 'is no time'],
    ['@-5', '1970'],
    ['@999999999999', '9999'],
  ])('that is none, or two, is refused: %s', async (at, why) => {
    const { out, err, exitCode } = spawned([SECRET, '--at', at], { zone: 'Europe/Zurich' });
    expect([out, exitCode]).toEqual(['', 2]);
    expect(err).toContain(why);
  });

  test.each([
    ['--in=30s', 30],
    ['--in=1h30m', 5400],
    ['--in=-2m', -120],
  ])('later or earlier: %s', async (option, seconds) => {
    const before = Math.floor(Date.now() / 1000);
    const { out } = await t2otp([SECRET, option]);
    const after = Math.floor(Date.now() / 1000);
    expect([codeAt(before + seconds), codeAt(after + seconds)]).toContain(out.trim());
  });
});

describe('what is not certain is refused, with what to do', () => {
  test.each([
    ['a wrong character, and where', 1, ['frj1nxsknymgykjx'], 'character 4'],
    ['a last character that cannot be', 1, ['frjlnxsknymgykjxab'], 'last character'],
    ['one too many', 1, ['frjlnxsknymgykjxa'], 'missing or too many'],
    ['two ways to read it', 1, ['ABCDEF234567ABCDEF234567ABCDEF23'], 'base32: or hex:'],
    ['hexadecimal alone', 1, ['0123456789abcdef0123'], 'hex:'],
    ['too short', 1, ['MFRGGZDF'], '10 are needed'],
    ['nothing', 1, [], 'nothing to read'],
    ['a code that counts', 1, ['otpauth://hotp/a?secret=frjlnxsknymgykjx&counter=0'], 'HOTP'],
    [
      'two addresses',
      1,
      ['otpauth://totp/a?secret=frjlnxsknymgykjx otpauth://totp/b?secret=frjlnxsknymgykjx'],
      'more than one',
    ],
    [
      'an option against the address',
      1,
      ['otpauth://totp/a?secret=frjlnxsknymgykjx&digits=8', '--digits=6'],
      'says otherwise than --digits',
    ],
    ['an unknown option', 2, ['--frjlnxsknymgykjx'], 'not known'],
    ['no value', 2, ['frjlnxsknymgykjx', '--at'], 'missing'],
    ['a hash that is none', 2, ['frjlnxsknymgykjx', '--algorithm', 'MD5'], 'SHA-512'],
    ['nine digits', 2, ['frjlnxsknymgykjx', '--digits', '9'], '6, 7 or 8'],
    ['no period', 2, ['frjlnxsknymgykjx', '--period', '0'], '86400'],
    ['a duration without a unit', 2, ['frjlnxsknymgykjx', '--in', '30'], 'no duration'],
    ['two times', 2, ['frjlnxsknymgykjx', '--in', '30s', '--at', '14:30'], 'not both'],
  ] as const)('%s', async (...[, exitCode, words, said]) => {
    // Node's parser throws errors of its own world, which a test's is not.
    const ran = exitCode === 2 ? spawned(words) : await t2otp(words);
    expect([ran.out, ran.exitCode]).toEqual(['', exitCode]);
    expect(ran.err).toContain(said);
    expect(ran.err.toLowerCase()).not.toContain('frjlnxsk');
  });

  test('an address agrees with an option that says the same', async () => {
    const uri = `otpauth://totp/a?secret=${SECRET}&period=60`;
    const { out } = await t2otp([uri, '--period', '60', '--at', `@${AT}`]);
    expect(out).toBe(`${codeAt(AT, { periodSeconds: 60 })}\n`);
  });

  test('--help and --version are answered without a secret', async () => {
    expect((await t2otp(['--help'])).out).toContain('t2otp SECRET');
    expect(spawned(['--version']).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});
