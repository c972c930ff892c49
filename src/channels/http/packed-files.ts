// A built file as the browser takes it: packed at the build, where it takes that; else as it is.
import { existsSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { RequestHandler } from 'express';

/** By what a browser calls them, the smaller one first; with the end of the file's name. */
const PACKED = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;

/** Before whatever serves the files of `folder`; `index.html` is what lies at its root. */
export function packedFiles(folder: string): RequestHandler {
  /** Files of the build: they are there from the start, or not at all. */
  const known = new Map<string, boolean>();
  const isThere = (name: string): boolean => {
    const there = known.get(name) ?? existsSync(join(folder, name));
    if (known.size < KNOWN_AT_MOST) known.set(name, there);
    return there;
  };
  return (request, response, next) => {
    const name = request.path === '/' ? 'index.html' : request.path.slice(1);
    const plain = request.method === 'GET' && FILE.test(name);
    // One after the other: of what a browser takes alike, it is we who choose.
    const found = PACKED.find(
      ([encoding, end]) => request.acceptsEncodings(encoding) !== false && isThere(name + end),
    );
    response.vary('Accept-Encoding');
    if (!plain || found === undefined) {
      next();
      return;
    }
    const [encoding, end] = found;
    response.set('Content-Encoding', encoding);
    response.type(extname(name));
    response.sendFile(name + end, { root: folder, cacheControl: false, etag: false }, (error) => {
      if (error === undefined || response.headersSent) return;
      response.removeHeader('Content-Encoding');
      next();
    });
  };
}

const KNOWN_AT_MOST = 100;
/** Our build makes no other names. */
const FILE = /^[0-9A-Za-z_-]+\.(?:js|css|html|wasm)$/;
