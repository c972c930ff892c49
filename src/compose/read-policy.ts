// The policy file as it lies on the disk, read whole or refused whole.
import { readFile } from 'node:fs/promises';
import { parsePolicyFile } from '../config/policy-file.js';
import { ConfigurationWrong } from '../config/problem.js';
import type { Policy } from '../domain/policy/policy.js';

/** Throws `ConfigurationWrong`, with everything that is wrong in it. */
export async function readPolicy(path: string): Promise<Policy> {
  const parsed = parsePolicyFile(await readJson(path), path);
  if (parsed.ok) return parsed.policy;
  throw new ConfigurationWrong(parsed.problems);
}

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    const problem =
      error instanceof SyntaxError ? 'is not JSON. Correct it.' : 'cannot be read. Is it there?';
    throw new ConfigurationWrong([{ where: path, problem }], { cause: error });
  }
}
