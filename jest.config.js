// What ran is left there for `test/threats.mjs`, where somebody asks for it.
const reports = process.env['OTP_BRIDGE_REPORTS'] ?? '';

/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  // The heavy tier runs these with HEAVY=1 (see CONTRIBUTING.md); small samples of them are in the ordinary run.
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  // What was staged for App Service is a second package of the same name.
  modulePathIgnorePatterns: ['<rootDir>/build/'],
  transform: {
    '^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } }],
  },
  // Much of the time is waiting for browsers, children and sockets: every core may have a test file at hand.
  maxWorkers: '100%',
  // Of heap, when a test file ends: Jest keeps what each file loaded, some never let go, and a full heap is a slow one.
  workerIdleMemoryLimit: '300MB',
  testTimeout: 60_000,
  errorOnDeprecated: true,
  reporters: [
    'default',
    ...(reports === '' ? [] : [['<rootDir>/test/report-run.mjs', { folder: reports }]]),
  ],
};
