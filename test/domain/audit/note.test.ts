// A signed note: whatever is accepted we would write in just that way (c2sp.org/signed-note), as Go does.
import { generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { openCheckpoint, writeCheckpoint } from '../../../src/domain/audit/checkpoint.js';
import {
  addSignatures,
  isKeyName,
  parseLine,
  parseNote,
  writeNote,
} from '../../../src/domain/audit/note.js';
import type { SignedNote } from '../../../src/domain/audit/note.js';
import {
  cosignedText,
  parseVerifierKey,
  verifierKey,
  verifyNote,
  writeCosignature,
} from '../../../src/domain/audit/note-key.js';
import type { VerifierKey } from '../../../src/domain/audit/note-key.js';
import { fc } from '../../properties.js';
import { GO_NOTES, GO_REFUSES } from '../../vectors/signed-notes.js';

const LOG = known(GO_NOTES.log);
const WITNESS = known(GO_NOTES.witness);
const ECDSA = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const COSIGNER = generateKeyPairSync('ed25519');
const MALFORMED = { ok: false, refusal: { code: 'NOTE_MALFORMED' } };
const LINE = '— a AAAAAAA=\n';
const SIGNED = `a\n\n${LINE}`;
const filledTo = (bytes: number): string =>
  `${'a'.repeat(bytes - Buffer.byteLength(SIGNED))}${SIGNED}`;

describe("Go's signed notes", () => {
  it.each(['one', 'two', 'odd'] as const)('are read, verified and written alike: %s', (which) => {
    const note = read(GO_NOTES[which]);
    expect(verifyNote(note, [LOG])).toEqual({ ok: true, value: [LOG] });
    expect(writeNote(note)).toBe(GO_NOTES[which]);
    expect(read(Buffer.from(GO_NOTES[which]))).toEqual(note);
  });

  it('have signatures of several keys, and those that we do not know are passed over', () => {
    const note = read(GO_NOTES.two);
    expect(verifyNote(note, [LOG, WITNESS])).toEqual({ ok: true, value: [LOG, WITNESS] });
    expect(verifyNote(note, [WITNESS])).toEqual({ ok: true, value: [WITNESS] });
    expect(verifyNote(note, [])).toMatchObject({ refusal: { code: 'SIGNED_BY_NOBODY_KNOWN' } });
  });

  it.each(Object.entries(GO_REFUSES))('are refused where Go refuses them: %s', (_what, written) => {
    expect(openCheckpoint(written, [LOG]).ok).toBe(false);
  });

  const { 'changed text': _changed, ...malformed } = GO_REFUSES;
  it.each(Object.entries(malformed))('are no notes, whoever signed them: %s', (_what, written) => {
    expect(parseNote(written)).toEqual(MALFORMED);
  });

  it('hold a checkpoint', () => {
    expect(openCheckpoint(GO_NOTES.one, [LOG])).toMatchObject({
      ok: true,
      value: { checkpoint: { origin: 'bridge.example/otp/1', size: 70_000, extensions: [] } },
    });
  });
});

describe('a note of ours', () => {
  const checkpoint = { origin: 'a.example/1', size: 3, root: Buffer.alloc(32, 7), extensions: [] };
  const text = writeCheckpoint(checkpoint);
  const key = verifierKey('ecdsa', 'a.example/1', ECDSA.publicKey);
  const cosigner = verifierKey('cosigner', 'w.example', COSIGNER.publicKey);
  const signature = sign('sha256', Buffer.from(text), ECDSA.privateKey);
  const signed = { text, signatures: [{ name: key.name, keyId: key.keyId, signature }] };

  it('is signed with ES256, and a witness beside it says when it saw it', () => {
    const seconds = 1_790_000_000n;
    const ed = sign(null, cosignedText(text, seconds), COSIGNER.privateKey);
    const line = {
      name: 'w.example',
      keyId: cosigner.keyId,
      signature: writeCosignature(seconds, ed),
    };
    const note = addSignatures(addSignatures(signed, [line]), [line]);
    expect(note.signatures).toHaveLength(2);
    expect(verifyNote(read(writeNote(note)), [key, cosigner])).toEqual({
      ok: true,
      value: [key, cosigner],
    });
    const later = { ...line, signature: writeCosignature(seconds + 1n, ed) };
    expect(verifyNote({ text, signatures: [line, later] }, [cosigner])).toMatchObject({
      refusal: { code: 'SIGNATURE_WRONG', name: 'w.example' },
    });
  });

  it('is not verified after any change of its text or of its signature', () => {
    const written = Buffer.from(writeNote(signed));
    fc.assert(
      fc.property(fc.nat(written.length - 1), fc.integer({ min: 0, max: 7 }), (at, bit) => {
        const changed = Buffer.from(written);
        changed[at] = (changed[at] ?? 0) ^ (1 << bit);
        expect(openCheckpoint(changed, [key]).ok).toBe(false);
      }),
    );
  });

  it('is read back as it was written, whatever is in it', () => {
    const names = fc.stringMatching(/^[a-z0-9./]{1,20}$/);
    const lines = fc.record({
      name: names,
      keyId: fc.stringMatching(/^[0-9a-f]{8}$/),
      signature: fc.uint8Array({ minLength: 1, maxLength: 72 }),
    });
    const texts = fc.array(fc.string({ unit: 'grapheme' }).map((s) => s.replace(/\p{Cc}/gu, '')));
    fc.assert(
      fc.property(texts, fc.array(lines, { minLength: 1, maxLength: 5 }), (some, signatures) => {
        const note = { text: ['x', ...some].map((line) => `${line}\n`).join(''), signatures };
        expect(writeNote(read(writeNote(note)))).toBe(writeNote(note));
      }),
    );
  });
});

describe('a note', () => {
  it.each([
    ['bytes that are no UTF-8', Buffer.from([0xff, 10, 10])],
    [
      'bytes that are no UTF-8 in what is signed',
      Buffer.concat([Buffer.of(0xff), Buffer.from(SIGNED)]),
    ],
    ['more than a hundred signatures', `a\n\n${LINE.repeat(101)}`],
    ['half a character', `a\ud800\n\n${LINE}`],
    ['a signature of no bytes', 'a\n\n— a AAAAAA==\n'],
    ['a signature that is not written as base64 is', 'a\n\n— a AAAAAAB=\n'],
    ['a signature in other letters', 'a\n\n— a AAAAAA-_\n'],
    ['a word before the dash', `a\n\nx${LINE}`],
    ['a word behind the signature', 'a\n\n— a AAAAAAA= x\n'],
    ['a signature behind the signature', 'a\n\n— a AAAAAAA= AAAAAAA=\n'],
    ['a plus in a name', 'a\n\n— a+b AAAAAAA=\n'],
    ['a line that is none among its signatures', `a\n\n${LINE}a\n${LINE}`],
    ['no empty line, and one signature', `x${LINE}`],
    ['no text and no signature', '\n\n'],
    ['a byte more than a million', filledTo(1_000_001)],
    ['a control character', `a\u0000\n\n${LINE}`],
    ['a tab', `a\tb\n\n${LINE}`],
    ['the last of the control characters', `a\u001f\n\n${LINE}`],
  ])('is none with %s', (_what, written) => {
    expect(parseNote(written)).toEqual(MALFORMED);
  });

  it.each([
    ['a hundred signatures', `a\n\n${LINE.repeat(100)}`, 100],
    ['a million bytes', filledTo(1_000_000), 1],
    ['an empty line as its text', `\n\n${LINE}`, 1],
  ])('is one with %s', (_what, written, signatures) => {
    expect(read(written).signatures).toHaveLength(signatures);
    expect(writeNote(read(written))).toBe(written);
  });

  it('has in each line who has signed, with which key, and the signature', () => {
    expect(parseLine('— a.example/1 sn5epwECAw==')).toEqual({
      name: 'a.example/1',
      keyId: 'b27e5ea7',
      signature: Buffer.of(1, 2, 3),
    });
    expect(parseLine('— a.example/1 sn5epw==')).toBeUndefined();
  });

  it('is signed under names that have no space, no plus and nothing that steers a terminal', () => {
    expect(['a', 'bridge.example/otp/1', 'Zürich'].filter(isKeyName)).toHaveLength(3);
    const others = [
      '',
      'a b',
      ' a',
      'a ',
      'a+b',
      'a\u0085',
      'a\u2028',
      'a\n',
      'a\u0001',
      'a\ud800',
    ];
    expect(others.filter(isKeyName)).toEqual([]);
  });
});

function known(written: string): VerifierKey {
  const key = parseVerifierKey(written);
  if (!key.ok) throw new Error(`not a verifier key: ${written}`);
  return key.value;
}

function read(written: Uint8Array | string): SignedNote {
  const note = parseNote(written);
  if (!note.ok) throw new Error('not a note');
  return note.value;
}
