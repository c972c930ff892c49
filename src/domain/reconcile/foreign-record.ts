// One record of a log of somebody else's, whichever way it was exported: JSON in another depth, or a row of a sheet, in which objects are
// JSON in a cell. Its fields are found by the letters of their names alone, so that `requestUri`, `requestUri_s` and `RequestUri` are near.
import { readLogTime } from './log-time.js';
import type { Instant } from '../ids.js';

/** By the letters and digits of their paths, in lower case: `mfaDetail.authMethod` is `mfadetailauthmethod`. `properties` is no part of a path. */
export type ForeignRecord = ReadonlyMap<string, unknown>;

const DEEPEST = 4;

export function foreignRecord(record: object): ForeignRecord {
  const found = new Map<string, unknown>();
  gather(record, { path: '', depth: 0, found });
  return found;
}

type At = { readonly path: string; readonly depth: number; readonly found: Map<string, unknown> };

function gather(of: object, { path, depth, found }: At): void {
  const members: readonly [string, unknown][] = Object.entries(of);
  for (const [key, raw] of members) {
    const name = lettersOf(key);
    const own = name === 'properties' ? path : `${path}${name}`;
    const value = unpacked(raw);
    if (isObject(value) && depth < DEEPEST) gather(value, { path: own, depth: depth + 1, found });
    else if (!found.has(own)) found.set(own, value);
  }
}

export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function lettersOf(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** JSON in a cell of a sheet. */
function unpacked(raw: unknown): unknown {
  if (typeof raw !== 'string' || !/^\s*[[{]/.test(raw)) return raw;
  try {
    return JSON.parse(raw);
  } catch {
    return raw;
  }
}

/** The first of these fields that says something. */
export function textIn(record: ForeignRecord, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = record.get(name);
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
    if (typeof value === 'string' && value.trim() !== '') return value.trim();
  }
  return undefined;
}

export function timeIn(record: ForeignRecord, ...names: readonly string[]): Instant | undefined {
  const text = textIn(record, ...names);
  return text === undefined ? undefined : readLogTime(text);
}
