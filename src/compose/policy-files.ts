// The two places of a deployment's policy: in the package that was published, where the first one comes from, and beside it,
// where a later one is put. The one that was written last counts.
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { errorCode } from '../adapters/local/error-code.js';
import { ConfigurationWrong } from '../config/problem.js';
import type { Policy } from '../domain/policy/policy.js';
import { parsePolicyText, readPolicyText } from './read-policy.js';

export type PolicyFiles = {
  /** What `OTP_BRIDGE_POLICY` names. */
  readonly beside: string;
  /** What `npm run stage -- --policy FILE` put into the package, with the time of its last change. */
  readonly packaged: { readonly policy: string; readonly stamp: string };
};

export type FoundPolicy = {
  readonly path: string;
  /** Undefined where it is there, or was, and cannot be read now. */
  readonly text: string | undefined;
  /** Milliseconds since 1970. */
  readonly writtenAt: number;
};

/** Beside `dist`, two levels up from here. */
const PACKAGED = fileURLToPath(new URL('../../policy/', import.meta.url));

const stampSchema = z.object({ writtenAt: z.iso.datetime() });

export function policyFiles(beside: string, packaged = PACKAGED): PolicyFiles {
  const stamp = join(packaged, 'stamp.json');
  return { beside, packaged: { policy: join(packaged, 'policy.json'), stamp } };
}

/** Those that are there, the newest first. What cannot be read may be newer than anything. */
export async function findPolicies({
  beside,
  packaged,
}: PolicyFiles): Promise<readonly FoundPolicy[]> {
  const found = [
    await findAt(beside, readChangeTime),
    await findAt(packaged.policy, async () => readStamp(packaged.stamp)),
  ];
  return found
    .filter((one) => one !== undefined)
    .sort((one, other) => other.writtenAt - one.writtenAt);
}

/**
 * The text of the newest one, afresh at each call; undefined where there is none, or the one that counted is gone: an older one
 * in its place would loosen what was tightened since.
 */
export function readNewestPolicy(files: PolicyFiles): () => Promise<string | undefined> {
  let lastSeen: FoundPolicy | undefined;
  return async () => {
    const found = await findPolicies(files);
    const [newest] = found;
    const isLost = lastSeen !== undefined && !found.some(({ path }) => path === lastSeen?.path);
    if (isLost && (newest?.writtenAt ?? 0) <= (lastSeen?.writtenAt ?? 0)) return undefined;
    lastSeen = newest ?? lastSeen;
    return newest?.text;
  };
}

/**
 * The newest one. An older one in its place only where it is in force already, or nothing ever was: what was tightened since
 * must not come loose because of a slip in a file. `inForce`: its version, where the tenant was opened before. Throws
 * `ConfigurationWrong`, with what is wrong in the newest.
 */
export function choosePolicy(
  found: readonly FoundPolicy[],
  { beside }: PolicyFiles,
  inForce: string | undefined,
): Policy {
  const [newest, ...older] = found;
  const first = parsePolicyText(newest?.text, newest?.path ?? beside);
  if (first.ok) return first.policy;
  for (const { text, path } of older) {
    const parsed = parsePolicyText(text, path);
    if (parsed.ok && (inForce === undefined || inForce === parsed.policy.version)) {
      return parsed.policy;
    }
  }
  throw new ConfigurationWrong(first.problems);
}

async function findAt(
  path: string,
  writtenAt: (path: string) => Promise<number>,
): Promise<FoundPolicy | undefined> {
  const text = await readPolicyText(path)();
  if (text !== undefined) return { path, text, writtenAt: await writtenAt(path) };
  return (await isThere(path)) ? { path, text, writtenAt: Number.MAX_SAFE_INTEGER } : undefined;
}

/** Only what the system says is not there is taken for that: a share may fail. */
async function isThere(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    return errorCode(error) !== 'ENOENT';
  }
}

async function readChangeTime(path: string): Promise<number> {
  try {
    return (await stat(path)).mtimeMs;
  } catch {
    // It was there a moment ago, so it is being put in place right now.
    return Number.MAX_SAFE_INTEGER;
  }
}

/** A package keeps no times that can be relied on. One without a stamp is older than anything. */
async function readStamp(path: string): Promise<number> {
  try {
    const content: unknown = JSON.parse(await readFile(path, 'utf8'));
    return Date.parse(stampSchema.parse(content).writtenAt);
  } catch {
    // Not there, or not as we write it.
    return 0;
  }
}
