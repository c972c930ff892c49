// The toolset page, one file. What it may do stands in the page itself, by hashes; here only that nobody frames it, and what time it is:
// the page asks for nothing, and reads of its own visit whether this machine's clock and the reader's agree.
import type { RequestHandler } from 'express';
import type { Clock } from '../../ports/clock.js';

export type ToolsetParts = {
  /** The built page. */
  readonly file: string;
  readonly clock: Clock;
};

export function serveToolset({ file, clock }: ToolsetParts): RequestHandler {
  return (request, response, next) => {
    if (request.method !== 'GET' || request.path !== '/') {
      next();
      return;
    }
    response.set({
      'Content-Security-Policy': "frame-ancestors 'none'",
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Server-Timing': `clock;desc="${clock.now()}"`,
    });
    response.sendFile(file, { cacheControl: false, etag: false }, (error) => {
      // `next` of no error falls through to the plain 404.
      if (error !== undefined && !response.headersSent) next();
    });
  };
}
