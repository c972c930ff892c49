// @ts-check
// A reporter of Jest's that leaves what ran, and how it went, in a folder: one file a run, for `threats.mjs` to read afterwards.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';

export default class ReportRun {
  #root;
  #folder;

  /**
   * @param {{ readonly rootDir: string }} config
   * @param {{ readonly folder: string }} options
   */
  constructor({ rootDir }, { folder }) {
    this.#root = rootDir;
    this.#folder = folder;
  }

  /**
   * @param {unknown} _contexts
   * @param {import('@jest/reporters').AggregatedResult} results
   */
  onRunComplete(_contexts, { testResults }) {
    const ran = testResults.flatMap(({ testFilePath, testResults: tests }) =>
      tests.map(({ fullName, status }) => ({
        file: relative(this.#root, testFilePath).replaceAll('\\', '/'),
        name: fullName,
        status,
      })),
    );
    mkdirSync(this.#folder, { recursive: true });
    writeFileSync(join(this.#folder, `${process.pid}-${Date.now()}.json`), JSON.stringify(ran));
  }
}
