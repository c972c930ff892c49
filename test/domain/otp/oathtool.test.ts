// An independent oracle: every code must be the one that oathtool computes.
import { describe, expect, test } from '@jest/globals';
import { execFile, execFileSync } from 'node:child_process';
import { randomBytes, randomInt } from 'node:crypto';
import { promisify } from 'node:util';
import { instant } from '../../../src/domain/ids.js';
import { computeCode } from '../../../src/domain/otp/code.js';
import { ALGORITHMS } from '../../../src/domain/otp/parameters.js';
import type { OtpParameters } from '../../../src/domain/otp/parameters.js';
import { Seed } from '../../../src/domain/otp/seed.js';
import { stepAt } from '../../../src/domain/otp/steps.js';
import { fine, must } from '../../app/trial.js';

const run = promisify(execFile);
const DRAWN = process.env['HEAVY'] === '1' ? 10_000 : 25;
const AT_ONCE = 8;

type Drawn = { readonly key: Buffer; readonly seconds: number; readonly parameters: OtpParameters };

function draw(): Drawn {
  return {
    key: randomBytes(randomInt(10, 65)),
    // Up to the year 9999, far beyond 32 bits.
    seconds: randomInt(0, 253_402_300_799),
    parameters: {
      algorithm: must(ALGORITHMS[randomInt(ALGORITHMS.length)]),
      digits: must(([6, 7, 8] as const)[randomInt(3)]),
      periodSeconds: randomInt(1, 3601),
    },
  };
}

async function oathtool({ key, seconds, parameters }: Drawn): Promise<string> {
  const { algorithm, digits, periodSeconds } = parameters;
  const hash = algorithm.replace('-', '').toLowerCase();
  const { stdout } = await run('oathtool', [
    `--totp=${hash}`,
    `--digits=${digits}`,
    `--time-step-size=${periodSeconds}s`,
    `--now=@${seconds}`,
    key.toString('hex'),
  ]);
  return stdout.trim();
}

function ours({ key, seconds, parameters }: Drawn): string {
  const seed = fine(Seed.fromBytes(key));
  const step = stepAt(instant(seconds * 1000), parameters.periodSeconds);
  return computeCode({ seed, step, parameters }).reveal();
}

function isInstalled(): boolean {
  try {
    execFileSync('oathtool', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    process.stderr.write('SKIPPED codes against oathtool: it is not installed here\n');
    return false;
  }
}

describe('an independent oracle agrees', () => {
  test(`oathtool gives the same code for ${DRAWN} random seeds, times, hashes, digits and periods`, async () => {
    if (!isInstalled()) return;
    let agreed = 0;
    const worker = async (share: number): Promise<void> => {
      for (let count = 0; count < share; count += 1) {
        const drawn = draw();
        const told = { ...drawn, key: drawn.key.toString('hex') };
        expect({ ...told, code: ours(drawn) }).toEqual({ ...told, code: await oathtool(drawn) });
        agreed += 1;
      }
    };
    const share = Math.ceil(DRAWN / AT_ONCE);
    await Promise.all(Array.from({ length: AT_ONCE }, async () => worker(share)));
    expect(agreed).toBeGreaterThanOrEqual(DRAWN);
  }, 600_000);
});
