// `20m`, `1h 30m`, `90 minutes`, `einer halben Stunde`: how long, from the beginning of a text.
import type { Read } from './read.js';

const SECONDS: readonly (readonly [unit: RegExp, seconds: number])[] = [
  [/^(?:s|secs?|seconds?|sek|sekunden?)$/i, 1],
  [/^(?:m|mins?|minutes?|minuten?)$/i, 60],
  [/^(?:h|hrs?|hours?|std|stunden?)$/i, 3600],
  [/^(?:d|days?|tage?n?)$/i, 86_400],
  [/^(?:w|weeks?|wochen?)$/i, 604_800],
];
const IN_WORDS: readonly (readonly [words: RegExp, seconds: number])[] = [
  [/^(?:half an hour|(?:einer )?halben? stunde)(?!\p{L})/iu, 1800],
  [/^(?:(?:an|one) hour and a half|anderthalb stunden|eineinhalb stunden)(?!\p{L})/iu, 5400],
  [/^(?:a|one|einer) (?:minute)(?!\p{L})/iu, 60],
  [/^(?:an|one|einer) (?:hour|stunde)(?!\p{L})/iu, 3600],
];
const PART = /^(\d{1,5}(?:[.,]\d{1,2})?) ?(\p{L}+)(?!\p{L})\.?/u;
/** `1h30`: what is glued to the hours without a unit are minutes. */
const MINUTES_LEFT = /^(\d{1,2})(?![\p{L}\p{N}:])(?! ?(?:m|min)(?!\p{L}))/iu;
const BETWEEN = /^(?:,? ?(?:and |und )?)(?=\d)/iu;

export function readDuration(text: string): Read<number> | undefined {
  for (const [words, seconds] of IN_WORDS) {
    const match = words.exec(text);
    if (match !== null) return { value: seconds, rest: text.slice(match[0].length) };
  }
  return readParts(text);
}

function readParts(text: string): Read<number> | undefined {
  let [total, least, rest] = [0, Number.POSITIVE_INFINITY, text];
  for (let glued = glue(rest); ; glued = glue(rest)) {
    const part = readPart(rest.slice(glued), { least, glued: glued === 0 });
    if (part === undefined) break;
    total += part.seconds;
    least = part.unit;
    rest = rest.slice(glued + part.length);
  }
  return least === Number.POSITIVE_INFINITY ? undefined : { value: total, rest };
}

const glue = (rest: string): number => BETWEEN.exec(rest)?.[0].length ?? 0;

type Part = { readonly seconds: number; readonly unit: number; readonly length: number };

/** Parts come from the largest unit to the smallest, each once. */
function readPart(
  text: string,
  { least, glued }: { readonly least: number; readonly glued: boolean },
): Part | undefined {
  const left = least === 3600 && glued ? MINUTES_LEFT.exec(text) : null;
  if (left !== null) return { seconds: Number(left[1]) * 60, unit: 60, length: left[0].length };
  const match = /^\d+[hm]\d/i.test(text) ? /^(\d{1,5})([hm])/i.exec(text) : PART.exec(text);
  const unit = SECONDS.find(([name]) => name.test(match?.[2] ?? ''))?.[1];
  if (match === null || unit === undefined || unit >= least) return undefined;
  const seconds = Number((match[1] ?? '').replace(',', '.')) * unit;
  return { seconds, unit, length: match[0].length };
}
