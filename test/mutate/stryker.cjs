// Stryker's Jest runner, wherever it was installed, and what it shares with the environment of the test files: both must have the very
// same object, which its package does not hand out.
const { createRequire } = require('node:module');
const { dirname, join } = require('node:path');
const { env } = require('node:process');

const tools = env['MUTATE_TOOLS'] ?? '';
const manifest = createRequire(join(tools, 'index.js')).resolve(
  '@stryker-mutator/jest-runner/package.json',
);
const home = dirname(manifest);

/** @type {{ instrumenterContext: { activeMutant?: string, currentTestId?: string | undefined }, coverageAnalysis: string, testFilesWithStrykerEnvironment: Set<string>, haveLoaded?: true }} */
const state = require(join(home, 'dist/src/jest-plugins/messaging.cjs')).state;

module.exports = {
  home,
  state,
  /** The sources are loaded: what runs from now on is run by a test file. In there, since this module lies in the copy, too. */
  isLoaded: () => state.haveLoaded === true,
  haveLoaded: () => {
    state.haveLoaded = true;
  },
  /** What a file does in no test of its own is entered under. @param {string} file */
  besideTests: (file) => `beside the tests of ${file}`,
};
