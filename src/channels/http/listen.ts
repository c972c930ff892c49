// A server that has begun to listen, and on which port.
import type { Server } from 'node:http';
import type express from 'express';
import { asPortTaken } from './port-taken.js';

/** Throws `PortTaken`. */
export async function listen(
  app: express.Express,
  port: number,
  host: string | undefined,
): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = host === undefined ? app.listen(port) : app.listen(port, host);
    server.once('listening', () => {
      resolve(server);
    });
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(asPortTaken(port, error));
    });
  });
}

/** The one that was asked for, where the system does not say. */
export function portOf(server: Server, asked: number): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : asked;
}
