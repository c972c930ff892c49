import { inspect } from 'node:util';

import { describe, expect, test } from '@jest/globals';
import { fc } from '../../properties.js';

import type { SeedReference, TenantId, TokenId } from '../../../src/domain/ids.js';
import { Seed } from '../../../src/domain/otp/seed.js';
import {
  MAX_WRITTEN_LENGTH,
  openSealedSeed,
  parseSealedSeed,
  sealSeed,
  writeSealedSeed,
  type SealBinding,
  type SealedSeed,
} from '../../../src/domain/tokens/sealed-seed.js';

const BYTES = Uint8Array.from({ length: 20 }, (_, at) => 0x31 + at);
const dataKey = new Uint8Array(32).fill(7);
const nonce = new Uint8Array(12).fill(9);
const binding: SealBinding = {
  tenantId: '7e57ab1e-0000-4000-8000-000000000001' as TenantId,
  tokenId: 'token-one-1' as TokenId,
  reference: 'reference-1' as SeedReference,
};
const UNREADABLE = { ok: false, refusal: { code: 'SEED_UNREADABLE' } };

function seedOf(bytes: Uint8Array): Seed {
  const seed = Seed.fromBytes(Uint8Array.from(bytes));
  if (!seed.ok) throw new Error('not a seed');
  return seed.value;
}

function sealed(): SealedSeed {
  return sealSeed({ seed: seedOf(BYTES), dataKey, nonce, binding });
}

function bytesOf(opened: ReturnType<typeof openSealedSeed>): number[] | undefined {
  return opened.ok ? opened.value.use((bytes) => [...bytes]) : undefined;
}

/** The bytes with one bit the other way, for each bit. */
function* eachBitOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let bit = 0; bit < bytes.length * 8; bit += 1) {
    const changed = Uint8Array.from(bytes);
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    yield changed;
  }
}

describe('a sealed seed', () => {
  test('opens to the seed that was sealed, through its text, whatever the key and the names', () => {
    const ofLength = (minLength: number, maxLength = minLength): fc.Arbitrary<Uint8Array> =>
      fc.uint8Array({ minLength, maxLength });
    const name = fc.string();
    const names = fc.record({ tenantId: name, tokenId: name, reference: name });
    const parts = fc.record({ dataKey: ofLength(32), nonce: ofLength(12) });
    fc.assert(
      fc.property(ofLength(10, 63), parts, names, (bytes, { dataKey, nonce }, anyNames) => {
        const binding = anyNames as SealBinding;
        const made = sealSeed({ seed: seedOf(bytes), dataKey, nonce, binding });
        expect(parseSealedSeed(writeSealedSeed(made))).toEqual({ ok: true, value: made });
        expect(bytesOf(openSealedSeed({ sealed: made, dataKey, binding }))).toEqual([...bytes]);
      }),
    );
  });

  test('stays usable, and is the same as before, after it was sealed', () => {
    const seed = seedOf(BYTES);
    sealSeed({ seed, dataKey, nonce, binding });
    expect(seed.use((bytes) => [...bytes])).toEqual([...BYTES]);
  });

  test.each(['nonce', 'ciphertext', 'tag'] as const)(
    'refuses every change of one bit of its %s',
    (field) => {
      const good = sealed();
      for (const bytes of eachBitOf(Buffer.from(good[field], 'base64url'))) {
        const changed = { ...good, [field]: Buffer.from(bytes).toString('base64url') };
        expect(openSealedSeed({ sealed: changed, dataKey, binding })).toEqual(UNREADABLE);
      }
    },
  );

  test('refuses every change of one bit of its text', () => {
    const text = writeSealedSeed(sealed());
    for (const bytes of eachBitOf(Buffer.from(text))) {
      const read = parseSealedSeed(Buffer.from(bytes).toString('latin1'));
      const opened = read.ok ? openSealedSeed({ sealed: read.value, dataKey, binding }) : read;
      expect(opened).toEqual(UNREADABLE);
    }
  });

  test('refuses every change of one bit of the data key', () => {
    for (const key of eachBitOf(dataKey)) {
      expect(openSealedSeed({ sealed: sealed(), dataKey: key, binding })).toEqual(UNREADABLE);
    }
  });

  test.each([0, 16, 31, 33])('refuses a data key of %i bytes', (length) => {
    const key = new Uint8Array(length).fill(7);
    expect(openSealedSeed({ sealed: sealed(), dataKey: key, binding })).toEqual(UNREADABLE);
  });

  test.each<[string, Partial<SealBinding>]>([
    ['tenant', { tenantId: '7e57ab1e-0000-4000-8000-000000000002' as TenantId }],
    ['token', { tokenId: 'token-two-2' as TokenId }],
    ['reference', { reference: 'reference-2' as SeedReference }],
  ])('refuses to open for another %s', (_, other) => {
    const elsewhere = { ...binding, ...other };
    expect(openSealedSeed({ sealed: sealed(), dataKey, binding: elsewhere })).toEqual(UNREADABLE);
  });

  test.each([
    ['ab', 'c', 'a', 'bc'],
    ['a', 'b', 'b', 'a'],
    ['a,b', 'c', 'a', 'b,c'],
    ['a","b', 'c', 'a', 'b","c'],
  ])('for %s and %s is refused for %s and %s', (...names) => {
    const [one, other] = [names.slice(0, 2), names.slice(2)].map(([tokenId, reference]) => ({
      ...binding,
      tokenId: tokenId as TokenId,
      reference: reference as SeedReference,
    })) as [SealBinding, SealBinding];
    const made = sealSeed({ seed: seedOf(BYTES), dataKey, nonce, binding: one });
    expect(openSealedSeed({ sealed: made, dataKey, binding: other })).toEqual(UNREADABLE);
  });

  test('refuses a tag cut short, which the cipher alone would take', () => {
    const tag = Buffer.from(sealed().tag, 'base64url').subarray(0, 4).toString('base64url');
    const cut = { ...sealed(), tag };
    expect(openSealedSeed({ sealed: cut, dataKey, binding })).toEqual(UNREADABLE);
    expect(parseSealedSeed(JSON.stringify(cut))).toEqual(UNREADABLE);
  });

  test('is one line of text that fits into a secret of Key Vault', () => {
    const seed = seedOf(new Uint8Array(63).fill(1));
    const text = writeSealedSeed(sealSeed({ seed, dataKey, nonce, binding }));
    expect(text).toMatch(/^[\x20-\x7e]+$/);
    expect(text.length).toBeLessThan(MAX_WRITTEN_LENGTH);
  });

  test('shows the seed nowhere', () => {
    const good = sealed();
    const shown = [
      inspect(good),
      writeSealedSeed(good),
      inspect(openSealedSeed({ sealed: good, dataKey, binding }), { depth: 9, showHidden: true }),
    ].join();
    const clear = Buffer.from(BYTES);
    for (const encoding of ['latin1', 'hex', 'base64', 'base64url'] as const) {
      expect(shown).not.toContain(clear.toString(encoding).slice(0, 10));
    }
    expect(shown).not.toContain([...BYTES].slice(0, 4).join(', '));
  });
});

describe('the text of a sealed seed', () => {
  const good = sealed();

  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['an empty text', ''],
    ['no JSON', '{'],
    ['an object that is no text', good],
    ['another version', JSON.stringify({ ...good, version: 2 })],
    ['a field too many', JSON.stringify({ ...good, more: 1 })],
    ['a field too few', JSON.stringify({ version: 1, nonce: good.nonce, tag: good.tag })],
    ['no ciphertext', JSON.stringify({ ...good, ciphertext: '' })],
    ['spaces', ` ${writeSealedSeed(good)}`],
    ['a field twice', writeSealedSeed(good).replace('{', '{"version":1,')],
    ['padding', JSON.stringify({ ...good, tag: `${good.tag}==` })],
    ['too much text', JSON.stringify({ ...good, ciphertext: 'AAAA'.repeat(7_000) })],
  ])('is refused with %s', (_, text) => {
    expect(parseSealedSeed(text)).toEqual(UNREADABLE);
  });
});

describe('sealing', () => {
  test.each([
    ['a data key', { dataKey: new Uint8Array(16) }],
    ['a nonce', { nonce: new Uint8Array(16) }],
  ])('with %s of a wrong length is a bug of ours', (_, wrong) => {
    const seed = seedOf(BYTES);
    expect(() => sealSeed({ seed, dataKey, nonce, binding, ...wrong })).toThrow(
      expect.objectContaining({ code: 'INVARIANT_BROKEN' }),
    );
  });
});
