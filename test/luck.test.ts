// No test is green or red by luck: what such tests were made of stands nowhere in test/, but where it is named here.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { describe, expect, test } from '@jest/globals';

const HERE = import.meta.dirname;
const CI = '../.ci';

type Kind = {
  readonly what: string;
  readonly found: RegExp;
  /** Where it may stand. */
  readonly but: readonly string[];
  readonly sample: string;
};

/** Whoever is told the time is another process, a browser or a package, which reads it itself; or it is our own reading that is tested. */
const TOLD_THE_TIME = [
  'adapters/azure/telemetry.ts',
  'adapters/local/system-random.test.ts',
  'architecture.test.ts',
  'channels/cli/t2otp/t2otp.test.ts',
  'channels/http/request-ids.test.ts',
  'e2e/desks/one-life.ts',
  'e2e/desks/rush.ts',
  'e2e/engines/stories.ts',
  'e2e/kill.test.ts',
  'e2e/production/certificate.ts',
  'e2e/production/faults/fault-stage.ts',
  'e2e/production/rehearse.test.ts',
  'e2e/production/story.test.ts',
  'e2e/production/tenant-parts.ts',
  'e2e/production/tenant.ts',
  'e2e/set-up-big-picture.test.ts',
  'e2e/stories/set-up-story.ts',
  'e2e/story.test.ts',
  'e2e/three/crowd.ts',
  'e2e/three/live-request.ts',
  'e2e/three/three-instances.test.ts',
  'e2e/three/what-holds.ts',
  'e2e/whole-story.test.ts',
  'fakes/identity-fake.ts',
  'fakes/key-vault-fake.ts',
  'fakes/partition-limits.ts',
  'fakes/sign-in-fake.ts',
  'fuzz/main.ts',
  'seed.ts',
  'soak/main.ts',
  'source-files.test.ts',
  'source-files.ts',
];

const KINDS: readonly Kind[] = [
  {
    what: 'a property without the run’s seed (take `fc` from properties.ts)',
    found: /from 'fast-check'/,
    but: ['properties.ts'],
    sample: "import fc from 'fast-check';",
  },
  {
    what: 'a seed of its own, where the heavy run’s would be another',
    found: /fc\.assert\([^;]*\bseed:|\bnumRuns:[^}]*\bseed:|\bseed:[^}]*\bnumRuns:/,
    but: ['properties.test.ts'],
    sample: '{ numRuns: 7, seed: 3 }',
  },
  {
    what: 'chance without a seed (take Dice or FakeRandom)',
    found: /\bMath\.random\b|\brandom(?:Bytes|Int)\b/,
    // A key file of any content, and what src may not use.
    but: ['adapters/local/master-key.test.ts', 'architecture.test.ts', 'source-files.test.ts'],
    sample: 'const key = randomBytes(20);',
  },
  {
    what: 'waiting for some time to pass (move a clock, or wait for what is to happen)',
    found: /\bsetTimeout\(|\bsetTimeout\b[^;]*timers\/promises/,
    but: [
      // Each looks again and again for what another process, or a socket, is about to do, and ends as soon as it is done.
      'adapters/azure/telemetry.ts',
      // Longer than the pause after which botbuilder's client, which has no clock to move, would send once more.
      'contract/messenger.test.ts',
      'e2e/desks/one-life.ts',
      'e2e/desks/rush.ts',
      'e2e/kill.test.ts',
      'e2e/production/faults/fault-stage.ts',
      'e2e/production/first-hour.test.ts',
      'e2e/production/story.test.ts',
      'e2e/three/client.ts',
      'e2e/three/instances.ts',
      'e2e/three/live-request.ts',
      'e2e/three/three-instances.test.ts',
      // Later than a press is answered: that is what is held.
      'fakes/late-windows.ts',
      'fakes/partition-limits.ts',
      // A program of its own, which lets people come at a rate.
      'soak/main.ts',
    ],
    sample: 'await new Promise((resolve) => setTimeout(resolve, 100));',
  },
  {
    what: 'a port that somebody else may have (listen on 0)',
    found:
      /\.listen\([1-9]|\bport: [1-9]\d{2,}|\b(?:\w+_)?(?:PORT|WINDOWS|BOT)\b(?:: ?|=)['"]?[1-9]/,
    // What a setting or a message says; nothing listens.
    but: ['config/local.test.ts', 'config/production.test.ts', 'scripts/local-trial.test.ts'],
    sample: "OTP_BRIDGE_PORT: '3978'",
  },
  {
    what: 'a code of six digits looked for among other digits, where it stands by chance (take codesIn)',
    found: /not\.toContain\((?:code\b|codeOf|expectedCode)|\.includes\(code\)/,
    but: [],
    sample: 'expect(everything).not.toContain(code);',
  },
  {
    what: 'the time of the machine (take FakeClock)',
    found: /\bDate\.now\b|\bnew Date\(\)|\bperformance\.now\b/,
    but: TOLD_THE_TIME,
    sample: 'const began = Date.now();',
  },
  {
    what: 'the zone of the machine, or its language (name them)',
    found:
      /\.get(?:FullYear|Month|Date|Day|Hours|Minutes|TimezoneOffset)\(|\.toLocale\w*String\(\)|\.localeCompare\([^,)]*\)|\bnew Intl\.\w+\(\)|\bnew Date\(\d{4},/,
    but: [],
    sample: 'expect(new Date(at).getHours()).toBe(13);',
  },
  {
    what: 'a switch that is read elsewhere than in scripts/environment.mjs, and not understood alike',
    found: /env\['(?:HEAVY|PRINT|PICTURES|JSQR|HEADED)'\]/,
    but: [],
    sample: "process.env['HEAVY'] === '1'",
  },
];

const namesIn = (folder: string): readonly string[] =>
  readdirSync(join(HERE, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(HERE, join(entry.parentPath, entry.name)).split(sep).join('/'));

const files = [...namesIn('.').filter((name) => name.endsWith('.ts')), ...namesIn(CI)]
  .filter((name) => name !== 'luck.test.ts')
  .sort();

describe.each(KINDS)('$what', ({ found, but, sample }) => {
  test('is seen where it is', () => {
    expect(sample).toMatch(found);
  });

  test('is nowhere but where it is named', () => {
    const having = files.filter((name) => found.test(readFileSync(join(HERE, name), 'utf8')));
    expect(having).toEqual([...but].sort());
  });
});
