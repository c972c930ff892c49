// One text for one value, whatever order its keys were written in: what the audit's hashes are taken over.
import { InvariantBroken } from '../outcome.js';

/**
 * JSON with keys in code-unit order and no white space, as RFC 8785 has it for the values we use: strings, whole
 * numbers, booleans, null, lists and plain objects. Keys with `undefined` are left out.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') {
    return JSON.stringify(value);
  }
  if (typeof value === 'number') return wholeNumber(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object') {
    const members: Readonly<Record<string, unknown>> = { ...value };
    const written = Object.keys(members)
      .filter((key) => members[key] !== undefined)
      .sort()
      .map((key) => `${JSON.stringify(key)}:${canonicalJson(members[key])}`);
    return `{${written.join(',')}}`;
  }
  throw new InvariantBroken(`an audit entry cannot hold a ${typeof value}`);
}

function wholeNumber(value: number): string {
  // Only whole numbers print the same everywhere.
  if (!Number.isSafeInteger(value)) throw new InvariantBroken('an audit entry holds whole numbers');
  return String(value);
}
