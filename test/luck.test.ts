// No test is green or red by luck: what such tests were made of stands nowhere in test/, but where it is named here.
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { describe, expect, test } from '@jest/globals';

const HERE = import.meta.dirname;

type Kind = {
  readonly what: string;
  readonly found: RegExp;
  /** Where it may stand. */
  readonly but: readonly string[];
  readonly sample: string;
};

const KINDS: readonly Kind[] = [
  {
    what: 'a property without the run’s seed (take `fc` from properties.ts)',
    found: /from 'fast-check'/,
    but: ['properties.ts'],
    sample: "import fc from 'fast-check';",
  },
  {
    what: 'a seed of its own, where the heavy run’s would be another',
    found: /fc\.assert\([^;]*\bseed:/,
    but: ['properties.test.ts'],
    sample: 'fc.assert(property, { numRuns: 7, seed: 3 });',
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
      'e2e/kill.test.ts',
      'e2e/production/faults/fault-stage.ts',
      'e2e/production/first-hour.test.ts',
      'e2e/production/story.test.ts',
      'e2e/three/client.ts',
      'e2e/three/instances.ts',
      'e2e/three/live-request.ts',
      'e2e/three/three-instances.test.ts',
    ],
    sample: 'await new Promise((resolve) => setTimeout(resolve, 100));',
  },
  {
    what: 'a port that somebody else may have (listen on 0)',
    found: /\.listen\([1-9]|\bport: [1-9]\d{2,}/,
    // What a setting or a message says; nothing listens.
    but: ['config/local.test.ts', 'config/production.test.ts', 'scripts/local-trial.test.ts'],
    sample: 'server.listen(3978);',
  },
  {
    what: 'a switch that is read elsewhere than in scripts/environment.mjs, and not understood alike',
    found: /env\['(?:HEAVY|PRINT|PICTURES|JSQR|HEADED)'\]/,
    but: [],
    sample: "process.env['HEAVY'] === '1'",
  },
];

const files = readdirSync(HERE, { recursive: true, encoding: 'utf8' })
  .map((name) => name.split(sep).join('/'))
  .filter((name) => name.endsWith('.ts') && name !== 'luck.test.ts')
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
