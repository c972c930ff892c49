// Azurite, Microsoft's emulator of Azure Storage, where it was installed for the tests (see CONTRIBUTING.md).
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { AzureNamedKeyCredential } from '@azure/data-tables';
import { freePort } from './free-port.js';
import type { OwnerOptions } from './make-table.js';
import { settingIn } from '../../scripts/environment.mjs';

/** Azurite's account and key are the same everywhere, and published. */
export const ACCOUNT = 'devstoreaccount1';
export const KEY =
  'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';

const MAIN = join('dist', 'src', 'table', 'main.js');

/** Where Azurite lies, or undefined after one line that says why the tests on it are skipped. */
export function azuriteFolder(what: string): string | undefined {
  const folder = settingIn(process.env, 'OTP_BRIDGE_AZURITE');
  if (folder !== undefined && existsSync(join(folder, MAIN))) return folder;
  const why =
    folder === undefined ? 'OTP_BRIDGE_AZURITE is not set' : `there is no Azurite in ${folder}`;
  process.stdout.write(`SKIPPED: ${what}: ${why} (see CONTRIBUTING.md)\n`);
  return undefined;
}

export type SecureAzurite = {
  readonly certFile: string;
  readonly keyFile: string;
  /** Name of the storage account. */
  readonly account: string;
};

const tls = (secure: SecureAzurite | undefined): readonly string[] =>
  secure === undefined
    ? []
    : ['--oauth', 'basic', '--cert', secure.certFile, '--key', secure.keyFile];
const accountOf = ({ account }: SecureAzurite): string => `${account}:${KEY}`;

export class Azurite {
  readonly port: number;
  readonly #process: ChildProcess;

  private constructor(port: number, child: ChildProcess) {
    this.port = port;
    this.#process = child;
  }

  /** `secure`: with TLS, for bearers of Entra's tokens, of which it checks everything but the signature. */
  static async start(folder: string, secure?: SecureAzurite): Promise<Azurite> {
    const port = await freePort();
    const flags = ['--inMemoryPersistence', '--silent', '--disableTelemetry'];
    const where = ['--tableHost', '127.0.0.1', '--tablePort', String(port)];
    const child = spawn(
      process.execPath,
      [join(folder, MAIN), ...flags, ...where, ...tls(secure)],
      {
        env: {
          ...process.env,
          ...(secure === undefined ? {} : { AZURITE_ACCOUNTS: accountOf(secure) }),
        },
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    for await (const line of child.stdout) {
      if (String(line).includes('successfully started')) break;
    }
    return new Azurite(port, child);
  }

  /** How a store reaches this Azurite, or something that passes on to it at `port`. */
  options(table: string, port = this.port, account = ACCOUNT): OwnerOptions {
    return {
      endpoint: `http://127.0.0.1:${port}/${account}`,
      table,
      credential: new AzureNamedKeyCredential(account, KEY),
      budgetMs: 20_000,
      transport: { allowInsecureConnection: true },
    };
  }

  async stop(): Promise<void> {
    this.#process.kill();
    if (this.#process.exitCode === null) await once(this.#process, 'exit');
  }
}
