// @ts-check
// The tests that mutants are held against: those of what is decided and done, not of channels, pages and processes.
import base from '../../jest.config.js';
import { settingIn } from '../../scripts/environment.mjs';

const rooms = (settingIn(process.env, 'MUTATE_TESTS') ?? '').split(',');

export default {
  ...base,
  rootDir: '../..',
  testEnvironment: '<rootDir>/test/mutate/environment.mjs',
  testMatch: [
    ...rooms.map((room) => `<rootDir>/test/${room}/**/*.test.ts`),
    '<rootDir>/test/mutate/load-sources.mjs',
  ],
  // The one runs what was built, the other reads the sources.
  testPathIgnorePatterns: [
    ...base.testPathIgnorePatterns,
    ...['/config/policy-schema', '/app/tenant/retention-page'],
  ],
  maxWorkers: 1,
  // One that waits for ever with a mutant is red, and need not be killed.
  testTimeout: 30_000,
  workerIdleMemoryLimit: undefined,
};
