// What an operator writes: the policy file, and the environment.
import { parsePolicyText } from '../../../src/compose/read-policy.js';
import { readConfiguration } from '../../../src/config/configuration.js';
import type { Problem } from '../../../src/config/problem.js';
import { PRODUCTION_SETTINGS } from '../../../src/config/production.js';
import { readSample } from '../../app/trial.js';
import { GOOD_SETTINGS } from '../../config/good-settings.js';
import { policyContent } from '../../config/random-policy.js';
import { ODD_POLICIES } from '../../odd/odd-policies.js';
import { fc } from '../../properties.js';
import { jsonIn, jsonsOf, pure, textIn } from '../edge.js';
import type { Edge } from '../edge.js';

const unnamed = (problems: readonly Problem[]): string | undefined =>
  problems.length === 0 || problems.some(({ where, problem }) => where === '' || problem === '')
    ? 'refused, and no word of why'
    : undefined;

export const policy: Edge = {
  name: 'policy',
  shape: 'json',
  corpus: async () => [
    ...jsonsOf([readSample('policy.json'), ...fc.sample(policyContent, 40)]),
    ...ODD_POLICIES.map(({ bytes }) => bytes),
  ],
  ...pure((input) => {
    const parsed = parsePolicyText(input.toString('utf8'), 'policy.json');
    return parsed.ok ? undefined : unnamed(parsed.problems);
  }),
};

const LOCAL = { OTP_BRIDGE_PROFILE: 'local', OTP_BRIDGE_DATA: '/srv/data', OTP_BRIDGE_PORT: '0' };

export const configuration: Edge = {
  name: 'configuration',
  shape: 'json',
  corpus: async () =>
    jsonsOf([
      GOOD_SETTINGS,
      LOCAL,
      { ...GOOD_SETTINGS, OTP_BRIDGE_STORAGE: 'cosmos:contoso-otp' },
      ...Object.keys(PRODUCTION_SETTINGS).map((name) => ({ ...GOOD_SETTINGS, [name]: name })),
      ...['https://in.example;x', 'dcr-0123', 'on', '1', '8080', 'usgov', 'info'].flatMap((value) =>
        Object.keys(PRODUCTION_SETTINGS).map((name) => ({ ...GOOD_SETTINGS, [name]: value })),
      ),
    ]),
  ...pure((input) => {
    const read = readConfiguration(environmentIn(input));
    return read.ok ? undefined : unnamed(read.problems);
  }),
};

/** A system gives texts, and none with a zero in it. */
function environmentIn(input: Buffer): Record<string, string> {
  const entries = Object.entries(Object(jsonIn(input)) as object);
  return Object.fromEntries(
    entries.map(([name, value]) => [name, textIn(value).replaceAll(/^"|"$|\\u0000/g, '')]),
  );
}
