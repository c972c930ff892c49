// @ts-check
// What earlier runs have found out, so that a run goes on where another was broken off: of a mutant whose source is what it was, that
// it was killed as long as the test file that did it is the same, and that it survived, or never came to an end, as long as all of its
// test files are.
import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** @typedef {{ readonly fileName: string, readonly location: unknown, readonly replacement: string, readonly mutatorName: string }} Mutant */
/** @typedef {{ readonly key: string, readonly tests: string, readonly result: any }} Kept */
/** @typedef {{ readonly key: string, readonly tests: string, readonly begun: { readonly run: string, readonly at: number } }} Begun */

/** Whatever takes longer than this above what its tests took goes on for ever. */
export const TIMEOUT_MS = 20_000;

/** @param {string} text */
const digest = (text) => createHash('sha256').update(text).digest('base64url').slice(0, 22);

export class KeptResults {
  #file;
  #folder;
  /** @type {Map<string, Kept>} */
  #kept;
  #run;
  /** @type {Map<string, string>} */
  #digests = new Map();

  /**
   * @param {string} file a line of JSON each
   * @param {string} folder of the test files
   * @param {string} run whatever process of it this is
   */
  constructor(file, folder, run) {
    this.#file = file;
    this.#folder = folder;
    this.#run = run;
    const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
    // Of a line that was being written when a run ended, nothing is taken.
    const all = lines.filter((line) => line.endsWith('}}')).map((line) => JSON.parse(line));
    this.#kept = new Map(all.filter(isKept).map((one) => [one.key, one]));
    for (const { key, tests } of this.#endless(all)) {
      this.#write({ key, tests, result: { status: 'timeout' } });
    }
  }

  /** Begun in this run and not ended: the process was killed in whose place this one goes on. @param {readonly (Kept | Begun)[]} all */
  #endless(all) {
    /** @type {Map<string, Begun>} */
    const open = new Map();
    for (const one of all) {
      if (isKept(one)) open.delete(one.key);
      else if (one.begun.run === this.#run) open.set(one.key, one);
    }
    return [...open.values()].filter(({ begun }) => begun.at < Date.now() - TIMEOUT_MS);
  }

  /** @param {Kept | Begun} one */
  #write(one) {
    if (isKept(one)) this.#kept.set(one.key, one);
    appendFileSync(this.#file, `${JSON.stringify(one)}\n`);
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

  /** So that it is known whose process was killed. @param {Mutant} mutant @param {string} source @param {readonly string[]} tests */
  begin(mutant, source, tests) {
    const begun = { run: this.#run, at: Date.now() };
    this.#write({ key: keyOf(mutant, source), tests: this.#testsIn(tests), begun });
  }

  /** @param {Mutant} mutant @param {string} source @param {readonly string[]} tests @param {any} result */
  keep(mutant, source, tests, result) {
    this.#write({ key: keyOf(mutant, source), tests: this.#testsIn(tests), result });
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

/** @param {Kept | Begun} one @returns {one is Kept} */
const isKept = (one) => 'result' in one;

/** @param {Mutant} mutant @param {string} source */
function keyOf({ location, replacement, mutatorName }, source) {
  return digest(JSON.stringify([source, location, replacement, mutatorName]));
}
