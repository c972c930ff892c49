// @ts-check
// The environment of the test files, in which a mutant can be switched on: what is loaded stays loaded, so that a mutant costs its tests
// and nothing else. Stryker's own is one for each file.
import Environment from '../environment.mjs';
import stryker from './stryker.cjs';

const { state } = stryker;

/** @typedef {{ readonly name: string, readonly parent?: Named }} Named */

/** As Jest's results call it. @param {Named} test */
function fullName(test) {
  const names = [];
  for (let one = test; one.parent !== undefined; one = one.parent) names.unshift(one.name);
  return names.join(' ');
}

/** What a file does beside its tests is done for all of them. @param {string} file @param {string} [test] */
function within(file, test) {
  const context = state.instrumenterContext;
  const isSeen = state.coverageAnalysis === 'perTest' && stryker.isLoaded();
  context.currentTestId = isSeen ? (test ?? stryker.besideTests(file)) : undefined;
}

// The same one for each file, so that it has no private members: those are made once.
export default class MutationEnvironment extends Environment {
  /**
   * @param {ConstructorParameters<typeof Environment>[0]} config
   * @param {ConstructorParameters<typeof Environment>[1]} context
   */
  constructor(config, context) {
    super(config, context);
    Object.assign(this.global, { __stryker__: state.instrumenterContext });
    state.testFilesWithStrykerEnvironment.add(context.testPath);
    this.file = context.testPath;
    within(this.file);
  }

  /** @param {any} event */
  handleTestEvent(event) {
    if (event.name === 'test_start') within(this.file, fullName(event.test));
    if (event.name === 'test_done') within(this.file);
  }

  /** @override */
  async teardown() {
    state.instrumenterContext.currentTestId = undefined;
    await super.teardown();
  }
}
