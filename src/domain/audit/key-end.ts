// How a key ended that signed the log before the present one: on a day, since it was changed for another, or behind the last
// checkpoint before somebody stole it. What it signed until then counts for good: that is what it was anchored for.
import { instant } from '../ids.js';
import type { Instant } from '../ids.js';

/** Of a log's origin, the number at its end, and how many entries it had. */
export type LogMark = { readonly origin: number; readonly size: number };

export type KeyEnd =
  /** It signs beside the new one until then. */
  | { readonly kind: 'until'; readonly at: Instant }
  /** It signs no more. `after`: the last checkpoint that was surely ours. */
  | { readonly kind: 'stolen'; readonly after: LogMark };

const UNTIL = /^until \d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?Z)?$/;
const STOLEN = /^stolen ([1-9]\d{0,8})\/(0|[1-9]\d{0,14})$/;

/** `until 2027-01-31`, `until 2027-01-31T12:00Z` (UTC; a day ends with it), or `stolen 1/1234`. Undefined: neither. */
export function parseKeyEnd(text: string): KeyEnd | undefined {
  const stolen = STOLEN.exec(text);
  if (stolen !== null) {
    return { kind: 'stolen', after: { origin: Number(stolen[1]), size: Number(stolen[2]) } };
  }
  if (!UNTIL.test(text)) return undefined;
  const written = text.slice('until '.length);
  const at = Date.parse(written.includes('T') ? written : `${written}T23:59:59Z`);
  // 31 February is no day, though Date.parse takes the like for one in March.
  if (Number.isNaN(at) || !new Date(at).toISOString().startsWith(written.slice(0, 10)))
    return undefined;
  return { kind: 'until', at: instant(at) };
}

/** As {@link parseKeyEnd} reads it. */
export function writeKeyEnd(end: KeyEnd): string {
  if (end.kind === 'stolen') return `stolen ${end.after.origin}/${end.after.size}`;
  return `until ${new Date(end.at).toISOString().slice(0, 19)}Z`;
}

export function stillSigns(end: KeyEnd, now: Instant): boolean {
  return !(end.kind === 'stolen' || end.at < now);
}

/** Whether this may be the key's own, where it alone has signed it. Of *until* the times in the log tell the rest. */
export function countsAlone(end: KeyEnd, { origin, size }: LogMark): boolean {
  if (end.kind === 'until') return true;
  const { after } = end;
  return origin < after.origin || (origin === after.origin && size <= after.size);
}
