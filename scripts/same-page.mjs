// @ts-check
// Who may talk to a Playground: its own page, and programs of this machine (which send no Origin).

/**
 * A page of another site can reach a port of this machine and has an Origin, or, by a name that resolves to
 * 127.0.0.1, a foreign Host.
 * @param {import('node:http').IncomingHttpHeaders} headers
 * @param {number} port
 */
export function isFromOwnPage(headers, port) {
  const hosts = ['localhost', '127.0.0.1', '[::1]'].map((name) => `${name}:${port}`);
  if (!hosts.includes(headers.host ?? '')) return false;
  return headers.origin === undefined || hosts.some((host) => headers.origin === `http://${host}`);
}
