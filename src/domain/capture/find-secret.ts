// Whether a seed stands somewhere in what a person typed: as a reason, a name, a number, a note (DESIGN §3.18). What stands
// alone is read as a scan is; among other words, what is long enough, in the alphabet, and put together by chance.
import { readBlock } from './read-block.js';
import { shareOfFrequentPairs } from './letter-pairs.js';
import { readScan } from './read-scan.js';

/** What is longer is not looked through: nobody keeps it either. */
const LOOKED_THROUGH = 8000;
/** 80 bits, as Microsoft's. */
const SHORTEST = 16;
const SHORTEST_HEX = 20;
const GROUP_AT_LEAST = 3;
const ADDRESS = /otpauth(?:-migration)?:/i;
const NAMED = /(?<![\p{L}\p{N}])(?:secret|seed)=[^\s&]{8}/iu;
const LINK = /\bhttps?:\/\/\S+/gi;
const GUID = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/gi;
/** A GUID without its dashes, of the versions that are in use. */
const BARE_GUID = /^[0-9a-f]{12}[147][0-9a-f]{3}[89ab][0-9a-f]{15}$/i;
const BETWEEN = /[^\p{L}\p{N}]+/u;
/** In a secret that was copied by hand a sign or two may be wrong. */
const NEARLY_BASE32 = /^[a-z2-7]*(?:[0189][a-z2-7]*){0,2}$/i;
/** Share of frequent pairs below which it is no word (of a random text: 0.3); a digit amid letters is rare in words. */
const IN_WORDS = 0.55;
/** One that begins with a capital letter is somebody's name, of any language. */
const IN_NAMES = 0.25;
/** Fewer letters say nothing of what they are. */
const JUDGED = 12;
const AMID_DIGITS = 0.75;
const AMID_MORE = 0.9;
/** By how many digits, or groups with some, are amid letters. */
const SHARES: readonly number[] = [IN_WORDS, AMID_DIGITS];
/** Sentences have several words of four letters in a row, which together are as long as a secret. */
const IN_SHORT_WORDS = 0.4;

/** Never throws. `text`: what was typed, without markup. */
export function holdsSecret(text: string): boolean {
  const plain = text
    .slice(0, LOOKED_THROUGH)
    .normalize('NFKC')
    .replace(/[\p{Cf}\u034f\u3164]/gu, '');
  if (ADDRESS.test(plain) || NAMED.test(plain) || isBlock(plain)) return true;
  const pieces = plain
    .replace(LINK, ' ')
    .replace(GUID, ' ')
    .split(BETWEEN)
    .filter((piece) => piece !== '');
  return pieces.some(
    (piece, at) => isHexSecret(piece) || isByChance(piece) || isGroupedFrom(pieces, at),
  );
}

/** The security info page's own text. */
function isBlock(text: string): boolean {
  const block = readBlock(text);
  if (block?.ok !== true) return false;
  const { kind } = readScan(block.value.secret);
  return kind === 'secret' || kind === 'which-encoding';
}

function isHexSecret(piece: string): boolean {
  if (piece.length < SHORTEST_HEX || !/^[0-9a-f]+$/i.test(piece)) return false;
  return /[a-f]/i.test(piece) && /\d/.test(piece) && !BARE_GUID.test(piece);
}

/** Letters and digits of the alphabet, one after another as in no word. */
function isByChance(piece: string): boolean {
  if (piece.length < SHORTEST || !NEARLY_BASE32.test(piece)) return false;
  const share = shareOfFrequentPairs([piece]);
  const amid = piece.match(/\d+(?=[a-z])/gi)?.length ?? 0;
  if (share === undefined) return amid > 1;
  if (amid > 0) return share < (SHARES[amid] ?? AMID_MORE);
  // Digits behind some letters are a number: of a ticket, a device.
  if (piece.replace(/\d+$/, '').length < JUDGED) return false;
  return share < (/^[A-Z][a-z]+$/.test(piece) ? IN_NAMES : IN_WORDS);
}

/** In groups of one length, as people copy them; the last may be shorter. */
function isGroupedFrom(pieces: readonly string[], start: number): boolean {
  const length = pieces[start]?.length ?? 0;
  if (length < GROUP_AT_LEAST || length >= SHORTEST) return false;
  const rest = pieces.slice(start + 1, start + SHORTEST);
  const uneven = rest.findIndex((piece) => piece.length !== length);
  const same = uneven === -1 ? rest.length : uneven;
  const last = (rest[same]?.length ?? length) < length ? 1 : 0;
  const window = pieces.slice(start, start + 1 + same + last);
  const enough = window.findIndex(
    (_one, at) => window.slice(0, at + 1).join('').length >= SHORTEST,
  );
  return enough !== -1 && areByChance(window.slice(0, enough + 1));
}

function areByChance(groups: readonly string[]): boolean {
  if (!NEARLY_BASE32.test(groups.join(''))) return false;
  const share = shareOfFrequentPairs(groups) ?? 1;
  const mixed = groups.filter((group) => /[a-z]/i.test(group) && /\d/.test(group)).length;
  if (mixed > 0) return share < (SHARES[mixed] ?? AMID_MORE);
  return groups.every((group) => /^[a-z]{1,4}$/i.test(group)) && share < IN_SHORT_WORDS;
}
