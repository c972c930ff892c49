import { createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import {
  openCheckpoint,
  parseCheckpoint,
  writeCheckpoint,
} from '../../../src/domain/audit/checkpoint.js';
import { addSignatures, parseNote, writeNote } from '../../../src/domain/audit/note.js';
import type { SignedNote } from '../../../src/domain/audit/note.js';
import {
  cosignedText,
  parseVerifierKey,
  verifierKey,
  verifyNote,
  writeCosignature,
  writeVerifierKey,
} from '../../../src/domain/audit/note-key.js';
import type { VerifierKey } from '../../../src/domain/audit/note-key.js';
import { fc } from '../../properties.js';
import { GO_NOTES, GO_REFUSES } from '../../vectors/signed-notes.js';

const LOG = known(GO_NOTES.log);
const WITNESS = known(GO_NOTES.witness);
const ECDSA = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const COSIGNER = generateKeyPairSync('ed25519');

describe("Go's signed notes", () => {
  it.each(['one', 'two', 'odd'] as const)('are read, verified and written alike: %s', (which) => {
    const note = read(GO_NOTES[which]);
    expect(verifyNote(note, [LOG])).toEqual({ ok: true, value: [LOG] });
    expect(writeNote(note)).toBe(GO_NOTES[which]);
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

  it('hold a checkpoint', () => {
    expect(openCheckpoint(GO_NOTES.one, [LOG])).toMatchObject({
      ok: true,
      value: { checkpoint: { origin: 'bridge.example/otp/1', size: 70_000, extensions: [] } },
    });
  });
});

describe('a verifier key', () => {
  it.each([GO_NOTES.log, GO_NOTES.witness])("is read and written as Go's: %s", (written) => {
    expect(writeVerifierKey(known(written))).toBe(written);
  });

  it.each(['ecdsa', 'cosigner'] as const)('of the kind %s is read as it was written', (kind) => {
    const pair = kind === 'ecdsa' ? ECDSA : COSIGNER;
    const key = verifierKey(kind, 'a.example/1', pair.publicKey);
    const again = known(writeVerifierKey(key));
    expect({ ...again, key: again.key.equals(key.key) }).toEqual({ ...key, key: true });
  });

  it.each([
    ['another name', GO_NOTES.log.replace('bridge', 'fridge')],
    ['another id', GO_NOTES.log.replace('b27e5ea7', 'b27e5ea8')],
    ['an unknown type', GO_NOTES.log.replace('+AQOh', '+BQOh')],
    ['a byte too few', `${GO_NOTES.log.slice(0, -4)}VQ==`],
    ['a space in the name', GO_NOTES.log.replace('otp', 'o p')],
    ['no key', 'bridge.example+b27e5ea7+AQ=='],
    ['another curve', writeOther()],
  ])('is refused with %s', (_what, written) => {
    expect(parseVerifierKey(written)).toEqual({
      ok: false,
      refusal: { code: 'VERIFIER_KEY_MALFORMED' },
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

describe('a checkpoint', () => {
  it('is read back as it was written', () => {
    const line = fc.stringMatching(/^[ -~]{1,30}$/);
    const any = fc.record({
      origin: line,
      size: fc.maxSafeNat(),
      root: fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes)),
      extensions: fc.array(line, { maxLength: 2 }),
    });
    fc.assert(
      fc.property(any, (checkpoint) => {
        expect(parseCheckpoint(writeCheckpoint(checkpoint))).toEqual({
          ok: true,
          value: checkpoint,
        });
      }),
    );
  });

  const root = Buffer.alloc(32).toString('base64');
  it.each([
    ['no origin', `\n1\n${root}\n`],
    ['a size with a zero before it', `a\n01\n${root}\n`],
    ['a size below nothing', `a\n-1\n${root}\n`],
    ['a size that is no number of ours', `a\n9007199254740993\n${root}\n`],
    ['a root of 31 bytes', `a\n1\n${Buffer.alloc(31).toString('base64')}\n`],
    ['a root that is not written as base64 is', `a\n1\n${root.replace('A=', 'B=')}\n`],
    ['no end of its last line', `a\n1\n${root}`],
    ['an empty line', `a\n1\n${root}\n\n`],
    ['two lines', 'a\n1\n'],
  ])('is refused with %s', (_what, text) => {
    expect(parseCheckpoint(text)).toEqual({ ok: false, refusal: { code: 'CHECKPOINT_MALFORMED' } });
  });
});

it.each([
  ['bytes that are no UTF-8', Buffer.from([0xff, 10, 10])],
  ['more than a hundred signatures', `a\n\n${`— a AAAAAAA=\n`.repeat(101)}`],
  ['half a character', 'a\ud800\n\n— a AAAAAAA=\n'],
  ['a signature of no bytes', 'a\n\n— a AAAAAA==\n'],
])('no note: %s', (_what, written) => {
  expect(parseNote(written)).toEqual({ ok: false, refusal: { code: 'NOTE_MALFORMED' } });
});

function known(written: string): VerifierKey {
  const key = parseVerifierKey(written);
  if (!key.ok) throw new Error(`not a verifier key: ${written}`);
  return key.value;
}

function read(written: string): SignedNote {
  const note = parseNote(written);
  if (!note.ok) throw new Error('not a note');
  return note.value;
}

function writeOther(): string {
  const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-384' });
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  return writeVerifierKey(
    verifierKey('ecdsa', 'a', createPublicKey({ key: spki, format: 'der', type: 'spki' })),
  );
}
