// The toolset page, one file. What it may do stands in the page itself, by hashes; here only that nobody frames it, and what time it is:
// the page asks for nothing, and reads of its own visit whether this machine's clock and the reader's agree.
import type { RequestHandler } from 'express';
import type { Clock } from '../../ports/clock.js';
import { sendInLanguage } from './in-language.js';

export type ToolsetParts = {
  /** The built page. */
  readonly file: string;
  readonly clock: Clock;
  /** Everybody's, whatever their browser asks for. */
  readonly language?: string;
};

export function serveToolset({ file, clock, language }: ToolsetParts): RequestHandler {
  return async (request, response, next) => {
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
    if (language !== undefined) {
      if ((await sendInLanguage(response, file, language)) === 'not there') next();
      return;
    }
    response.sendFile(file, { cacheControl: false, etag: false }, (error) => {
      // `next` of no error falls through to the plain 404.
      if (error !== undefined && !response.headersSent) next();
    });
  };
}
