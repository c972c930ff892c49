// @ts-check
// The processes that a local trial consists of: started together, watched, and stopped together.
import { fork } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname, join } from 'node:path';

const WRAPPER = join(import.meta.dirname, 'child.mjs');
/** Ctrl+C reaches the children too, and their end may be heard before it: wait for it before calling it a death. */
const VERDICT_MS = 300;
const STOP_MS = 5000;

/**
 * `log` takes what it prints, and its errors too unless `errors` shows them; `reasons` is where it says why it ended.
 * @typedef {{ readonly name: string, readonly program: string, readonly args: readonly string[], readonly cwd: string,
 *   readonly env: NodeJS.ProcessEnv, readonly nodeArgs: readonly string[], readonly log: string,
 *   readonly reasons: string, readonly errors: boolean }} Part
 */

export class Children {
  /** @type {Set<import('node:child_process').ChildProcess>} */
  #running = new Set();
  #stopping = false;
  #onDeath;

  /** @param {(reason: string) => void} onDeath told of each child that ended on its own */
  constructor(onDeath) {
    this.#onDeath = onDeath;
  }

  /**
   * @param {Part} part
   * @returns {import('node:child_process').ChildProcess}
   */
  start(part) {
    mkdirSync(dirname(part.log), { recursive: true });
    const log = openSync(part.log, 'w');
    const child = fork(WRAPPER, [part.program, ...part.args], {
      cwd: part.cwd,
      env: part.env,
      execArgv: [...part.nodeArgs],
      stdio: ['ignore', log, part.errors ? 'inherit' : log, 'ipc'],
    });
    closeSync(log);
    this.#running.add(child);
    child.once('error', (error) => this.#ended(child, `${part.name} failed: ${error.message}`));
    child.once('exit', (code, signal) => {
      const how = signal ?? `exit code ${code}`;
      this.#ended(child, `${part.name} stopped (${how}). See ${part.reasons}`);
    });
    return child;
  }

  /** Ends when all have ended. */
  async stop() {
    this.#stopping = true;
    const children = [...this.#running];
    const ends = children.map((child) => new Promise((resolve) => child.once('exit', resolve)));
    // The same word on every system: Windows has no signal that a program could answer.
    for (const child of children) if (child.connected) child.disconnect();
    const force = setTimeout(() => children.forEach((child) => child.kill('SIGKILL')), STOP_MS);
    await Promise.all(ends);
    clearTimeout(force);
  }

  /**
   * @param {import('node:child_process').ChildProcess} child
   * @param {string} reason
   */
  #ended(child, reason) {
    this.#running.delete(child);
    setTimeout(() => {
      if (!this.#stopping) this.#onDeath(reason);
    }, VERDICT_MS);
  }
}
