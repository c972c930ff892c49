import { availableParallelism } from 'node:os';
import { isOn } from './scripts/environment.mjs';

// What ran is left there for `test/threats.mjs`, where somebody asks for it.
const reports = process.env['OTP_BRIDGE_REPORTS'] ?? '';

// Loaded once a worker, not once a file: what is large, keeps nothing of a test, and meets ours in plain data alone.
const ONCE = [
  '@azure/core-rest-pipeline',
  '@azure/data-tables',
  '@azure/identity',
  '@azure/keyvault-secrets',
  'botbuilder',
  'botframework-connector',
  'express',
  'playwright-core',
  'typescript',
  'zod',
];

// Of what waits for browsers and for the shipped program, a run of minutes has two stories and the pages' walk. The others are in the
// heavy run, and run whenever somebody names what to run.
const BY_NAME = [
  '/e2e/(?:auditors-page|card-pictures|opening|set-up-|toolset)',
  '/e2e/(?:engines|stories)/',
  '/e2e/production/(?:doctor|faults|first-hour|rehearse)',
];
const isNamed = process.argv.slice(2).some((word) => !word.startsWith('-'));

/** @type {[string, { folder: string }][]} */
const runReporters = reports === '' ? [] : [['<rootDir>/test/report-run.mjs', { folder: reports }]];

/** @type {import('jest').Config & { testPathIgnorePatterns: string[] }} */
export default {
  // Our sources and the packages are loaded once a worker.
  testEnvironment: '<rootDir>/test/environment.mjs',
  runtime: '<rootDir>/test/runtime.cjs',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  // The heavy tier runs these with HEAVY=1 (see CONTRIBUTING.md); small samples of them are in the ordinary run.
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: {
    [`^(${ONCE.join('|')})$`]: '<rootDir>/test/once/$1.cjs',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  // What was staged for App Service is a second package of the same name.
  modulePathIgnorePatterns: ['<rootDir>/build/'],
  testPathIgnorePatterns: [
    '/node_modules/',
    ...(isNamed || isOn(process.env, 'HEAVY') ? [] : BY_NAME),
  ],
  transform: {
    '^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } }],
  },
  // Some of the time is waiting for browsers, children and sockets: one test file more than there are cores.
  maxWorkers: availableParallelism() + 1,
  // Of heap, when a test file ends: Jest keeps what each file loaded, some never let go, and a full heap is a slow one.
  workerIdleMemoryLimit: '400MB',
  // Ends what hangs, and nothing else: no test is red because the machine is busy.
  testTimeout: 900_000,
  errorOnDeprecated: true,
  reporters: ['default', ...runReporters],
};
