// What the security info page shows to who cannot scan, copied whole: `Account name: Contoso:alice@contoso.example` and
// `Secret key: frjl nxsk nymg ykjx`, in English or German, on one line or several, with the page's words around it.
import { ok, refused } from '../outcome.js';
import type { Outcome } from '../outcome.js';
import { nameParts, splitLabel } from './key-uri-label.js';
import type { NotASeed } from './not-a-seed.js';
import { isPageWord } from './page-words.js';
import type { Labelled } from './scan-reading.js';

/** The secret as it is written, still to be read. */
export type Block = { readonly secret: string; readonly named?: Labelled };

const LABELS =
  /(?:(account\s{1,3}name|kontoname)|secret\s{1,3}key|geheimer\s{1,3}schlüssel|geheimschlüssel)\s{0,3}:/giu;

/** A label does not begin within a word. Asked here: not every browser reads a pattern that looks behind. */
const ENDS_IN_WORD = /[\p{L}\p{N}]$/u;

/** Undefined where the text has no such labels. */
export function readBlock(text: string): Outcome<Block, NotASeed> | undefined {
  const values = valuesOf(text.normalize('NFC'));
  if (values.length === 0) return undefined;
  const [account, ...otherAccounts] = values.filter(({ isAccount }) => isAccount);
  const [secret, ...otherSecrets] = values.filter(({ isAccount }) => !isAccount);
  if (otherAccounts.length + otherSecrets.length > 0) return refused({ code: 'TEXT_REPEATED' });
  const [written, ...more] = secret?.lines ?? [];
  if (written === undefined) return refused({ code: 'SECRET_MISSING' });
  // It may be the rest of a secret that was too long for its line.
  if (more.length > 0) return refused({ code: 'SECRET_RUNS_ON' });
  if (account === undefined || account.lines.length === 0) return ok({ secret: written });
  const named = nameParts({ ...splitLabel(account.lines.join(' ')), issuer: '' });
  return ok({ secret: written, named });
}

type Value = { readonly isAccount: boolean; readonly lines: readonly string[] };

function valuesOf(text: string): readonly Value[] {
  const labels = [...text.matchAll(LABELS)].filter(
    // Two units: it may be one letter, beyond the plane that most are in.
    ({ index }) => !ENDS_IN_WORD.test(text.slice(Math.max(0, index - 2), index)),
  );
  return labels.map((label, at) => {
    const value = text.slice(label.index + label[0].length, labels[at + 1]?.index);
    return { isAccount: label[1] !== undefined, lines: linesOf(value) };
  });
}

/** Without those that hold nothing but the page's buttons. */
function linesOf(value: string): readonly string[] {
  return value
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => !line.split(/\s+/).every((word) => word === '' || isPageWord(word)));
}
