// @ts-check
// An environment's file under env/, as Agents Toolkit writes it: NAME=value lines.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

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

/**
 * Sets one value, where it stands or else at the end; every other line stays as it is.
 * @param {string} path
 * @param {string} name
 * @param {string} value
 */
export function writeEnvValue(path, name, value) {
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const line = new RegExp(`^${name}=.*$`, 'm');
  const end = text === '' || text.endsWith('\n') ? '' : '\n';
  const set = line.test(text)
    ? text.replace(line, () => `${name}=${value}`)
    : `${text}${end}${name}=${value}\n`;
  writeFileSync(path, set);
}
