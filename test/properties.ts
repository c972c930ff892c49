// fast-check as every test has it: from the run's seed, and on failing with the command that runs it again.
import fc from 'fast-check';
import type { Plugin } from 'fast-check';
import { commandAgain, SEED } from './seed.js';

const sayingHowAgain: Plugin<unknown> = () => ({
  onAllRunsComplete: (run) => {
    if (!run.failed) return;
    const report = fc.defaultReportMessage(run);
    const { errorInstance: cause } = run;
    throw new Error(`${report}\n\nThis again: ${commandAgain(run.seed)}\n`, { cause });
  },
});
// Its type names no plugins for all properties, but they are taken; test/properties.test.ts holds that.
const forAll = { seed: SEED, plugins: [sayingHowAgain] };
fc.configureGlobal(forAll);

export { fc };
