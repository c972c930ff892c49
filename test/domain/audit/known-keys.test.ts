// A checkpoint and the keys that somebody knows of its log, of which some have ended: whether any speaks for it, and until when.
import { generateKeyPairSync, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { writeCheckpoint } from '../../../src/domain/audit/checkpoint.js';
import { parseKeyEnd } from '../../../src/domain/audit/key-end.js';
import { openWith, writeKeys } from '../../../src/domain/audit/known-keys.js';
import type { KnownKey } from '../../../src/domain/audit/known-keys.js';
import { writeNote } from '../../../src/domain/audit/note.js';
import { verifierKey, writeVerifierKey } from '../../../src/domain/audit/note-key.js';
import type { VerifierKey } from '../../../src/domain/audit/note-key.js';
import { must } from '../../app/trial.js';

type Pair = { readonly key: VerifierKey; readonly privateKey: KeyObject };

function newPair(): Pair {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  return { key: verifierKey('ed25519', 'otp-bridge/tenant/audit', publicKey), privateKey };
}

const [present, before, older] = [newPair(), newPair(), newPair()];

function signed(place: string, ...by: readonly Pair[]): string {
  const [number, size] = place.split('/');
  const origin = `otp-bridge/tenant/audit/${number}`;
  const root = Buffer.alloc(32, 7);
  const text = writeCheckpoint({ origin, size: Number(size), root, extensions: [] });
  const signatures = by.map(({ key: { name, keyId }, privateKey }) => {
    return { name, keyId, signature: sign(null, Buffer.from(text), privateKey) };
  });
  return writeNote({ text, signatures });
}

const ended = ({ key }: Pair, end: string): KnownKey => ({ key, end: must(parseKeyEnd(end)) });
const JANUARY = Date.UTC(2027, 0, 31, 23, 59, 59);
const FEBRUARY = Date.UTC(2027, 1, 28, 23, 59, 59);

/** Until when it is spoken for; `for good`: without an end. */
function spokenFor(note: string, ...known: readonly KnownKey[]): number | string {
  const opened = openWith(note, known);
  return opened.ok ? (opened.value.notAfter ?? 'for good') : opened.refusal.code;
}

describe('a checkpoint is spoken for', () => {
  test('for good by a key that still signs, whatever became of the others', () => {
    const note = signed('1/5', before, present);
    for (const end of ['until 2027-01-31', 'stolen 1/1']) {
      expect(spokenFor(note, ended(before, end), { key: present.key })).toBe('for good');
    }
  });

  test('up to its end by a key that was changed for another', () => {
    const note = signed('1/5', before);
    const known = ended(before, 'until 2027-01-31');
    expect(spokenFor(note, known, { key: present.key })).toBe(JANUARY);
  });

  test('up to the later end of two such keys, whichever is named first', () => {
    const note = signed('1/5', before, older);
    const both = [ended(before, 'until 2027-02-28'), ended(older, 'until 2027-01-31')] as const;
    expect(spokenFor(note, ...both)).toBe(FEBRUARY);
    expect(spokenFor(note, both[1], both[0])).toBe(FEBRUARY);
  });

  test('for good by a stolen key up to the last checkpoint that was surely ours', () => {
    const known = ended(before, 'stolen 12/5');
    for (const place of ['12/5', '12/4', '11/99', '3/99']) {
      expect(spokenFor(signed(place, before), known)).toBe('for good');
    }
    const both = [known, ended(older, 'until 2027-01-31')];
    expect(spokenFor(signed('12/5', before, older), ...both)).toBe('for good');
  });

  test('by nobody where a stolen key alone has signed beyond', () => {
    for (const place of ['12/6', '13/0', '20/1']) {
      expect(spokenFor(signed(place, before), ended(before, 'stolen 12/5'))).toBe('KEY_ENDED');
    }
    expect(spokenFor(signed('12/1', before), ended(before, 'stolen 3/5'))).toBe('KEY_ENDED');
  });

  test('up to its end by the other key, where a stolen one has signed beyond', () => {
    const known = [ended(before, 'stolen 1/4'), ended(older, 'until 2027-01-31')];
    expect(spokenFor(signed('1/5', before, older), ...known)).toBe(JANUARY);
  });

  test('by nobody where no key is known that has signed it', () => {
    const code = 'SIGNED_BY_NOBODY_KNOWN';
    expect(spokenFor(signed('1/5', before), { key: present.key })).toBe(code);
  });
});

test('keys are handed on a line each, with how they ended', () => {
  const known = [{ key: present.key }, ended(before, 'stolen 1/4')];
  const [one, other] = [present, before].map(({ key }) => writeVerifierKey(key));
  expect(writeKeys(known)).toBe(`${one}\n${other} stolen 1/4\n`);
});
