// The local trial has no channel authentication, and any web page that is open on this machine can post to 127.0.0.1:
// only what a program on this machine sends is let in.
import type { IncomingHttpHeaders } from 'node:http';

export type GuardRefusal = { readonly status: 403 | 415; readonly code: string };

/** Why this request is not let in, or undefined where it is. */
export function whyNotLocal(headers: IncomingHttpHeaders, port: number): GuardRefusal | undefined {
  const host = whyNotOurHost(headers, port);
  if (host !== undefined) return host;
  // Browsers send Origin with every post from a page; no channel does.
  if (headers.origin !== undefined) return { status: 403, code: 'ORIGIN' };
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'none') return { status: 403, code: 'FETCH_SITE' };
  return undefined;
}

/** A name that somebody's DNS points at this machine has another Host. */
export function whyNotOurHost(
  headers: IncomingHttpHeaders,
  port: number,
): GuardRefusal | undefined {
  return hostsOf(port).includes(headers.host ?? '') ? undefined : { status: 403, code: 'HOST' };
}

/** Where our own page may come from. */
export function originsOf(port: number): readonly string[] {
  return hostsOf(port).map((host) => `http://${host}`);
}

/** A page may post text or forms to anywhere without asking; JSON it may not. */
export function whyNotJson(headers: IncomingHttpHeaders): GuardRefusal | undefined {
  const type = headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  return type === 'application/json' ? undefined : { status: 415, code: 'CONTENT_TYPE' };
}

function hostsOf(port: number): readonly string[] {
  return [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`];
}
