// A secret in a cell: base32, or what is said in front of it. Hexadecimal without `hex:` is never guessed.
import { groupsOf, isUneven } from '../capture/groups.js';
import type { NotASeed } from '../capture/not-a-seed.js';
import { isPageWord } from '../capture/page-words.js';
import { readBase32Secret, readHexSecret } from '../capture/read-secret.js';
import type { Source } from '../capture/read-secret.js';
import type { ScannedSecret } from '../capture/scanned-secret.js';
import { refused } from '../outcome.js';
import type { Outcome } from '../outcome.js';

export function declaredSecret(written: string, from: Source): Outcome<ScannedSecret, NotASeed> {
  const [, encoding = '', rest = ''] = /^(hex|base32)\s*:(.*)$/is.exec(written.trim()) ?? [];
  if (encoding.toLowerCase() === 'hex') return readHexSecret(rest);
  const text = encoding === '' ? written : rest;
  if (text.trim() === '') return refused({ code: 'SECRET_MISSING' });
  const runsOn = from === 'scanned' ? /\s/.test(text.trim()) : hasWords(text);
  return runsOn ? refused({ code: 'SECRET_RUNS_ON' }) : readBase32Secret(text, from);
}

/** No longer than people write their groups. */
const GROUP_AT_MOST = 8;

/** Groups are of one length, the last may be a shorter one: anything else beside a secret is a remark. */
function hasWords(text: string): boolean {
  const groups = groupsOf(text).filter((group) => /[^=]/.test(group));
  const [first] = groups;
  if (first === undefined || groups.length === 1) return false;
  const last = groups.at(-1)?.replace(/=+$/, '').length ?? 0;
  return (
    first.length > GROUP_AT_MOST ||
    groups.some(isPageWord) ||
    isUneven(groups) ||
    last > first.length
  );
}
