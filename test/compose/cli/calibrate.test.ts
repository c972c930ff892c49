// `otp-bridge calibrate` over a file, with an operator who answers as Entra is assumed to: it goes on where it was, and ends with a profile.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readKey } from '../../../src/channels/cli/t2otp/read-key.js';
import { walk } from '../../../src/compose/cli/run-calibrate.js';
import { instant } from '../../../src/domain/ids.js';
import { parseVerifierProfile } from '../../../src/domain/otp/own-profile.js';
import { certainty } from '../../../src/domain/otp/verifier-profile.js';
import { fine } from '../../app/trial.js';
import { independentCode } from '../../domain/otp/independent-code.js';
import { listening } from './ground-over.js';

const SECRET = 'frjlnxsknymgykjx';
const OTHER = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const BYTES = Buffer.from('2c52b6de4a6e186c2937', 'hex');
const USUAL = { algorithm: 'SHA-1', digits: 6, periodSeconds: 30 } as const;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'otp-bridge-calibrate-'));
});
afterAll(async () => rm(folder, { recursive: true, maxRetries: 20 }));

describe('otp-bridge calibrate', () => {
  const key = fine(readKey(SECRET, {}));

  /** Entra as it is assumed to be; `stopsAfter`: broken off at that sign-in. */
  async function sitting(file: string, at: { now: number }, stopsAfter = 99) {
    let code = '';
    let signIns = 0;
    let last = -1;
    const saying = listening();
    const heard: typeof saying = {
      ...saying,
      line: (text) => {
        saying.line(text);
        code = /Type (\d+),/.exec(text)?.[1] ?? code;
      },
    };
    const given = { arguments: { FILE: file }, options: {} };
    const answer = (): string => {
      const step = Math.floor(at.now / 30_000);
      const taken = [-2, -1, 0, 1, 2].find(
        (offset) => independentCode(BYTES, step + offset, USUAL) === code && step + offset > last,
      );
      if (taken !== undefined) last = step + taken;
      return taken === undefined ? 'n' : 'y';
    };
    const ask = async (question: string): Promise<string> => {
      if (question.startsWith('NOW')) {
        signIns += 1;
        if (signIns > stopsAfter) throw new Error('broken off');
        at.now += 1_000;
        return '';
      }
      return answer();
    };
    const wait = async (milliseconds: number): Promise<void> => {
      at.now += milliseconds;
    };
    const clock = { now: () => instant(at.now) };
    const ran = { given, saying: heard, environment: {} };
    return { done: await walk(ran, key, { clock, wait, ask }), lines: saying.lines };
  }

  test('goes on where it was broken off, and writes the profile that the policy takes', async () => {
    const file = join(folder, 'entra.json');
    const at = { now: 1_764_336_617_000 };
    await expect(sitting(file, at, 3)).rejects.toThrow('broken off');
    const { done, lines } = await sitting(file, at);
    expect(done).toMatchObject({ exit: 0, json: { profile: { past: 2, future: 2 } } });
    expect(lines.findIndex((line) => line.includes('lock'))).toBeLessThan(
      lines.findIndex((line) => line.includes('Type ')),
    );
    const written = await readFile(file, 'utf8');
    expect(written.toLowerCase()).not.toContain(SECRET);
    const { profile } = JSON.parse(written) as { profile: unknown };
    const read = fine(parseVerifierProfile(profile));
    expect([certainty(read), read.source]).toEqual([
      'works-until',
      expect.stringMatching(/^otp-bridge calibrate, 2025-11-28: \d sign-ins/),
    ]);
  });

  test('does not go on with the run of another secret', async () => {
    const file = join(folder, 'entra.json');
    const other = fine(readKey(OTHER, {}));
    const ran = { given: { arguments: { FILE: file }, options: {} }, saying: listening() };
    const never = async (): Promise<never> => Promise.reject(new Error('asked'));
    const operator = { clock: { now: () => instant(0) }, wait: never, ask: never };
    expect(await walk({ ...ran, environment: {} }, other, operator)).toMatchObject({ exit: 1 });
  });
});
