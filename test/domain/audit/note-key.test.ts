// Whose signature counts: a public key as a text, as Go writes and reads it (c2sp.org/signed-note).
import { createHash, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import {
  isSignedBy,
  parseVerifierKey,
  readCosignature,
  verifierKey,
  verifyNote,
  writeVerifierKey,
} from '../../../src/domain/audit/note-key.js';
import { fine } from '../../app/trial.js';
import { GO_NOTES } from '../../vectors/signed-notes.js';
import { newCosigner } from './cosigner.js';

const ECDSA = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const COSIGNER = generateKeyPairSync('ed25519');
const known = (written: string) => fine(parseVerifierKey(written));

describe('a verifier key', () => {
  it('of ECDSA has an id of the key alone, whoever has it', () => {
    const spki = ECDSA.publicKey.export({ type: 'spki', format: 'der' });
    const id = createHash('sha256').update(spki).digest('hex').slice(0, 8);
    for (const name of ['a.example', 'b.example']) {
      expect(verifierKey('ecdsa', name, ECDSA.publicKey).keyId).toBe(id);
    }
  });

  it('of Ed25519 has another id under another name, and as a witness', () => {
    const id = (kind: 'ed25519' | 'cosigner', name: string): string =>
      verifierKey(kind, name, COSIGNER.publicKey).keyId;
    expect(id('ed25519', 'a')).not.toBe(id('ed25519', 'b'));
    expect(id('ed25519', 'a')).not.toBe(id('cosigner', 'a'));
  });

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
    ['nothing', ''],
    ['a name alone', 'bridge.example'],
    ['no id', GO_NOTES.log.replace('b27e5ea7+', '')],
    ['an id cut short', GO_NOTES.log.replace('b27e5ea7', 'b27e5ea')],
    ['an id in capitals', GO_NOTES.log.replace('b27e5ea7', 'B27E5EA7')],
    ['a key that is not written as base64 is', `${GO_NOTES.log}=`],
    ['a word behind its key', `${GO_NOTES.log} x`],
    ['no name', GO_NOTES.log.replace('bridge.example/otp/1', '')],
    ...ofOtherKinds(),
  ])('is refused with %s', (_what, written) => {
    expect(parseVerifierKey(written)).toEqual({
      ok: false,
      refusal: { code: 'VERIFIER_KEY_MALFORMED' },
    });
  });
});

describe('a signature', () => {
  const text = 'a\n';
  const { key, cosign } = newCosigner('w.example');
  const line = cosign(text, 1_790_000_000);

  it('of a witness has its time and 64 bytes, and one of any other length is none', () => {
    expect(readCosignature(line.signature)?.seconds).toBe(1_790_000_000n);
    for (const length of [0, 5, 64, 71, 73]) {
      const signature = Buffer.alloc(73, line.signature).subarray(0, length);
      expect(readCosignature(signature)).toBeUndefined();
      expect(isSignedBy(key, text, { ...line, signature })).toBe(false);
    }
  });

  it('of a known key under another name, or of another key under a known one, is passed over', () => {
    const nobody = { ok: false, refusal: { code: 'SIGNED_BY_NOBODY_KNOWN' } };
    expect(verifyNote({ text, signatures: [{ ...line, name: 'x' }] }, [key])).toEqual(nobody);
    expect(verifyNote({ text, signatures: [{ ...line, keyId: '00000000' }] }, [key])).toEqual(
      nobody,
    );
    expect(verifyNote({ text, signatures: [line, line] }, [key])).toEqual({
      ok: true,
      value: [key],
    });
  });

  it('that is wrong is told with the name that it is under, though others are right', () => {
    const wrong = { ...cosign('b\n', 1), name: key.name };
    expect(verifyNote({ text, signatures: [line, wrong] }, [key])).toEqual({
      ok: false,
      refusal: { code: 'SIGNATURE_WRONG', name: 'w.example' },
    });
  });

  it('of ECDSA is taken in the form that notes have alone', () => {
    const ecdsa = verifierKey('ecdsa', 'a', ECDSA.publicKey);
    const as = (dsaEncoding: 'der' | 'ieee-p1363'): boolean => {
      const given = { key: ECDSA.privateKey, dsaEncoding };
      const signature = sign('sha256', Buffer.from(text), given);
      return isSignedBy(ecdsa, text, { name: 'a', keyId: ecdsa.keyId, signature });
    };
    expect([as('der'), as('ieee-p1363')]).toEqual([true, false]);
  });
});

function writeOther(): string {
  const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-384' });
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  return writeVerifierKey(
    verifierKey('ecdsa', 'a', createPublicKey({ key: spki, format: 'der', type: 'spki' })),
  );
}

/** Each with the id that it would have. */
function ofOtherKinds(): readonly (readonly [string, string])[] {
  const others = [
    generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey,
    COSIGNER.publicKey,
    generateKeyPairSync('x25519').publicKey,
  ];
  const notEcdsa = others.map((key) => {
    const what = `an ${key.asymmetricKeyType ?? ''} key for one of ECDSA`;
    return [what, writeVerifierKey(verifierKey('ecdsa', 'a', key))] as const;
  });
  const raw = COSIGNER.publicKey.export({ type: 'spki', format: 'der' }).subarray(12);
  const lengths = [0, 31, 33].map((length) => {
    return [`an Ed25519 key of ${length} bytes`, written(1, Buffer.alloc(length, raw))] as const;
  });
  return [
    ...notEcdsa,
    ...lengths,
    ['a type that is none', written(0, raw)],
    ['a name of two words', writeVerifierKey(verifierKey('ecdsa', 'a b', ECDSA.publicKey))],
  ];
}

function written(type: number, key: Uint8Array): string {
  const typed = Buffer.concat([Buffer.of(type), key]);
  const id = createHash('sha256').update('a\n').update(typed).digest('hex').slice(0, 8);
  return `a+${id}+${typed.toString('base64')}`;
}
