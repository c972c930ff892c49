// @ts-check
import { setTimeout as pause } from 'node:timers/promises';
import { CannotStart } from './cannot-start.mjs';

const PATIENCE_MS = 60_000;

/**
 * Ends when the address answers with a success.
 * @param {string} url
 */
export async function untilAnswers(url) {
  const attempts = PATIENCE_MS / 200;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    if (await answersOnce(url)) return;
    await pause(200);
  }
  throw new CannotStart(`${url} did not answer within a minute.`);
}

/** @param {string} url */
async function answersOnce(url) {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2000) })).ok;
  } catch {
    return false;
  }
}
