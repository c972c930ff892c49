// @ts-check
// Which ports of this machine are taken, before anything is started.
import { connect, createServer } from 'node:net';

/** Both, because a browser may take either for `localhost`. */
const LOOPBACK = ['127.0.0.1', '::1'];

/**
 * Those of the ports that somebody holds.
 * @param {readonly number[]} ports
 */
export async function findTakenPorts(ports) {
  const taken = await Promise.all(ports.map(isTaken));
  return ports.filter((_, index) => taken[index]);
}

/** @param {number} port */
async function isTaken(port) {
  for (const host of LOOPBACK) {
    // Windows and macOS let two programs bind one port on different addresses: so knock first.
    if ((await answers(host, port)) || (await isHeld(host, port))) return true;
  }
  return false;
}

/**
 * @param {string} host
 * @param {number} port
 * @returns {Promise<boolean>}
 */
function answers(host, port) {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 1000 });
    /** @param {boolean} answer */
    const end = (answer) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => end(true));
    socket.once('timeout', () => end(false));
    socket.once('error', () => end(false));
  });
}

/**
 * @param {string} host
 * @param {number} port
 * @returns {Promise<boolean>}
 */
function isHeld(host, port) {
  return new Promise((resolve) => {
    const server = createServer();
    // Another error is no sign of a holder: a machine without IPv6 has no ::1, a low port may need rights.
    server.once('error', (error) => resolve('code' in error && error.code === 'EADDRINUSE'));
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(false)));
  });
}
