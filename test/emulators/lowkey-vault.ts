// Lowkey Vault, an emulator of Key Vault by others, where its jar and a Java are at hand (see CONTRIBUTING.md).
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { Agent, get } from 'node:https';
import type { KeyVaultOptions } from '../../src/adapters/azure/key-vault-seed-vault.js';
import { freePort } from './free-port.js';
import { settingIn } from '../../scripts/environment.mjs';

/** Seconds for a Java to start on a busy machine. */
const START_SECONDS = 90;
// Its certificate is its own, made for localhost. Only this process, and only towards this port, takes it.
const agent = new Agent({ rejectUnauthorized: false });

/** The jar, or undefined after one line that says why the tests on it are skipped. */
export function lowkeyJar(what: string): string | undefined {
  const jar = settingIn(process.env, 'OTP_BRIDGE_LOWKEY');
  if (jar !== undefined && existsSync(jar)) return jar;
  const why = jar === undefined ? 'OTP_BRIDGE_LOWKEY is not set' : `there is no jar at ${jar}`;
  process.stdout.write(`SKIPPED: ${what}: ${why} (see CONTRIBUTING.md)\n`);
  return undefined;
}

export class LowkeyVault {
  readonly #port: number;
  readonly #process: ChildProcess;

  private constructor(port: number, child: ChildProcess) {
    this.#port = port;
    this.#process = child;
  }

  static async start(jar: string): Promise<LowkeyVault> {
    const port = await freePort();
    const child = spawn('java', ['-jar', jar, `--server.port=${port}`], { stdio: 'ignore' });
    const lowkey = new LowkeyVault(port, child);
    for (let second = 0; second < START_SECONDS; second += 1) {
      if (await lowkey.#answers()) return lowkey;
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
    await lowkey.stop();
    throw new Error('Lowkey Vault did not start');
  }

  get options(): KeyVaultOptions {
    // It looks whether there is a token, and at nothing in it.
    const token = { token: 'any', expiresOnTimestamp: Number.MAX_SAFE_INTEGER };
    return {
      vaultUrl: `https://localhost:${this.#port}`,
      credential: { getToken: async () => token },
      budgetMs: 20_000,
      transport: {
        disableChallengeResourceVerification: true,
        additionalPolicies: [
          {
            position: 'perCall',
            policy: {
              name: 'to-lowkey',
              sendRequest: async (request, next) => next(Object.assign(request, { agent })),
            },
          },
        ],
      },
    };
  }

  async stop(): Promise<void> {
    this.#process.kill();
    if (this.#process.exitCode === null) await once(this.#process, 'exit');
  }

  async #answers(): Promise<boolean> {
    return new Promise((resolve) => {
      get(`https://localhost:${this.#port}/ping`, { agent }, (response) => {
        response.resume();
        resolve(response.statusCode === 200);
      }).on('error', () => {
        resolve(false);
      });
    });
  }
}
