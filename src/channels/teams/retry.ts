// The channel asks us to come again, later, with growing pauses that are never the same for two of us
// (learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit, and the status codes' own page: 412, 429, 502, 503 and 504).
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';

const COME_AGAIN: readonly number[] = [412, 429, 502, 503, 504];
const ATTEMPTS = 4;
const FIRST_PAUSE_MS = 250;

export type Persistence = {
  /** Ends the waiting too. */
  readonly signal: AbortSignal;
  /** From 0 up to 1. */
  readonly chance: () => number;
};

/** Throws what the last attempt threw; what was cut short throws the signal's reason. */
export async function retry<T>(
  work: () => Promise<T>,
  { signal, chance }: Persistence,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      const wait = attempt < ATTEMPTS ? pauseAfter(error, attempt, chance) : undefined;
      if (wait === undefined || signal.aborted) throw error;
      await pause(wait, undefined, { signal });
    }
  }
}

const refusal = z.looseObject({
  statusCode: z.number(),
  response: z
    .looseObject({ headers: z.custom<{ get(name: string): string | undefined }>(hasGet) })
    .optional(),
});

function hasGet(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'get' in value;
}

/** Milliseconds to wait before the next attempt; undefined where another one is of no use. */
function pauseAfter(error: unknown, attempt: number, chance: () => number): number | undefined {
  const parsed = refusal.safeParse(error);
  if (!parsed.success || !COME_AGAIN.includes(parsed.data.statusCode)) return undefined;
  const asked = Number(parsed.data.response?.headers.get('retry-after'));
  if (Number.isFinite(asked) && asked > 0) return asked * 1000;
  const most = FIRST_PAUSE_MS * 2 ** (attempt - 1);
  return most / 2 + (most / 2) * chance();
}
