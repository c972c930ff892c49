// A signed note (c2sp.org/signed-note): a text, an empty line, and a line for each signature. What programs of others read and
// write, so it is read strictly: whatever we accept we would write in just that way.
import { ok, refused } from '../outcome.js';
import type { Outcome } from '../outcome.js';

export type NoteSignature = {
  readonly name: string;
  /** The first four bytes of a hash of the key, hexadecimal: which key is meant, and no proof of it. */
  readonly keyId: string;
  readonly signature: Uint8Array;
};

export type SignedNote = {
  /** Lines, each with its end. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
};

export type NoteMalformed = { readonly code: 'NOTE_MALFORMED' };

const KEY_ID_BYTES = 4;
/** Bytes, and signatures: what Go's reader takes at most. */
const MAX_BYTES = 1_000_000;
const MAX_SIGNATURES = 100;
const DASH = '— ';
const LINE = /^— [^\s\u0085+]+ \S+$/u;
const FIRST_PRINTED = 0x20;
const END_OF_LINE = 0x0a;

/** Whether a name can be a signer's: no white space and no plus, as signature lines and verifier keys have it. */
export function isKeyName(name: string): boolean {
  return /^[^\s\u0085+]+$/u.test(name) && asText(name) !== undefined;
}

/** The note, whose signatures nobody has verified yet. */
export function parseNote(written: Uint8Array | string): Outcome<SignedNote, NoteMalformed> {
  const note = asText(written);
  if (note === undefined) return MALFORMED;
  const at = note.lastIndexOf('\n\n');
  if (at < 0) return MALFORMED;
  const lines = note.slice(at + 2).split('\n');
  if (lines.pop() !== '' || lines.length > MAX_SIGNATURES) return MALFORMED;
  const signatures = lines.map(parseLine).filter((one) => one !== undefined);
  if (lines.length === 0 || signatures.length < lines.length) return MALFORMED;
  return ok({ text: note.slice(0, at + 1), signatures });
}

export function writeNote({ text, signatures }: SignedNote): string {
  return `${text}\n${signatures.map(writeLine).join('')}`;
}

/** The same note with more signatures: of an older key, of a witness. One that is there already is not added again. */
export function addSignatures(note: SignedNote, more: readonly NoteSignature[]): SignedNote {
  const there = new Set(note.signatures.map(writeLine));
  return {
    ...note,
    signatures: [...note.signatures, ...more.filter((one) => !there.has(writeLine(one)))],
  };
}

export function writeLine({ name, keyId, signature }: NoteSignature): string {
  const signed = Buffer.concat([Buffer.from(keyId, 'hex'), signature]);
  return `${DASH}${name} ${signed.toString('base64')}\n`;
}

/** One line without its end. Undefined where it is none. */
export function parseLine(line: string): NoteSignature | undefined {
  if (!LINE.test(line)) return undefined;
  const end = line.lastIndexOf(' ');
  const signed = line.slice(end + 1);
  const bytes = Buffer.from(signed, 'base64');
  if (bytes.length <= KEY_ID_BYTES || bytes.toString('base64') !== signed) return undefined;
  const keyId = bytes.subarray(0, KEY_ID_BYTES).toString('hex');
  const name = line.slice(DASH.length, end);
  return { name, keyId, signature: bytes.subarray(KEY_ID_BYTES) };
}

const MALFORMED = refused({ code: 'NOTE_MALFORMED' } as const);

/** Undefined where it is too long, no UTF-8, or has characters in it that steer a terminal. */
function asText(written: Uint8Array | string): string | undefined {
  const bytes = Buffer.from(written);
  if (bytes.length > MAX_BYTES || bytes.some(steers)) return undefined;
  const text = bytes.toString('utf8');
  const isAsWritten =
    typeof written === 'string' ? text === written : bytes.equals(Buffer.from(text));
  return isAsWritten ? text : undefined;
}

function steers(byte: number): boolean {
  return byte < FIRST_PRINTED && byte !== END_OF_LINE;
}
