// A receipt: what it looks like (c2sp.org/tlog-proof), and of which entry, at which place of which log, it convinces somebody.
import { describe, expect, test } from '@jest/globals';
import { proveInclusion } from '../../../src/domain/audit/proofs.js';
import { checkReceipt, parseReceipt, writeReceipt } from '../../../src/domain/audit/receipt.js';
import type { Receipt } from '../../../src/domain/audit/receipt.js';
import {
  entryOf,
  headOf,
  newSigner,
  ORIGIN,
  signed,
  subtreesOf,
} from '../../app/audit/made-log.js';
import { fine, must } from '../../app/trial.js';

const base64 = (length: number, byte = 7): string => Buffer.alloc(length, byte).toString('base64');
const FIRST = 'c2sp.org/tlog-proof@v1';
const EXTRA = `extra ${Buffer.from('{"é":1}').toString('base64')}`;
const HASH = base64(32);
const NOTE = 'a\n1\nroot\n\nsigned\n';
const HASHES = `${HASH}\n`;

describe('a receipt', () => {
  const text = `${FIRST}\n${EXTRA}\nindex 8\n${HASH}\n${base64(32, 9)}\n\n${NOTE}`;
  const receipt: Receipt = {
    entry: '{"é":1}',
    index: 8,
    proof: [Buffer.alloc(32, 7), Buffer.alloc(32, 9)],
    checkpoint: NOTE,
  };

  test('is written as the specification has it, and read back', () => {
    expect(writeReceipt(receipt)).toBe(text);
    expect(fine(parseReceipt(text))).toEqual(receipt);
  });

  test.each([
    ['of the only entry, which needs no hashes', 'index 0\n', { index: 0, hashes: 0 }],
    [
      'with 63 hashes, what the longest log can need',
      `index 9\n${HASHES.repeat(63)}`,
      { index: 9, hashes: 63 },
    ],
    ['with a place of 16 digits', `index 1${'0'.repeat(15)}\n`, { index: 1e15, hashes: 0 }],
  ])('is read %s', (_what, lines, { index, hashes }) => {
    expect(fine(parseReceipt(`${FIRST}\n${EXTRA}\n${lines}\n${NOTE}`))).toMatchObject({
      index,
      proof: { length: hashes },
      checkpoint: NOTE,
    });
  });

  test.each([
    ['nothing in it', ''],
    ['a first line alone', `${FIRST}\n\n${NOTE}`],
    ['an empty line first', `\n\n${text}`],
    ['another first line', text.replace('@v1', '@v2')],
    ['a longer first line', text.replace('@v1', '@v12')],
    ['a line before the first', `x\n${text}`],
    ['no empty line', `${FIRST}\n${EXTRA}\nindex 0\n`],
    ['no empty line behind its hashes', `${FIRST}\n${EXTRA}\nindex 0\n${HASHES}`],
    ['no entry', `${FIRST}\nindex 0\n\n${NOTE}`],
    ['an entry of nothing', text.replace(EXTRA, 'extra ')],
    ['an entry that is not written as base64 is', text.replace(EXTRA, 'extra eB==')],
    ['an entry cut short', text.replace(EXTRA, 'extra e')],
    ['an entry in other letters than base64 has', text.replace(EXTRA, 'extra e-_=')],
    ['a word before its entry', text.replace('extra', 'an extra')],
    ['no place', `${FIRST}\n${EXTRA}\n\n${NOTE}`],
    ['a hash for a place', `${FIRST}\n${EXTRA}\n${HASHES}\n${NOTE}`],
    ['an empty place', text.replace('index 8', 'index ')],
    ['a place with a zero before it', text.replace('index 8', 'index 08')],
    ['a place below nothing', text.replace('index 8', 'index -8')],
    ['a place that is no number', text.replace('index 8', 'index eight')],
    ['a word behind its place', text.replace('index 8', 'index 8 of 9')],
    ['a place longer than any', text.replace('index 8', `index 1${'0'.repeat(16)}`)],
    ['a hash of 31 bytes', text.replace(HASH, base64(31))],
    ['a hash of 33 bytes', text.replace(HASH, base64(33))],
    ['a hash that is not written as base64 is', text.replace('c=', 'd=')],
    [
      'more hashes than any log needs',
      `${FIRST}\n${EXTRA}\nindex 8\n${HASHES.repeat(64)}\n${NOTE}`,
    ],
  ])('is malformed with %s', (_what, written) => {
    expect(parseReceipt(written)).toEqual({ ok: false, refusal: { code: 'RECEIPT_MALFORMED' } });
  });
});

describe('whoever checks a receipt', () => {
  const log = newSigner('ed25519');
  const leaves = Array.from({ length: 7 }, (_none, at) => entryOf(at + 1).leaf);

  async function receiptOf(index: number): Promise<Receipt> {
    const proof = must(await proveInclusion(subtreesOf(leaves), { index, size: 7 }));
    return {
      entry: must(leaves[index]),
      index,
      proof,
      checkpoint: await signed(headOf(leaves), log),
    };
  }

  test('is told which checkpoint has the entry, and who signed it', async () => {
    const keys = [await log.verifierKey(ORIGIN)];
    for (const index of leaves.keys()) {
      const written = writeReceipt(await receiptOf(index));
      const { checkpoint, signers } = fine(checkReceipt(fine(parseReceipt(written)), keys));
      expect(checkpoint).toMatchObject({ origin: ORIGIN, ...headOf(leaves) });
      expect(signers).toEqual(keys);
    }
  });

  test('is told that it is not in the log, of any other entry, place or proof', async () => {
    const keys = [await log.verifierKey(ORIGIN)];
    const own = await receiptOf(4);
    for (const changed of [
      { entry: must(leaves[3]) },
      { entry: `${own.entry} ` },
      { index: 3 },
      { proof: own.proof.slice(1) },
      { proof: [] },
    ]) {
      expect(checkReceipt({ ...own, ...changed }, keys)).toEqual({
        ok: false,
        refusal: { code: 'NOT_IN_THE_LOG' },
      });
    }
  });

  test('is told what is wrong with its checkpoint', async () => {
    const own = await receiptOf(4);
    const key = await log.verifierKey(ORIGIN);
    expect(checkReceipt(own, [])).toEqual({
      ok: false,
      refusal: { code: 'SIGNED_BY_NOBODY_KNOWN' },
    });
    const larger = { ...own, checkpoint: own.checkpoint.replace('\n7\n', '\n8\n') };
    expect(checkReceipt(larger, [key])).toEqual({
      ok: false,
      refusal: { code: 'SIGNATURE_WRONG', name: ORIGIN },
    });
    expect(checkReceipt({ ...own, checkpoint: '' }, [key])).toEqual({
      ok: false,
      refusal: { code: 'NOTE_MALFORMED' },
    });
  });
});
