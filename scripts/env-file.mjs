// @ts-check
// An environment's file under env/, as Agents Toolkit writes it: NAME=value lines.
import { existsSync, readFileSync } from 'node:fs';

/**
 * What the file says; empty where there is none.
 * @param {string} path
 * @returns {Record<string, string>}
 */
export function readEnvFile(path) {
  if (!existsSync(path)) return {};
  const lines = readFileSync(path, 'utf8').split(/\r?\n/);
  return Object.fromEntries(
    lines.flatMap((line) => {
      const match = /^\s*([A-Z][A-Z0-9_]*)\s*=\s*(.*?)\s*$/.exec(line);
      return match === null ? [] : [[match[1], unquoted(match[2] ?? '')]];
    }),
  );
}

/** @param {string} text */
function unquoted(text) {
  return /^(["']).*\1$/.test(text) ? text.slice(1, -1) : text;
}
