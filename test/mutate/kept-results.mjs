// @ts-check
// What earlier runs have found out, so that a run goes on where another was broken off: of a mutant whose source is what it was, that
// it was killed as long as the test file that did it is the same, and that it survived as long as all of its test files are.
import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** @typedef {{ readonly fileName: string, readonly location: unknown, readonly replacement: string, readonly mutatorName: string }} Mutant */
/** @typedef {{ readonly key: string, readonly tests: string, readonly result: any }} Kept */

/** @param {string} text */
const digest = (text) => createHash('sha256').update(text).digest('base64url').slice(0, 22);

export class KeptResults {
  #file;
  #folder;
  /** @type {Map<string, Kept>} */
  #kept;
  /** @type {Map<string, string>} */
  #digests = new Map();

  /** @param {string} file a line of JSON each @param {string} folder of the test files */
  constructor(file, folder) {
    this.#file = file;
    this.#folder = folder;
    const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
    // Of a line that was being written when a run ended, nothing is taken.
    const all = lines.filter((line) => line.endsWith('}}')).map((line) => JSON.parse(line));
    this.#kept = new Map(all.map((one) => [one.key, one]));
  }

  /**
   * Undefined where it must be tried.
   * @param {Mutant} mutant
   * @param {string} source
   * @param {readonly string[]} tests all that are tried on it
   */
  find(mutant, source, tests) {
    const kept = this.#kept.get(keyOf(mutant, source));
    if (kept === undefined) return undefined;
    const { killedIn } = kept.result;
    const triedBy = killedIn === undefined ? tests : [killedIn];
    return kept.tests === this.#testsIn(triedBy) ? kept.result : undefined;
  }

  /** @param {Mutant} mutant @param {string} source @param {readonly string[]} tests @param {any} result */
  keep(mutant, source, tests, result) {
    const one = { key: keyOf(mutant, source), tests: this.#testsIn(tests), result };
    appendFileSync(this.#file, `${JSON.stringify(one)}\n`);
  }

  /** @param {readonly string[]} files */
  #testsIn(files) {
    return digest(
      files
        .map((file) => this.#digestOf(file))
        .sort()
        .join(),
    );
  }

  /** @param {string} file */
  #digestOf(file) {
    const path = join(this.#folder, file);
    const known =
      this.#digests.get(file) ?? (existsSync(path) ? digest(readFileSync(path, 'utf8')) : '');
    this.#digests.set(file, known);
    return known;
  }
}

/** @param {Mutant} mutant @param {string} source */
function keyOf({ location, replacement, mutatorName }, source) {
  return digest(JSON.stringify([source, location, replacement, mutatorName]));
}
