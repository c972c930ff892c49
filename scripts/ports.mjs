// @ts-check
// Which ports of this machine are taken, before anything is started.
import { connect, createServer } from 'node:net';

/** Both, because a browser may take either for `localhost`. */
const LOOPBACK = ['127.0.0.1', '::1'];
const SHOW_KEPT = 'netsh interface ipv4 show excludedportrange protocol=tcp';

/**
 * Why a port cannot be had: somebody listens there, or the system keeps it, as Windows does with ranges for Hyper-V, WSL and
 * Docker.
 * @typedef {{ readonly port: number, readonly why: 'held' | 'kept' }} TakenPort
 * @typedef {(host: string, port: number) => Promise<string | undefined>} TryPort the error's code where it cannot be had
 */

/**
 * Those of the ports that cannot be had.
 * @param {readonly number[]} ports
 * @param {TryPort} [tryPort]
 * @returns {Promise<TakenPort[]>}
 */
export async function findTakenPorts(ports, tryPort = listenOnce) {
  const found = await Promise.all(
    ports.map(async (port) => ({ port, why: await whyTaken(port, tryPort) })),
  );
  return found.flatMap(({ port, why }) => (why === undefined ? [] : [{ port, why }]));
}

/**
 * @param {number} port
 * @param {TryPort} tryPort
 * @returns {Promise<'held' | 'kept' | undefined>}
 */
async function whyTaken(port, tryPort) {
  for (const host of LOOPBACK) {
    // Windows and macOS let two programs bind one port on different addresses: so knock first.
    if (await answers(host, port)) return 'held';
    const code = await tryPort(host, port);
    if (code === 'EADDRINUSE') return 'held';
    if (code === 'EACCES') return 'kept';
    // Another error is no sign of either: a machine without IPv6 has no ::1.
  }
  return undefined;
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
 * @returns {Promise<string | undefined>}
 */
function listenOnce(host, port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error) => resolve('code' in error ? String(error.code) : error.name));
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(undefined)));
  });
}

/**
 * What to tell whoever wants these ports; empty where they can be had.
 * @param {{ readonly taken: readonly TakenPort[], readonly botPort: number, readonly platform: NodeJS.Platform }} found
 * @returns {readonly string[]}
 */
export function sayTaken({ taken, botPort, platform }) {
  if (taken.length === 0) return [];
  const isKept = taken.some(({ why }) => why === 'kept');
  return [
    ...taken.map(
      ({ port, why }) =>
        `Port ${port} is ${why === 'held' ? 'taken' : 'kept by the system for others'}.`,
    ),
    ...(isKept && platform === 'win32' ? [`Which ones Windows keeps: ${SHOW_KEPT}`] : []),
    ...(taken.some(({ port }) => port === botPort)
      ? ['For the bot choose another: OTP_BRIDGE_PORT=3979']
      : []),
    ...(taken.some(({ port }) => port !== botPort)
      ? ['For the windows choose two others: OTP_BRIDGE_WINDOWS=3990,3991']
      : []),
    'Set it in the environment and run `npm start` again. Or is OTP Bridge running already?',
  ];
}
