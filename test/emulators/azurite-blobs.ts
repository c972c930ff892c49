// Azurite's blobs, and a container in it whose address has the right to read and add in it (an account SAS).
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { ACCOUNT, KEY } from './azurite.js';
import { freePort } from './free-port.js';

const MAIN = join('dist', 'src', 'blob', 'main.js');
const VERSION = '2021-12-02';

export class AzuriteBlobs {
  readonly #port: number;
  readonly #process: ChildProcess;

  private constructor(port: number, child: ChildProcess) {
    this.#port = port;
    this.#process = child;
  }

  static async start(folder: string): Promise<AzuriteBlobs> {
    const port = await freePort();
    const flags = [
      '--inMemoryPersistence',
      '--silent',
      '--disableTelemetry',
      '--skipApiVersionCheck',
    ];
    const where = ['--blobHost', '127.0.0.1', '--blobPort', String(port)];
    const child = spawn(process.execPath, [join(folder, MAIN), ...flags, ...where], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    for await (const line of child.stdout) {
      if (String(line).includes('successfully listens')) break;
    }
    return new AzuriteBlobs(port, child);
  }

  /** Its address; `permissions`: of the address that comes back. */
  async makeContainer(name: string, permissions = 'rlac'): Promise<string> {
    const address = (rights: string): string =>
      `http://127.0.0.1:${this.#port}/${ACCOUNT}/${name}?${sas(rights)}`;
    const made = await fetch(`${address('rwlac')}&restype=container`, { method: 'PUT' });
    if (made.status !== 201) throw new Error(`no container: ${made.status} ${await made.text()}`);
    return address(permissions);
  }

  async stop(): Promise<void> {
    // At once: it would say goodbye to a pipe that nobody reads any more.
    this.#process.kill('SIGKILL');
    await once(this.#process, 'exit');
  }
}

/** https://learn.microsoft.com/rest/api/storageservices/create-account-sas */
function sas(permissions: string): string {
  const parts = { sv: VERSION, ss: 'b', srt: 'sco', sp: permissions, se: '2099-01-01T00:00:00Z' };
  const signed = [ACCOUNT, permissions, 'b', 'sco', '', parts.se, '', '', VERSION, '', ''].join(
    '\n',
  );
  const sig = createHmac('sha256', Buffer.from(KEY, 'base64')).update(signed).digest('base64');
  return new URLSearchParams({ ...parts, sig }).toString();
}
