// @ts-check
// Loaded before the Playground (`--import`), which listens on every address and asks nobody where they come from:
// anybody near could approve in Megan's name, any web page could read the code. Here it hears this machine alone.
import { Server as HttpServer } from 'node:http';
import { Server } from 'node:net';
import { isFromOwnPage } from './same-page.mjs';

const listen = Server.prototype.listen;

/**
 * @this {Server}
 * @param {unknown} port
 * @param {unknown[]} rest
 */
function listenOnLoopback(port, ...rest) {
  if (typeof port !== 'number')
    throw new Error('The Playground listens in a way that is not known.');
  // What it does when the port was taken in the meantime: it would be at an address that nobody was told.
  if (port === 0) refusePort();
  const ready = rest.find((argument) => typeof argument === 'function');
  if (this instanceof HttpServer) {
    guard(this, port);
    this.once('listening', () => listenOnIpv6(this, port));
  }
  return Reflect.apply(listen, this, [{ host: '127.0.0.1', port }, ready]);
}

function refusePort() {
  console.error('The port of this window was taken.');
  process.exit(1);
}

/**
 * `localhost` may mean ::1, where another program would be taken for this window.
 * @param {HttpServer} server
 * @param {number} port
 */
function listenOnIpv6(server, port) {
  const second = new Server((socket) => server.emit('connection', socket));
  second.on('error', (error) => console.warn(`Not on ::1: ${error.message}`));
  Reflect.apply(listen, second, [{ host: '::1', port, ipv6Only: true }]);
}

/**
 * @param {HttpServer} server
 * @param {number} port
 */
function guard(server, port) {
  const emit = server.emit;
  server.emit = (/** @type {string} */ event, /** @type {any[]} */ ...args) => {
    const [request, answer] = args;
    if (event === 'request') {
      answer.setHeader('Content-Security-Policy', "frame-ancestors 'none'");
      if (!isFromOwnPage(request.headers, port)) return answer.writeHead(403).end();
    }
    if (event === 'upgrade' && !isFromOwnPage(request.headers, port)) return answer.destroy();
    return Reflect.apply(emit, server, [event, ...args]);
  };
}

Reflect.set(Server.prototype, 'listen', listenOnLoopback);
