// @ts-check
// The programs that are measured, each started as a process of its own.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { layGround } from './ground.mjs';

const HERE = import.meta.dirname;

/**
 * @typedef {{ readonly name: string, readonly prepare: (folder: string, pairs: number) => Promise<NodeJS.ProcessEnv>,
 *   readonly program: string, readonly cwd: string }} Contestant
 * @typedef {{ readonly url: string, readonly cost: () => Promise<{ rss: number, cpuMs: number }>,
 *   readonly ask: (what: string) => Promise<any>, readonly stop: () => Promise<void> }} Running
 */

/**
 * @param {string} name
 * @param {string} root of a clone that is built
 * @returns {Contestant}
 */
export function bridgeIn(name, root) {
  return {
    name,
    program: join(root, 'dist', 'main.js'),
    cwd: root,
    prepare: async (folder, pairs) => {
      const { directory, policy } = await layGround(root, folder, pairs);
      return {
        OTP_BRIDGE_PROFILE: 'local',
        OTP_BRIDGE_DATA: folder,
        OTP_BRIDGE_DIRECTORY: directory,
        OTP_BRIDGE_POLICY: policy,
      };
    },
  };
}

/** @type {Contestant} */
export const bareBot = {
  name: 'bare',
  program: join(HERE, 'bare-bot.mjs'),
  cwd: join(HERE, '..'),
  prepare: async (folder) => ({ BENCH_DATA: folder }),
};

/**
 * @param {Contestant} contestant
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Running>} at once: whether it answers already is for whoever asks to see
 */
export async function start({ program, cwd }, env) {
  const port = await freePort();
  const ports = { OTP_BRIDGE_PORT: String(port), BENCH_PORT: String(port) };
  const child = fork(program, [], {
    cwd,
    env: { ...process.env, ...env, ...ports },
    execArgv: ['--import', join(HERE, 'reporter.mjs')],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  /** @type {string[]} */
  const errors = [];
  child.stderr?.on('data', (chunk) => errors.push(String(chunk)));
  child.once('exit', (code) => {
    if (code !== 0 && code !== null)
      throw new Error(`${program} ended: ${errors.join('').slice(-2000)}`);
  });
  /** @param {string} what */
  const ask = async (what) => {
    const answered = once(child, 'message');
    child.send(what);
    return (await answered)[0];
  };
  return {
    url: `http://127.0.0.1:${port}`,
    cost: async () => ask('cost'),
    ask,
    stop: async () => {
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
}

export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  await once(server.close(), 'close');
  return typeof address === 'object' ? (address?.port ?? 0) : 0;
}
