// The commands that work on a secret which somebody holds: what they print, and that they end as the help says.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createRequire } from 'node:module';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readKey } from '../../../src/channels/cli/t2otp/read-key.js';
import { runIn } from '../../../src/compose/cli/runners.js';
import { watch } from '../../../src/compose/cli/run-code.js';
import { readPictures } from '../../../src/compose/cli/run-read.js';
import { instant } from '../../../src/domain/ids.js';
import { tools } from '../../../src/text/cli/tools.js';
import { fine } from '../../app/trial.js';
import { independentCode } from '../../domain/otp/independent-code.js';
import { typed } from '../../channels/cli/frame/typed-line.js';
import { readDrawn } from './read-drawn.js';
import { listening } from './ground-over.js';

const SECRET = 'frjlnxsknymgykjx';
const ZXING = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
const OTHER = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const BYTES = Buffer.from('2c52b6de4a6e186c2937', 'hex');
const USUAL = { algorithm: 'SHA-1', digits: 6, periodSeconds: 30 } as const;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'otp-bridge-tools-'));
});
afterAll(async () => rm(folder, { recursive: true, maxRetries: 20 }));

const run = async (...words: readonly string[]) => typed(words, runIn({}));

describe('otp-bridge code', () => {
  test('prints a table whose codes are those of their steps, for a script too', async () => {
    const { out, exit } = await run('code', SECRET, '--table', '--json');
    const { codes } = JSON.parse(out) as {
      codes: { step: number; code: string; bestToMail: boolean }[];
    };
    expect(codes.map(({ code }) => code)).toEqual(
      codes.map(({ step }) => independentCode(BYTES, step, USUAL)),
    );
    expect([codes.length, codes.filter(({ bestToMail }) => bestToMail).length]).toEqual([9, 1]);
    expect(exit).toBe(0);
  });

  test('prints the code alone, and says beside it where the secret now stands', async () => {
    const { out, err } = await run('code', SECRET);
    expect(out).toMatch(/^\d{6}\n$/);
    expect(err).toContain('list of processes');
  });

  test('refuses what is no secret without repeating it, and a verifier that it does not know', async () => {
    const wrong = await run('code', 'frjlnxsknymgykj1');
    expect([wrong.out, wrong.exit, wrong.err.includes('frjl')]).toEqual(['', 1, false]);
    expect((await run('code', SECRET, '--verifier', 'none')).exit).toBe(2);
  });
});

describe('otp-bridge code --watch', () => {
  const key = fine(readKey(SECRET, {}));

  /** What it prints from that moment on until it has waited so often; each timer comes `early` milliseconds too soon. */
  async function watched(from: number, waits: number, early: number): Promise<readonly string[]> {
    const saying = listening();
    const at = { now: from };
    let left = waits;
    const wait = async (milliseconds: number): Promise<void> => {
      if (left === 0) throw new Error('Ctrl+C');
      left -= 1;
      at.now += milliseconds > early ? milliseconds - early : milliseconds;
    };
    const ran = { given: { arguments: {}, options: {} }, saying, environment: {} };
    const watching = watch(ran, key, { clock: { now: () => instant(at.now) }, wait });
    await expect(watching).rejects.toThrow('Ctrl+C');
    return saying.lines;
  }
  const codes = (first: number, count: number): readonly string[] =>
    Array.from({ length: count }, (_, index) => independentCode(BYTES, first + index, USUAL));

  test('prints each step’s code once, from the one of now', async () => {
    expect(await watched(1_764_336_617_000, 5, 0)).toEqual(codes(58_811_220, 6));
  });

  test('prints none twice where timers come early', async () => {
    expect(await watched(1_764_336_617_000, 6, 3)).toEqual(codes(58_811_220, 4));
  });

  test.each(['--table', '--json'])(
    'is refused with %s before a secret is asked for',
    async (with_) => {
      const { out, err, exit } = await run('code', '-', '--watch', with_);
      expect([out, exit]).toEqual(['', 2]);
      expect(err).toContain(`leave ${with_} out`);
    },
  );
});

describe('otp-bridge read', () => {
  const read = async (...words: readonly string[]) =>
    typed(['read', ...words], async (_name, given, saying) =>
      readPictures({ given, saying, environment: {} }, await readFile(ZXING)),
    );
  const picture = async (name: string, secret: string): Promise<string> => {
    const file = join(folder, name);
    await run('qr', secret, '--png', file);
    return file;
  };

  test('reads picture after picture, and says by number which of them said nothing', async () => {
    const [one, two] = [await picture('one.png', SECRET), await picture('two.png', OTHER)];
    const both = await read(one, two);
    expect(both.out.trim().split('\n')).toEqual([
      expect.stringContaining(SECRET.toUpperCase()),
      expect.stringContaining(OTHER),
    ]);
    expect(both.exit).toBe(0);
    const some = await read(one, 'frjlnxsknymgykjx', two);
    expect([some.out, some.exit]).toEqual([both.out, 1]);
    expect(some.err).toBe(`Picture 2 of 3: ${tools.pictureMissing}\n`);
  });

  test('tells a script which picture says what', async () => {
    const file = await picture('three.png', SECRET);
    const text = expect.stringContaining(SECRET.toUpperCase()) as unknown;
    const { out, exit } = await read('none.png', file, '--json');
    expect([JSON.parse(out), exit]).toEqual([
      { command: 'read', texts: [text], pictures: [{ error: 'NO_PICTURE' }, { texts: [text] }] },
      1,
    ]);
  });
});

describe('otp-bridge qr and drift', () => {
  test('on the terminal it is read by another reader, and says what to set', async () => {
    const { out, exit } = await run('qr', SECRET);
    const lines = out.trimEnd().split('\n');
    expect([lines.pop()?.includes('SHA-1, 30 seconds and 6 digits'), exit]).toEqual([true, 0]);
    expect(readDrawn(lines)).toMatch(new RegExp(`^otpauth://totp/.*secret=${SECRET}`, 'i'));
  });

  test('a picture is written once, for its owner, and says what to set', async () => {
    const file = join(folder, 'secret.png');
    const first = await run('qr', SECRET, '--png', file);
    expect([first.exit, first.out.includes('SHA-1, 30 seconds and 6 digits')]).toEqual([0, true]);
    expect((await readFile(file)).subarray(1, 4).toString()).toBe('PNG');
    expect((await run('qr', SECRET, '--png', file)).exit).toBe(1);
  });

  test('drift is told from a code of a step nearby, and not from any other', async () => {
    const { out } = await run('code', SECRET, '--table', '--json');
    const { codes } = JSON.parse(out) as { codes: { code: string }[] };
    const fast = await run('drift', SECRET, codes[7]?.code ?? '', '--next', codes[8]?.code ?? '');
    expect(fast.out).toMatch(/^The clock is [34] steps/);
    expect((await run('drift', SECRET, '12345')).exit).toBe(2);
  });
});
