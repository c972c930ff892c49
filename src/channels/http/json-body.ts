// JSON as it comes in over HTTP.
import express from 'express';
import type { RequestHandler } from 'express';
import { reviveForeign } from '../../domain/json.js';

/** `limit`: as express has it, `'100kb'` say. */
export function jsonBody(limit: string | number): RequestHandler {
  return express.json({ limit, reviver: reviveForeign });
}
