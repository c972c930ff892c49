// What a witness takes for a request, and which checkpoints it signs (c2sp.org/tlog-witness).
import { describe, expect, test } from '@jest/globals';
import { writeCheckpoint } from '../../../src/domain/audit/checkpoint.js';
import type { KnownKey } from '../../../src/domain/audit/known-keys.js';
import { writeNote } from '../../../src/domain/audit/note.js';
import { proveConsistency } from '../../../src/domain/audit/proofs.js';
import type { TreeHead } from '../../../src/domain/audit/tree.js';
import {
  judgeCheckpoint,
  parseAddCheckpoint,
  writeAddCheckpoint,
} from '../../../src/domain/audit/witness.js';
import type { AddCheckpoint, Watched } from '../../../src/domain/audit/witness.js';
import { instant } from '../../../src/domain/ids.js';
import {
  entryOf,
  headOf,
  newSigner,
  ORIGIN,
  signed,
  subtreesOf,
} from '../../app/audit/made-log.js';
import { fine, must } from '../../app/trial.js';
import { cosigned, newCosigner } from './cosigner.js';

const LOG = newSigner('ed25519');
const NEXT = newSigner('ed25519');
const NOW = instant(Date.UTC(2026, 10, 24, 12));
const leaves = Array.from({ length: 8 }, (_none, at) => entryOf(at + 1).leaf);
const forged = [...leaves.slice(0, 2), 'another', ...leaves.slice(3)];
const headAt = (size: number, of = leaves): TreeHead => headOf(of.slice(0, size));

const base64 = (length: number, byte = 7): string => Buffer.alloc(length, byte).toString('base64');
const MALFORMED = { ok: false, refusal: { code: 'REQUEST_MALFORMED' } };

describe('a request', () => {
  const HASH = base64(32);
  const NOTE = 'any\n\ntext\n';

  test('is written as the specification has it, and read back', () => {
    const body = `old 20852014\n${HASH}\n${base64(32, 9)}\n\n${NOTE}`;
    const asked = {
      older: 20_852_014,
      proof: [Buffer.alloc(32, 7), Buffer.alloc(32, 9)],
      note: NOTE,
    };
    expect(fine(parseAddCheckpoint(body))).toEqual(asked);
    expect(writeAddCheckpoint(asked)).toBe(body);
  });

  test.each([
    ['from nothing, with no hashes', `old 0\n\n${NOTE}`, { older: 0, hashes: 0 }],
    [
      'of 63 hashes, what the longest log can need',
      `old 7\n${`${HASH}\n`.repeat(63)}\n`,
      { older: 7, hashes: 63 },
    ],
    [
      'from as many entries as a number holds',
      `old ${2 ** 53 - 1}\n\n`,
      { older: 2 ** 53 - 1, hashes: 0 },
    ],
  ])('is taken %s', (_what, body, { older, hashes }) => {
    expect(fine(parseAddCheckpoint(body))).toMatchObject({ older, proof: { length: hashes } });
  });

  test.each([
    ['nothing', ''],
    ['no empty line', 'old 1\n'],
    ['no empty line behind its hashes', `old 1\n${HASH}\n`],
    ['an empty line first', `\n\nold 1\n\n${NOTE}`],
    ['no size', `${HASH}\n\n${NOTE}`],
    ['an empty size', `old \n\n${NOTE}`],
    ['a word before its size', `very old 1\n\n${NOTE}`],
    ['a word behind its size', `old 1 2\n\n${NOTE}`],
    ['a size that is no number', `old one\n\n${NOTE}`],
    ['a size with a zero before it', `old 01\n\n${NOTE}`],
    ['a size below nothing', `old -1\n\n${NOTE}`],
    ['a size that is no number of ours', `old ${2 ** 53}\n\n${NOTE}`],
    ['a size longer than any', `old 1${'0'.repeat(16)}\n\n${NOTE}`],
    ['a hash of 31 bytes', `old 1\n${HASH}\n${base64(31)}\n\n${NOTE}`],
    ['a hash of 33 bytes', `old 1\n${base64(33)}\n\n${NOTE}`],
    ['a hash that is not written as base64 is', `old 1\n${HASH.replace('c=', 'd=')}\n\n${NOTE}`],
    ['more hashes than any log needs', `old 1\n${`${HASH}\n`.repeat(64)}\n${NOTE}`],
  ])('is malformed with %s', (_what, body) => {
    expect(parseAddCheckpoint(body)).toEqual(MALFORMED);
  });
});

/** The checkpoint of so many entries, and what it is asked with by whoever knows of `older`. */
async function asking(
  older: number,
  size: number,
  { of = leaves, by = [LOG] } = {},
): Promise<AddCheckpoint> {
  const proof = must(await proveConsistency(subtreesOf(of), { older, newer: size }));
  return { older, proof, note: await signed(headAt(size, of), ...by) };
}

/** By a witness that knows this log alone, and has seen its first three entries. */
async function judged(asked: AddCheckpoint, changes: Partial<Watched> = {}) {
  const keys = [{ key: await LOG.verifierKey(ORIGIN) }];
  const watched = { keys, seen: headAt(3), ...changes };
  return judgeCheckpoint(asked, (origin) => (origin === ORIGIN ? watched : undefined), NOW);
}

const refusing = (code: string, more: object = {}): object => ({
  ok: false,
  refusal: { code, ...more },
});

describe('a witness', () => {
  test.each([
    ['the first that it sees', 0, 5],
    ['what goes on from what it saw last', 3, 8],
    ['the same once more', 3, 3],
  ])('signs %s', async (_what, older, size) => {
    const answer = fine(await judged(await asking(older, size), { seen: headAt(older) }));
    expect(answer.checkpoint).toMatchObject({ origin: ORIGIN, ...headAt(size) });
    expect(answer.signers).toEqual([await LOG.verifierKey(ORIGIN)]);
  });

  test.each([
    ['no note', 'old 1\n'],
    ['a note of something else', `no checkpoint\n\n— ${ORIGIN} ${base64(68)}\n`],
  ])('takes %s for no request', async (_what, note) => {
    expect(await judged({ older: 3, proof: [], note })).toEqual(MALFORMED);
  });

  test('signs nothing of a log that it does not watch', async () => {
    const text = writeCheckpoint({ origin: 'example.com/other', ...headAt(3), extensions: [] });
    const note = writeNote({ text, signatures: [await LOG.sign('example.com/other', text)] });
    expect(await judged({ older: 3, proof: [], note })).toEqual(refusing('LOG_UNKNOWN'));
  });

  test('signs nothing that the log has not signed, whatever else is wrong with it', async () => {
    const asked = await asking(2, 8, { by: [NEXT] });
    expect(await judged(asked)).toEqual(refusing('NOT_SIGNED_BY_LOG'));
    const witness = newCosigner(ORIGIN);
    const note = writeNote(cosigned(asked.note, [witness, 1]));
    const keys = [{ key: witness.key }];
    expect(await judged({ ...asked, note }, { keys })).toEqual(refusing('NOT_SIGNED_BY_LOG'));
  });

  test('does not understand who asks to go back', async () => {
    expect(await judged({ ...(await asking(3, 3)), older: 4 })).toEqual(MALFORMED);
  });

  test('says how many entries it saw last to who knows of others', async () => {
    const seenThree = refusing('SEEN_ANOTHER', { size: 3 });
    expect(await judged(await asking(2, 8))).toEqual(seenThree);
    expect(await judged(await asking(4, 8))).toEqual(seenThree);
    // Nor does it say that it has seen other entries, where it has not been asked about as many.
    expect(await judged(await asking(8, 8))).toEqual(seenThree);
  });

  test('says that there are two logs of one name, where as many entries are others', async () => {
    expect(await judged(await asking(3, 3, { of: forged }))).toEqual(
      refusing('OTHER_ENTRIES', { size: 3 }),
    );
  });

  test('signs no longer log that does not go on from what it saw', async () => {
    const notConsistent = refusing('NOT_CONSISTENT');
    expect(await judged(await asking(3, 8, { of: forged }))).toEqual(notConsistent);
    expect(await judged({ ...(await asking(3, 8)), proof: [] })).toEqual(notConsistent);
  });
});

describe('of a log with keys that have ended, a witness', () => {
  const ended = { kind: 'until', at: instant(NOW - 1) } as const;
  const ending = { kind: 'until', at: NOW } as const;
  const stolen = { kind: 'stolen', after: { origin: 1, size: 1_000 } } as const;
  const knownAs = async (signer: typeof LOG, end?: KnownKey['end']): Promise<KnownKey> => {
    const key = await signer.verifierKey(ORIGIN);
    return end === undefined ? { key } : { key, end };
  };

  test.each([
    ['is past its last day', ended],
    ['was stolen', stolen],
  ])('signs nothing that a key alone has signed which %s', async (_what, end) => {
    const keys = [await knownAs(LOG, end), await knownAs(NEXT)];
    expect(await judged(await asking(3, 8), { keys })).toEqual(refusing('KEY_ENDED'));
  });

  test('signs what the present key has signed, beside the ended one or alone', async () => {
    const keys = [await knownAs(LOG, ended), await knownAs(NEXT)];
    for (const by of [[NEXT], [LOG, NEXT]]) {
      expect(await judged(await asking(3, 8, { by }), { keys })).toMatchObject({ ok: true });
    }
  });

  test('takes no key for ended that has ended in another log', async () => {
    const both = newSigner('ecdsa');
    const elsewhere = { key: await both.verifierKey('example.com/other'), end: stolen };
    const keys = [await knownAs(both), elsewhere];
    expect(await judged(await asking(3, 8, { by: [both] }), { keys })).toMatchObject({ ok: true });
  });

  test('signs what a key has signed that ends now, and not yet has', async () => {
    const keys = [await knownAs(LOG, ending)];
    expect(await judged(await asking(3, 8), { keys })).toMatchObject({ ok: true });
  });

  test('takes a key for ended that stands there twice, and has ended on either line', async () => {
    const [present, past] = [await knownAs(LOG), await knownAs(LOG, ended)];
    for (const keys of [
      [present, past],
      [past, present],
    ]) {
      expect(await judged(await asking(3, 8), { keys })).toEqual(refusing('KEY_ENDED'));
    }
  });
});
