// @ts-check
// How Stryker is run by `npm run mutate`, which says what and where.
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { settingIn } from '../../scripts/environment.mjs';
import { TIMEOUT_MS } from './kept-results.mjs';

const path = (/** @type {string} */ name) => fileURLToPath(new URL(name, import.meta.url));
const home = settingIn(process.env, 'MUTATE_HOME') ?? '';

export default {
  plugins: [path('runner.mjs')],
  testRunner: 'kept-jest',
  testRunnerNodeArgs: ['--experimental-vm-modules'],
  mutate: (settingIn(process.env, 'MUTATE_FILES') ?? '').split(','),
  coverageAnalysis: 'perTest',
  concurrency: Math.min(4, availableParallelism()),
  jest: {
    projectType: 'custom',
    configFile: 'test/mutate/jest.config.mjs',
    enableFindRelatedTests: false,
  },
  // Sources are compiled one by one, whatever their types say.
  tsconfigFile: 'there-is-none.json',
  disableTypeChecks: false,
  ignorePatterns: ['dist', 'build', 'coverage', '.data', 'docs/*.png'],
  tempDirName: `${home}/sandbox`,
  reporters: ['json', 'progress-append-only'],
  jsonReporter: { fileName: `${home}/report.json` },
  timeoutMS: TIMEOUT_MS,
  // All tests once, however busy the machine is.
  dryRunTimeoutMinutes: 30,
  allowConsoleColors: false,
};
