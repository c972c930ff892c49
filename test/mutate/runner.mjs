// @ts-check
// Stryker's Jest runner, with what is loaded kept between mutants, and of the test files that enter a mutant the nearest tried first,
// one by one, up to the one that is red.
import { readFileSync, writeFileSync } from 'node:fs';
import { isAbsolute, join, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { settingIn } from '../../scripts/environment.mjs';
import { KeptResults } from './kept-results.mjs';
import { nearestFirst } from './nearest.mjs';
import stryker from './stryker.cjs';

const { state, home: runnerHome } = stryker;
const own = await import(pathToFileURL(join(runnerHome, 'dist/src/index.js')).href);
const [{ factory: jestRunner }] = own.strykerPlugins;

const home = settingIn(process.env, 'MUTATE_HOME') ?? '';
/** Where the sources are that were mutated. */
const SOURCES = settingIn(process.env, 'MUTATE_ROOT') ?? '';
/** Where the copy is in which they are run: only after this module was loaded. */
const copy = () => process.cwd();
const TESTS = join(home, 'tests.json');
/** Within `test`. */
const LOADS = 'mutate/load-sources.mjs';
/** So many files are tried on a mutant that survives; what is found further away is found by chance. */
const FILES_AT_MOST = Number(settingIn(process.env, 'MUTATE_TEST_FILES') ?? '40');

/** @typedef {{ readonly id: string, readonly fileName: string, readonly location: unknown, readonly replacement: string, readonly mutatorName: string }} Mutant */
/** @typedef {{ readonly activeMutant: Mutant, readonly testFilter?: readonly string[], readonly sandboxFileName: string }} MutantRun */
/** @typedef {{ readonly id: string, readonly fileName: string }} Test */
/** @typedef {{ static: object, perTest: Record<string, Record<string, number>> }} Coverage */
/** @typedef {{ readonly status: string, readonly failureMessage?: string }} Result */

/** @param {'src' | 'test'} folder @param {string} root @param {string} path */
function within(folder, root, path) {
  const short = isAbsolute(path) ? relative(join(root, folder), path) : path;
  return short.split(sep).join('/');
}

/**
 * What was entered beside the tests of a file belongs to each of them.
 * @param {Coverage} coverage
 * @param {readonly (readonly [string, string])[]} tests with the file of each
 */
function withBeside(coverage, tests) {
  const perTest = tests.map(([id, file]) => {
    const own = coverage.perTest[id] ?? {};
    return [id, { ...coverage.perTest[stryker.besideTests(file)], ...own }];
  });
  return { static: coverage.static, perTest: Object.fromEntries(perTest) };
}

/**
 * Stryker tells tests apart by their names alone: of two with one name it would try the other.
 * @param {readonly (readonly [string, string])[]} named with the file of each
 */
function refuseNamesakes(named) {
  const fileOf = new Map(named);
  const other = named.find(([id, file]) => fileOf.get(id) !== file);
  if (other === undefined) return;
  throw new Error(`two tests have one name: ${other[0]} (${other[1]}, ${fileOf.get(other[0])})`);
}

class KeptJestRunner {
  #inner;
  /** @type {KeptResults | undefined} */
  #kept;
  /** @type {readonly string[] | undefined} */
  #onlyFile;
  /** Which test is in which file. @type {Map<string, string> | undefined} */
  #fileOf;

  /** @param {any} inner */
  constructor(inner) {
    this.#inner = inner;
    // The environment is ours.
    inner.configForDryRun = () => inner.jestConfig;
    inner.configForMutantRun = () => inner.jestConfig;
    const run = inner.run.bind(inner);
    inner.run = async (/** @type {any} */ settings) =>
      run({ ...settings, testFiles: this.#onlyFile ?? settings.testFiles });
  }

  async init() {
    return this.#inner.init();
  }

  /** What was loaded stays: a process that has run a mutant's constants is not used again. */
  capabilities() {
    return { reloadEnvironment: false };
  }

  /** The sources first, by themselves: only what loading them runs is run by no test in particular. @param {any} options */
  async dryRun(options) {
    const own = { ...options, files: undefined };
    await this.#only(LOADS, async () => this.#inner.dryRun(own));
    stryker.haveLoaded();
    const result = await this.#inner.dryRun(own);
    if (result.tests === undefined) return result;
    /** @type {readonly (readonly [string, string])[]} */
    const tests = result.tests.map((/** @type {Test} */ { id, fileName }) => [id, fileName]);
    const named = tests.map(
      ([id, file]) => /** @type {const} */ ([id, within('test', copy(), file)]),
    );
    refuseNamesakes(named);
    writeFileSync(TESTS, JSON.stringify(named));
    return { ...result, mutantCoverage: withBeside(result.mutantCoverage, tests) };
  }

  /** @param {MutantRun} options @returns {Promise<Result>} */
  async mutantRun(options) {
    const { activeMutant: mutant, testFilter } = options;
    const source = readFileSync(mutant.fileName, 'utf8');
    const files = this.#filesFor(within('src', SOURCES, mutant.fileName), testFilter);
    const results = (this.#kept ??= new KeptResults(
      join(home, 'results.jsonl'),
      join(copy(), 'test'),
      settingIn(process.env, 'MUTATE_RUN') ?? '',
    ));
    const before = results.find(mutant, source, [...files.keys()]);
    if (before !== undefined) return before;
    results.begin(mutant, source, [...files.keys()]);
    for (const [file, tests] of files) {
      const result = await this.#inFile(options, file, tests);
      if (result.status === 'survived') continue;
      const killed = { ...result, killedIn: file };
      results.keep(mutant, source, [file], killed);
      return killed;
    }
    const survived = { status: 'survived', nrOfTests: [...files.values()].flat().length };
    results.keep(mutant, source, [...files.keys()], survived);
    return survived;
  }

  /** @param {MutantRun} options @param {string} file @param {readonly string[]} tests @returns {Promise<Result>} */
  async #inFile(options, file, tests) {
    // What is loaded has looked at the environment already.
    state.instrumenterContext.activeMutant = options.activeMutant.id;
    const run = async () => this.#inner.mutantRun({ ...options, testFilter: tests });
    const result = await this.#only(file, run);
    // A file that cannot even be loaded is as red as a test.
    if (result.status !== 'error') return result;
    return { status: 'killed', ...{ killedBy: [], nrOfTests: 1, failureMessage: 'not loaded' } };
  }

  /** @template T @param {string} file @param {() => Promise<T>} run @returns {Promise<T>} */
  async #only(file, run) {
    this.#onlyFile = [join(copy(), 'test', file)];
    try {
      return await run();
    } finally {
      this.#onlyFile = undefined;
    }
  }

  /**
   * By their names within `test`. A constant is used by whoever loads it: nobody knows by which tests.
   * @param {string} source
   * @param {readonly string[] | undefined} testFilter
   */
  #filesFor(source, testFilter) {
    this.#fileOf ??= new Map(JSON.parse(readFileSync(TESTS, 'utf8')));
    /** @type {Map<string, string[]>} */
    const byFile = new Map();
    for (const test of testFilter ?? this.#fileOf.keys()) {
      const file = this.#fileOf.get(test) ?? '';
      byFile.set(file, [...(byFile.get(file) ?? []), test]);
    }
    const sizes = [...byFile].map(([file, tests]) => ({ file, tests: tests.length }));
    const nearest = nearestFirst(source, sizes).slice(0, FILES_AT_MOST);
    return new Map(nearest.map((file) => [file, byFile.get(file) ?? []]));
  }

  async dispose() {
    return this.#inner.dispose?.();
  }
}

const factory = Object.assign(
  (/** @type {any} */ injector) => new KeptJestRunner(jestRunner(injector)),
  {
    inject: ['$injector'],
  },
);

export const strykerPlugins = [{ kind: 'TestRunner', name: 'kept-jest', factory }];
export const { strykerValidationSchema } = own;
