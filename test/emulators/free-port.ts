// A port for a process that cannot choose one and tell. From below those that systems hand out by themselves: between the look and
// the process's own listening nobody gets it by listening on 0, here or in a second run of the tests.
import { once } from 'node:events';
import { createServer } from 'node:net';

const FIRST = 20_000;
const MANY = 12_000;
/** Apart from those of other workers, whose numbers are near. */
let next = process.pid * 61;

export async function freePort(): Promise<number> {
  for (let tries = 0; tries < MANY; tries += 1) {
    const port = FIRST + (next++ % MANY);
    if (await isFree(port)) return port;
  }
  throw new Error(`no port is free from ${FIRST} on`);
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  try {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  } catch {
    return false;
  }
  server.close();
  await once(server, 'close');
  return true;
}
