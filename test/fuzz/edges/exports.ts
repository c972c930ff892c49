// An export of the log, its keys, notes and receipts, as whoever verifies them is given them.
import { createHash, createPrivateKey, createPublicKey } from 'node:crypto';
import { KeySigner } from '../../../src/adapters/local/key-file-signer.js';
import { verifyFiles } from '../../../src/app/audit/verify-log.js';
import { openWith } from '../../../src/domain/audit/known-keys.js';
import type { KnownKey } from '../../../src/domain/audit/known-keys.js';
import { parseKeyEnd } from '../../../src/domain/audit/key-end.js';
import {
  parseVerifierKey,
  verifierKey,
  writeVerifierKey,
} from '../../../src/domain/audit/note-key.js';
import { proveInclusion } from '../../../src/domain/audit/proofs.js';
import { checkReceipt, parseReceipt, writeReceipt } from '../../../src/domain/audit/receipt.js';
import { entryOf, exported, headOf, ORIGIN, signed, subtreesOf } from '../../app/audit/made-log.js';
import type { Files } from '../../app/audit/made-log.js';
import { must } from '../../app/trial.js';
import { jsonIn, jsonsOf, pure, STABLE_CODE, textIn } from '../edge.js';
import type { Edge } from '../edge.js';

const KEY = createPrivateKey({
  key: Buffer.concat([
    Buffer.from('302e020100300506032b657004220420', 'hex'),
    createHash('sha256').update('the key of the fuzzed exports').digest(),
  ]),
  format: 'der',
  type: 'pkcs8',
});
const VERIFIER = verifierKey('ed25519', ORIGIN, createPublicKey(KEY));
const KNOWN: readonly KnownKey[] = [{ key: VERIFIER }];

const latin = (files: Files): Record<string, string> =>
  Object.fromEntries(
    [...files].map(([path, bytes]) => [path, Buffer.from(bytes).toString('latin1')]),
  );

type Log = { readonly leaves: readonly string[]; readonly files: Record<string, string> };

const SIZES = [1, 3, 7, 300];

/** Entries have salt in them: each log is made once. */
async function logs(): Promise<ReadonlyMap<number, Log>> {
  const made = new Map<number, Log>();
  for (const size of SIZES) {
    const leaves = Array.from({ length: size }, (_, at) => entryOf(at + 1).leaf);
    made.set(size, { leaves, files: latin(await exported(leaves)) });
  }
  return made;
}
const LOGS = logs();

async function sample(size: number, { leaves, files }: Log): Promise<object> {
  const checkpoint = await signed(headOf(leaves), new KeySigner('ed25519', KEY));
  const index = Math.floor(size / 2);
  const proof = must(await proveInclusion(subtreesOf(leaves), { index, size }));
  return {
    size,
    checkpoint,
    files,
    receipt: writeReceipt({ entry: must(leaves[index]), index, proof, checkpoint }),
    key: writeVerifierKey(VERIFIER),
    end: 'ended 2026-11-24T12:00:00Z',
  };
}

/** Files are held against the head that was really signed, whatever became of the note beside them. */
async function verified(given: Record<string, unknown>): Promise<string | undefined> {
  const log = (await LOGS).get(given['size'] as number);
  if (log === undefined) return undefined;
  const files = Object(given['files']) as Record<string, unknown>;
  const textAt = (path: string): string | undefined => {
    const text = Object.hasOwn(files, path) ? files[path] : undefined;
    return typeof text === 'string' ? text : undefined;
  };
  const read = async (path: string): Promise<Buffer | undefined> => {
    const text = textAt(path);
    return text === undefined ? undefined : Buffer.from(text, 'latin1');
  };
  const found = await verifyFiles(read, headOf(log.leaves), { anchors: [], isFirstOrigin: true });
  const isWritten = ([path, text]: readonly [string, string]): boolean =>
    textAt(path) !== undefined &&
    Buffer.from(textAt(path) ?? '', 'latin1').equals(Buffer.from(text, 'latin1'));
  const areWritten = Object.entries(log.files)
    .filter(([path]) => path.startsWith('tile/entries/'))
    .every(isWritten);
  const isWhole = found.misfit === undefined;
  return isWhole && !areWritten ? 'holds, though an entry of it was changed' : undefined;
}

function refusedBy(given: Record<string, unknown>): readonly string[] {
  const text = (name: string): string => textIn(given[name]);
  const key = parseVerifierKey(text('key'));
  parseKeyEnd(text('end'));
  const opened = openWith(text('checkpoint'), KNOWN);
  const receipt = parseReceipt(text('receipt'));
  const checked = receipt.ok ? checkReceipt(receipt.value, [VERIFIER]) : receipt;
  return [key, opened, checked].flatMap((one) => (one.ok ? [] : [one.refusal.code]));
}

export const exports_: Edge = {
  name: 'exports',
  shape: 'json',
  corpus: async () => {
    const made = [...(await LOGS)].map(async ([size, log]) => sample(size, log));
    return jsonsOf(await Promise.all(made));
  },
  ...pure(async (input) => {
    const given = Object(jsonIn(input)) as Record<string, unknown>;
    const odd = refusedBy(given).find((code) => !STABLE_CODE.test(code));
    return odd === undefined ? verified(given) : `no stable code: ${odd}`;
  }),
};
