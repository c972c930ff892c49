// @ts-check
// The tests that mutants are held against: those of what is decided and done, not of channels, pages and processes.
import base from '../../jest.config.js';

export default {
  ...base,
  rootDir: '../..',
  testEnvironment: '<rootDir>/test/mutate/environment.mjs',
  testMatch: [
    ...['domain', 'app', 'config'].map((room) => `<rootDir>/test/${room}/**/*.test.ts`),
    '<rootDir>/test/mutate/load-sources.mjs',
  ],
  // The one runs what was built, the other reads the sources.
  testPathIgnorePatterns: [
    ...base.testPathIgnorePatterns,
    ...['/config/policy-schema', '/app/tenant/retention-page'],
  ],
  maxWorkers: 1,
  workerIdleMemoryLimit: undefined,
};
