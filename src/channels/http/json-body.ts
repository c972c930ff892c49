// JSON as it comes in over HTTP. An object that says itself what it becomes as a text or a number is nobody's of ours; whoever compares
// it, as a schema does with anything that has a length, would fall over it.
import express from 'express';
import type { RequestHandler } from 'express';

const SAID_BY_NOBODY = ['toString', 'valueOf'];

/** `limit`: as express has it, `'100kb'` say. Without those two. */
export function jsonBody(limit: string | number): RequestHandler {
  const reviver = (key: string, value: unknown): unknown =>
    SAID_BY_NOBODY.includes(key) ? undefined : value;
  return express.json({ limit, reviver });
}
