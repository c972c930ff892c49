// A log of any length, made at once: entries as the bridge writes them, their export in memory, and checkpoints signed with a key.
import { generateKeyPairSync } from 'node:crypto';
import { KeySigner } from '../../../src/adapters/local/key-file-signer.js';
import { exportLog } from '../../../src/app/audit/export-log.js';
import type { StoredEntry } from '../../../src/app/audit/read-log.js';
import { writeCheckpoint } from '../../../src/domain/audit/checkpoint.js';
import type { AuditFact } from '../../../src/domain/audit/entry.js';
import { toLogged } from '../../../src/domain/audit/leaf.js';
import type { ReadSubtree } from '../../../src/domain/audit/proofs.js';
import { writeNote } from '../../../src/domain/audit/note.js';
import { appendLeaf, EMPTY_FRONTIER, leafHash, treeHead } from '../../../src/domain/audit/tree.js';
import type { Frontier, Hash, TreeHead } from '../../../src/domain/audit/tree.js';
import { instant, parseRequestId } from '../../../src/domain/ids.js';
import type { RequestId } from '../../../src/domain/ids.js';
import { FakeRandom } from '../../fakes/fake-random.js';
import { must, PEOPLE } from '../trial.js';

export const ORIGIN = 'otp-bridge/7e57ab1e-0000-4000-8000-000000000001/audit/1';
export const BEGUN = Date.UTC(2026, 10, 24, 12);

export type Kind = 'ecdsa' | 'ed25519';
export const newSigner = (kind: Kind): KeySigner =>
  new KeySigner(
    kind,
    kind === 'ecdsa'
      ? generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
      : generateKeyPairSync('ed25519').privateKey,
  );

const random = new FakeRandom('made');
export const requestIdOf = (seq: number): RequestId =>
  must(parseRequestId(String(seq - (seq % 3)).padStart(26, '0')));

/** As the bridge writes it: every third is typed by somebody. */
export function entryOf(seq: number): StoredEntry {
  const by = PEOPLE.megan;
  const facts: readonly AuditFact[] = [
    { action: 'request.denied', by, reason: `she called twice, ${seq}` },
    { action: 'approval.given', by },
    { action: 'request.closed' },
  ];
  const at = instant(BEGUN + seq * 1_000);
  const given = { seq, at, actor: PEOPLE.alex, policy: 'v1', requestId: requestIdOf(seq) };
  const fact = must(facts[seq % 3]);
  return { ...toLogged({ ...given, fact }, () => random.bytes(16)), hashes: [], seq };
}

export function headOf(leaves: readonly string[]): TreeHead {
  let frontier: Frontier = EMPTY_FRONTIER;
  for (const leaf of leaves) ({ frontier } = appendLeaf(frontier, leafHash(Buffer.from(leaf))));
  return treeHead(frontier);
}

/** Where proofs over these leaves read. */
export function subtreesOf(leaves: readonly string[]): ReadSubtree {
  const completed: (readonly Hash[])[] = [];
  let frontier: Frontier = EMPTY_FRONTIER;
  for (const leaf of leaves) {
    const appended = appendLeaf(frontier, leafHash(Buffer.from(leaf)));
    completed.push(appended.completed);
    ({ frontier } = appended);
  }
  return async ({ level, index }) =>
    Promise.resolve(must(completed[(index + 1) * 2 ** level - 1]?.[level]));
}

export async function signed(head: TreeHead, ...signers: readonly KeySigner[]): Promise<string> {
  const text = writeCheckpoint({ origin: ORIGIN, ...head, extensions: [] });
  const signatures = await Promise.all(signers.map(async (one) => one.sign(ORIGIN, text)));
  return writeNote({ text, signatures });
}

export type Files = Map<string, Uint8Array>;

export async function exported(leaves: readonly string[]): Promise<Files> {
  const files: Files = new Map();
  await exportLog({
    entries: pages(leaves),
    size: leaves.length,
    write: async (path, bytes) => {
      files.set(path, bytes);
      return Promise.resolve();
    },
  });
  return files;
}

async function* pages(leaves: readonly string[]): AsyncGenerator<readonly StoredEntry[]> {
  for (let at = 0; at < leaves.length; at += 500) {
    const page = leaves.slice(at, at + 500);
    yield await Promise.resolve(
      page.map((leaf, place) => ({ leaf, texts: {}, hashes: [], seq: at + place + 1 })),
    );
  }
}
