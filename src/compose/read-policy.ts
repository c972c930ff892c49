// The policy file as it lies on the disk, read whole or refused whole.
import { readText } from '../adapters/local/read-text.js';
import { troubleAt } from '../adapters/local/system-trouble.js';
import { parsePolicyFile } from '../config/policy-file.js';
import type { PolicyFileResult } from '../config/policy-file.js';
import { saySyntax } from '../config/policy/say-syntax.js';
import { ConfigurationWrong } from '../config/problem.js';
import { parseForeignJson } from '../domain/json.js';
import type { Policy } from '../domain/policy/policy.js';

/** Throws `ConfigurationWrong`, with everything that is wrong in it. */
export async function readPolicy(path: string): Promise<Policy> {
  const parsed = parsePolicyText(await readNow(path), path);
  if (parsed.ok) return parsed.policy;
  throw new ConfigurationWrong(parsed.problems);
}

/** Reads it afresh at each call; undefined where it cannot be read. */
export function readPolicyText(path: string): () => Promise<string | undefined> {
  return async () => {
    try {
      return await readText(path);
    } catch {
      // Why not is the platform's text, and it may be there again a moment later.
      return undefined;
    }
  };
}

/** As a file is read that somebody has just named: the system's reason goes with it. */
async function readNow(path: string): Promise<string> {
  try {
    return await readText(path);
  } catch (error) {
    const problem = `cannot be read. ${troubleAt(path, error)}.`;
    throw new ConfigurationWrong([{ where: 'The policy', problem }], { cause: error });
  }
}

export function parsePolicyText(text: string | undefined, path: string): PolicyFileResult {
  if (text === undefined) return refused(path, 'cannot be read. Is it there?');
  const content = parseForeignJson(text);
  return content === undefined ? refused(path, saySyntax(text)) : parsePolicyFile(content, path);
}

function refused(where: string, problem: string): PolicyFileResult {
  return { ok: false, problems: [{ where, problem }] };
}
