// A calibration as it is kept between two sittings: steps, times and answers; no secret and no code. At its end the profile stands in it,
// as the policy takes it.
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { parseForeignJson } from '../../domain/json.js';
import { instant, step } from '../../domain/ids.js';
import type { Tried } from '../../domain/otp/calibrate.js';
import type { VerifierProfile } from '../../domain/otp/verifier-profile.js';
import type { Key } from '../../channels/cli/t2otp/read-key.js';

const whole = z.number().int();
const tried = z.strictObject({
  offset: whole.min(-4).max(4),
  step: whole.min(0).transform(step),
  notBefore: whole.transform(instant),
  notAfter: whole.transform(instant),
  phase: z.enum(['early', 'middle', 'late']),
  outcome: z.enum(['accepted', 'refused', 'mistyped']),
});
const kept = z.object({
  periodSeconds: whole,
  /** Of the first try: another secret, or none of ours, gives another one. */
  mark: z.string(),
  tries: z.array(tried).max(100),
});

export type Run = { readonly mark: string; readonly tries: readonly Tried[] };

/** Undefined where the file is not one of this secret; without a file an empty run. */
export async function readRun(file: string, key: Key): Promise<Run | undefined> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return { mark: markOf(key), tries: [] };
  const read = kept.safeParse(parseForeignJson(text));
  const { periodSeconds } = key.parameters;
  const fits = read.success && read.data.periodSeconds === periodSeconds;
  return fits && read.data.mark === markOf(key) ? read.data : undefined;
}

export async function writeRun(
  file: string,
  { mark, tries }: Run,
  more: { readonly periodSeconds: number; readonly profile?: VerifierProfile },
): Promise<void> {
  const { periodSeconds, profile } = more;
  const text = JSON.stringify({ periodSeconds, mark, tries, profile }, undefined, 2);
  await writeFile(file, `${text}\n`, { mode: 0o600 });
}

/** Four hexadecimal digits: they tell a mix-up, and next to nothing of the secret. */
function markOf({ seed }: Key): string {
  return seed.use((bytes) =>
    createHash('sha256').update('otp-bridge calibrate').update(bytes).digest('hex').slice(0, 4),
  );
}
