// WebDriver's commands by HTTP, to a driver that now and then never answers.
import { z } from 'zod';

export type Address = readonly [method: 'GET' | 'POST' | 'DELETE', path: string];
export type Limit = () => AbortSignal;

/** Ends what would wait for ever, and nothing else: a busy machine takes seconds for an answer, and half a minute for a browser. */
const MINUTE: Limit = () => AbortSignal.timeout(60_000);
const A_WHILE: Limit = () => AbortSignal.timeout(15_000);
const TRIES = 8;

const valueSchema = z.object({ value: z.unknown() });
const errorSchema = z.object({ error: z.string(), message: z.string() });

export async function askDriver(
  base: string,
  [method, path]: Address,
  body: object,
): Promise<unknown> {
  const sent = method === 'POST' ? { body: JSON.stringify(body) } : {};
  return answerOf(path === '' ? base : `${base}/${path}`, { method, ...sent }, MINUTE());
}

/**
 * Of a script that says and does the same when it runs twice. WebKit's driver loses the answer of one that meets a page in the moment
 * in which another takes its place (once in some hundred); the next is answered by the page that came.
 */
export async function askScript(base: string, body: object, limit = A_WHILE): Promise<unknown> {
  for (let tries = 1; ; tries += 1) {
    const signal = limit();
    try {
      const sent = { method: 'POST', body: JSON.stringify(body) };
      return await answerOf(`${base}/execute/sync`, sent, signal);
    } catch (error) {
      if (!signal.aborted || tries === TRIES) throw error;
    }
  }
}

async function answerOf(address: string, sent: RequestInit, signal: AbortSignal): Promise<unknown> {
  const response = await fetch(address, { ...sent, signal });
  const { value } = valueSchema.parse(await response.json());
  if (response.ok) return value;
  const { error, message } = errorSchema.parse(value);
  throw new Error(`${new URL(address).pathname}: ${error}: ${message}`);
}
