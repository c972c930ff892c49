// @ts-check
// `npm run bench -- log [ENTRIES…]`, after `npm run build`: how many entries of an exported log `audit verify` takes a second, beside
// nothing but SHA-256, twice over each entry's bytes, from the same files in the same process; and how much memory that takes.
import { spawnSync } from 'node:child_process';
import { createHash, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { tableRow } from '../scripts/markdown-table.mjs';

/** What is built: there only after `npm run build`, so nothing is known of its types here. @param {string} path */
const built = async (path) => import(new URL(`../dist/${path}.js`, import.meta.url).href);
const { KeySigner } = await built('adapters/local/key-file-signer');
const { exportLog } = await built('app/audit/export-log');
const { verifyFiles } = await built('app/audit/verify-log');
const { openCheckpoint, writeCheckpoint } = await built('domain/audit/checkpoint');
const { toLogged } = await built('domain/audit/leaf');
const { writeNote } = await built('domain/audit/note');
const { readBundle, tilePath, TILE_WIDTH } = await built('domain/audit/tiles');
const { appendLeaf, EMPTY_FRONTIER, leafHash, treeHead } = await built('domain/audit/tree');

const ORIGIN = 'otp-bridge/7e57ab1e-0000-4000-8000-000000000001/audit/1';
const SIZES = [10_000, 100_000, 1_000_000];
const PAGE = 500;
const MEGABYTE = 1024 * 1024;
const FIRST = 10_000;

/** @typedef {{ readonly entries: number, readonly bytes: number, readonly verified: number, readonly hashed: number, readonly first: number, readonly peak: number, readonly live: readonly [number, number] }} Figures */

/** @param {readonly string[]} typed */
export async function benchLog(typed) {
  const sizes = typed.length === 0 ? SIZES : typed.map(Number);
  const table = [
    '| entries | MB of entries | verified, entries a second | SHA-256 twice, entries a second | of that | in use at 10,000 entries | and at the end | process at 10,000 | at most |',
    '| --- | --- | --- | --- | --- | --- | --- | --- | --- |',
  ];
  for (const size of sizes) {
    const folder = mkdtempSync(join(tmpdir(), 'otp-bridge-log-'));
    try {
      await makeLog(folder, size);
      const run = spawnSync(process.execPath, ['--expose-gc', import.meta.filename, folder], {
        encoding: 'utf8',
      });
      if (run.status !== 0) throw new Error(run.stderr);
      table.push(lineOf(JSON.parse(run.stdout)));
      console.error(table.at(-1));
    } finally {
      rmSync(folder, { recursive: true });
    }
  }
  console.log(table.join('\n'));
  console.log(`\n${cpus().length} × ${cpus()[0]?.model.trim() ?? '?'}, Node ${process.version}.`);
}

/** @param {Figures} figures */
function lineOf({ entries, bytes, verified, hashed, first, peak, live }) {
  const rate = (/** @type {number} */ seconds) =>
    Math.round(entries / seconds).toLocaleString('en');
  const share = `${Math.round((hashed / verified) * 100)} %`;
  const cells = [entries.toLocaleString('en'), Math.round(bytes / MEGABYTE), rate(verified)];
  const memory = [...live, first, peak].map((megabytes) => `${megabytes} MB`);
  return tableRow(...cells, rate(hashed), share, ...memory);
}

/**
 * As the bridge writes it: every third entry has a reason beside it.
 *
 * @param {string} folder
 * @param {number} size
 */
async function makeLog(folder, size) {
  let frontier = EMPTY_FRONTIER;
  const salt = (/** @type {number} */ seq) =>
    createHash('sha256').update(String(seq)).digest().subarray(0, 16);
  /** @param {number} seq */
  const entry = (seq) => {
    const by = '7e57ab1e-0000-4000-8000-00000000000a';
    const fact =
      seq % 3 === 0
        ? { action: 'request.denied', by, reason: `she called twice, ${seq}` }
        : { action: 'approval.given', by };
    const requestId = String(seq - (seq % 3)).padStart(26, '0');
    const given = { seq, at: 1_795_000_000_000 + seq * 1_000, actor: by, policy: 'v1', requestId };
    const logged = toLogged({ ...given, fact }, () => salt(seq));
    ({ frontier } = appendLeaf(frontier, leafHash(Buffer.from(logged.leaf))));
    return { ...logged, hashes: [], seq };
  };
  async function* pages() {
    for (let seq = 1; seq <= size; seq += PAGE) {
      yield Array.from({ length: Math.min(PAGE, size - seq + 1) }, (_none, at) => entry(seq + at));
    }
  }
  const write = async (/** @type {string} */ path, /** @type {Uint8Array | string} */ bytes) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  };
  await exportLog({ entries: pages(), size, write });
  const signer = new KeySigner(
    'ecdsa',
    generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey,
  );
  const text = writeCheckpoint({ origin: ORIGIN, ...treeHead(frontier), extensions: [] });
  await write('checkpoint', writeNote({ text, signatures: [await signer.sign(ORIGIN, text)] }));
  const { key } = await signer.verifierKey(ORIGIN);
  await write('key.pem', key.export({ type: 'spki', format: 'pem' }).toString());
}

/** In a process of its own, so that its memory is its own. @param {string} folder */
async function measure(folder) {
  const { verifierKey } = await built('domain/audit/note-key');
  const { readIfThere } = await built('compose/log-files');
  const key = createPublicKey(readFileSync(join(folder, 'key.pem')));
  const opened = openCheckpoint(readFileSync(join(folder, 'checkpoint')), [
    verifierKey('ecdsa', ORIGIN, key),
  ]);
  if (!opened.ok) throw new Error(opened.refusal.code);
  const { checkpoint } = opened.value;
  const read = async (/** @type {string} */ path) => readIfThere(join(folder, path));
  const memory = () => Math.round((process.resourceUsage().maxRSS * 1024) / MEGABYTE);
  // What is reachable: how much else lies about is the collector's to choose.
  const inUse = () => {
    globalThis.gc?.();
    const { heapUsed, external } = process.memoryUsage();
    return Math.round(((heapUsed + external) / MEGABYTE) * 10) / 10;
  };
  let first = 0;
  let liveAtFirst = 0;
  const begun = performance.now();
  const verified = await verifyFiles(read, checkpoint, {
    anchors: [],
    isFirstOrigin: true,
    progress: (/** @type {number} */ done) => {
      if (done < FIRST || first !== 0) return;
      first = memory();
      liveAtFirst = inUse();
    },
  });
  if (verified.misfit !== undefined) throw new Error(JSON.stringify(verified.misfit));
  const seconds = (performance.now() - begun) / 1_000;
  const peak = memory();
  /** @type {readonly [number, number]} */
  const live = [liveAtFirst || inUse(), inUse()];
  const hashed = await hashTwice(read, checkpoint.size);
  const given = { entries: checkpoint.size, bytes: hashed.bytes, verified: seconds };
  // Below 10,000 entries: at the end.
  console.log(
    JSON.stringify({ ...given, hashed: hashed.seconds, first: first || peak, peak, live }),
  );
}

/**
 * @param {(path: string) => Promise<Uint8Array | undefined>} read
 * @param {number} size
 */
async function hashTwice(read, size) {
  let bytes = 0;
  const begun = performance.now();
  for (let index = 0; index * TILE_WIDTH < size; index += 1) {
    const width = Math.min(TILE_WIDTH, size - index * TILE_WIDTH);
    const bundle = await read(tilePath('entries', index, width));
    for (const leaf of readBundle(bundle ?? new Uint8Array()) ?? []) {
      createHash('sha256').update(leaf).digest();
      createHash('sha256').update(leaf).digest();
      bytes += leaf.length;
    }
  }
  return { bytes, seconds: (performance.now() - begun) / 1_000 };
}

const [, program, folder] = process.argv;
if (program === import.meta.filename && folder !== undefined) await measure(folder);
