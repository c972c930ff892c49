// A desk's own list: an address and a secret on each line, with a comma, a semicolon, a colon, a tab or spaces between. Six digits,
// 30 seconds, SHA-1: whatever else the token is has to be said, as an `otpauth://` address says it.
import { DEFAULT_PARAMETERS } from '../otp/parameters.js';
import { declaredSecret } from './declared-secret.js';
import { numberedLines } from './numbered-lines.js';
import type { NumberedLine } from './numbered-lines.js';
import { ownerAddress } from './owner-address.js';
import type { LineRow } from './read-address-lines.js';
import type { ReadRow } from './token-file.js';

const SHAPE = /^([^\s,;:]+@[^\s,;:]+)(?:\s*[,;:]\s*|\s+)(\S.*)$/;
const ISSUER = 'Microsoft';

export function isSecretList(text: string): boolean {
  return SHAPE.test(text);
}

export function readSecretList(text: string): readonly LineRow[] {
  const lines = numberedLines(text);
  return lines.map((one, at) => {
    const isWhole = !one.isOpen && isRowOrNone(lines[at + 1]);
    return { line: one.line, read: readLine(one.text, isWhole) };
  });
}

/** The rest of a secret may have come to stand on the line behind it. */
function isRowOrNone(next: NumberedLine | undefined): boolean {
  return next === undefined || SHAPE.test(next.text);
}

function readLine(text: string, isWhole: boolean): ReadRow {
  const [, written, secretText = ''] = SHAPE.exec(text) ?? [];
  if (written === undefined) return { fault: { code: 'NOT_A_ROW' } };
  const owner = ownerAddress(written);
  if (!owner.ok) return { fault: owner.refusal };
  const account = owner.value;
  if (!isWhole) return { account, fault: { code: 'CUT_OFF' } };
  const secret = declaredSecret(secretText, 'typed');
  if (!secret.ok) return { account, fault: secret.refusal };
  const named = { organisation: '', issuer: ISSUER, account };
  return { row: { offer: { ...named, parameters: DEFAULT_PARAMETERS, secret: secret.value } } };
}
