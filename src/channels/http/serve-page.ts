// The set-up page's files, as the browser may use them: our own script, styles and decoder, nothing from elsewhere.
import { join } from 'node:path';
import express from 'express';
import type { RequestHandler, Router } from 'express';
import { sendInLanguage } from './in-language.js';
import { packedFiles } from './packed-files.js';

export type PageParts = {
  /** Folder of the built page. */
  readonly folder: string;
  /** Who may frame it: nobody in the local trial, Teams' hosts in Teams. */
  readonly framedBy: readonly string[];
  /** Everybody's, whatever their browser asks for: in the local trial alone. */
  readonly language?: string;
};

export function provisionPage({ folder, framedBy, language }: PageParts): Router {
  const router = express.Router();
  const policy = [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "img-src 'self' blob: data:",
    "connect-src 'self'",
    "worker-src 'self'",
    "media-src 'self' blob:",
    "font-src 'self'",
    "form-action 'none'",
    "base-uri 'none'",
    `frame-ancestors ${framedBy.length === 0 ? "'none'" : framedBy.join(' ')}`,
  ].join('; ');
  router.use((_request, response, next) => {
    response.set({
      'Content-Security-Policy': policy,
      'Permissions-Policy': 'display-capture=(self), camera=(self), geolocation=(), microphone=()',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Resource-Policy': 'same-origin',
    });
    next();
  });
  router.use(packedFiles(folder));
  if (language !== undefined) router.get('/', inLanguage(join(folder, 'index.html'), language));
  router.get('/', (_request, response, next) => {
    response.sendFile('index.html', { root: folder, cacheControl: false }, (error) => {
      // `next` of no error falls through to the plain 404.
      if (error !== undefined) next();
    });
  });
  router.use(
    express.static(folder, { index: false, redirect: false, cacheControl: false, etag: false }),
  );
  return router;
}

function inLanguage(file: string, language: string): RequestHandler {
  return async (_request, response, next) => {
    if ((await sendInLanguage(response, file, language)) === 'not there') next();
  };
}
