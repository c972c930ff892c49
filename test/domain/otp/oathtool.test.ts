// Independent oracles: every code must be the one that oathtool computes, and the RFC's own words over node:crypto.
import { describe, expect, test } from '@jest/globals';
import { execFile, execFileSync } from 'node:child_process';
import { promisify } from 'node:util';
import { NobleCryptoPlugin } from 'otplib';
import { instant } from '../../../src/domain/ids.js';
import type { Step } from '../../../src/domain/ids.js';
import { computeCode } from '../../../src/domain/otp/code.js';
import { codesBy } from '../../../src/domain/otp/codes-by.js';
import { ALGORITHMS } from '../../../src/domain/otp/parameters.js';
import type { OtpParameters } from '../../../src/domain/otp/parameters.js';
import { Seed } from '../../../src/domain/otp/seed.js';
import { stepAt } from '../../../src/domain/otp/steps.js';
import { Dice } from '../../app/dice.js';
import { fine } from '../../app/trial.js';
import { spellingsOf, typedCode } from '../../channels/cli/t2otp/typed-code.js';
import { independentCode } from './independent-code.js';
import { commandAgain, SEED } from '../../seed.js';
import { isOn } from '../../../scripts/environment.mjs';

const run = promisify(execFile);
const DRAWN = isOn(process.env, 'HEAVY') ? 10_000 : 25;
const AT_ONCE = 4;
const dice = new Dice(SEED);

type Drawn = {
  readonly key: Buffer;
  readonly seconds: number;
  readonly step: Step;
  readonly parameters: OtpParameters;
};

function draw(): Drawn {
  const periodSeconds = 1 + dice.below(3_600);
  // Up to the year 9999, far beyond 32 bits.
  const seconds = dice.below(253_402_300_799);
  return {
    key: Buffer.from(Array.from({ length: 10 + dice.below(55) }, () => dice.below(256))),
    seconds,
    step: stepAt(instant(seconds * 1000), periodSeconds),
    parameters: {
      algorithm: dice.one(ALGORITHMS),
      digits: dice.one([6, 7, 8] as const),
      periodSeconds,
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

function ours({ key, step, parameters }: Drawn): string {
  return computeCode({ seed: fine(Seed.fromBytes(key)), step, parameters }).reveal();
}

const inBrowser = codesBy(new NobleCryptoPlugin());

/** As the toolset page computes it, without Node. */
function onPage({ key, step, parameters }: Drawn): string {
  return inBrowser({ seed: { use: (borrow) => borrow(key) }, step, parameters }).reveal();
}

function isInstalled(): boolean {
  try {
    execFileSync('oathtool', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    process.stderr.write('SKIPPED oathtool: not installed\n');
    return false;
  }
}

describe('independent oracles agree', () => {
  test(`on the codes of ${DRAWN} random seeds, times, hashes, digits and periods`, async () => {
    const withOathtool = isInstalled();
    let drawnYet = 0;
    let agreed = 0;
    const worker = async (): Promise<void> => {
      while (drawnYet < DRAWN) {
        drawnYet += 1;
        const drawn = draw();
        const told = { ...drawn, key: drawn.key.toString('hex'), again: commandAgain() };
        const words = independentCode(drawn.key, drawn.step, drawn.parameters);
        const theirs = withOathtool ? await oathtool(drawn) : words;
        const code = ours(drawn);
        const spellings = spellingsOf(drawn);
        const spelled = dice.one(spellings);
        const typed = await typedCode(spelled, drawn.seconds);
        const page = onPage(drawn);
        const same = { words: theirs, code: theirs, typed: theirs, page: theirs };
        expect({ ...told, words, code, typed, page }).toEqual({ ...told, ...same });
        agreed += 1;
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    expect(agreed).toBe(DRAWN);
  }, 600_000);
});
