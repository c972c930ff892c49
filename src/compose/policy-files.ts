// The two places of a deployment's policy: in the package that was published, where the first one comes from, and beside it,
// where a later one is put. The one that was written last counts.
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { ConfigurationWrong } from '../config/problem.js';
import type { Policy } from '../domain/policy/policy.js';
import { parsePolicyText, policyText } from './read-policy.js';

export type PolicyFiles = {
  /** What `OTP_BRIDGE_POLICY` names. */
  readonly beside: string;
  /** What `npm run stage -- --policy FILE` put into the package, with the time of its last change. */
  readonly packaged: { readonly policy: string; readonly stamp: string };
};

export type FoundPolicy = {
  readonly path: string;
  readonly text: string;
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

/** Those that are there and can be read, the newest first. */
export async function findPolicies({
  beside,
  packaged,
}: PolicyFiles): Promise<readonly FoundPolicy[]> {
  const found = [
    await foundAt(beside, changedAt),
    await foundAt(packaged.policy, async () => stampedAt(packaged.stamp)),
  ];
  return found
    .filter((one) => one !== undefined)
    .sort((one, other) => other.writtenAt - one.writtenAt);
}

/** The text of the newest one, afresh at each call; undefined where there is none. */
export function newestPolicyText(files: PolicyFiles): () => Promise<string | undefined> {
  return async () => (await findPolicies(files))[0]?.text;
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

async function foundAt(
  path: string,
  writtenAt: (path: string) => Promise<number>,
): Promise<FoundPolicy | undefined> {
  const text = await policyText(path)();
  return text === undefined ? undefined : { path, text, writtenAt: await writtenAt(path) };
}

async function changedAt(path: string): Promise<number> {
  try {
    return (await stat(path)).mtimeMs;
  } catch {
    // It was there a moment ago, so it is being put in place right now.
    return Number.MAX_SAFE_INTEGER;
  }
}

/** A package keeps no times that can be relied on. One without a stamp is older than anything. */
async function stampedAt(path: string): Promise<number> {
  try {
    const content: unknown = JSON.parse(await readFile(path, 'utf8'));
    return Date.parse(stampSchema.parse(content).writtenAt);
  } catch {
    // Not there, or not as we write it.
    return 0;
  }
}
