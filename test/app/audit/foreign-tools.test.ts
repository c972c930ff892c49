// The log in the hands of tools that none of us wrote: Tessera's fsck recomputes 70,000 entries, a small Go program holds older checkpoints
// against them, torchwood's library verifies a receipt; for ES256 and Ed25519, and each red on a planted fault. Without
// OTP_BRIDGE_LOG_TOOLS, the folder of `fsck` and `verify` (.ci/fetch makes them), they are skipped.
import { beforeAll, describe, expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { forgetTexts } from '../../../src/app/tenant/forget-texts.js';
import { exportTo } from '../../../src/compose/cli/run-audit.js';
import type { KeySigner } from '../../../src/adapters/local/key-file-signer.js';
import { addSignatures, parseNote, writeNote } from '../../../src/domain/audit/note.js';
import {
  cosignedText,
  verifierKey,
  writeCosignature,
  writeVerifierKey,
} from '../../../src/domain/audit/note-key.js';
import { proveInclusion } from '../../../src/domain/audit/proofs.js';
import { writeReceipt } from '../../../src/domain/audit/receipt.js';
import { temporaryFolder } from '../../adapters/local/temporary-folder.js';
import { AT as AT_CONSOLE, groundOver, listening } from '../../compose/cli/ground-over.js';
import { everyFile } from '../../every-file.js';
import { fine, meet, must, openTrial } from '../trial.js';
import { entryOf, exported, headOf, newSigner, ORIGIN, signed, subtreesOf } from './made-log.js';

const TOOLS = process.env['OTP_BRIDGE_LOG_TOOLS'];
const SIZE = 70_000;
const OLDER = [1, 900, 65_536, SIZE];
const AT = 40_007;

let leaves: readonly string[] = [];
let folder = '';
const signers = { ecdsa: newSigner('ecdsa'), ed25519: newSigner('ed25519') };
const KINDS = ['ecdsa', 'ed25519'] as const;

beforeAll(async () => {
  if (TOOLS === undefined) {
    process.stdout.write(
      'SKIPPED: the log in the hands of others: OTP_BRIDGE_LOG_TOOLS is not set\n',
    );
    return;
  }
  leaves = Array.from({ length: SIZE }, (_none, at) => entryOf(at + 1).leaf);
  folder = await temporaryFolder();
  for (const [path, bytes] of await exported(leaves)) await write(path, bytes);
  for (const size of OLDER) await write(`at-${size}`, await checkpointAt(size));
  await write('checkpoint', await cosign(await checkpointAt(SIZE), 'witness.example/1'));
  for (const kind of KINDS) {
    const key = await signers[kind].verifierKey(ORIGIN);
    await write(`${kind}.vkey`, `${writeVerifierKey(key)}\n`);
  }
});

async function write(path: string, content: Uint8Array | string): Promise<string> {
  const file = join(folder, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
  return file;
}

/** Both keys on one note. */
async function checkpointAt(size: number, of = leaves): Promise<string> {
  return signed(headOf(of.slice(0, size)), signers.ecdsa, signers.ed25519);
}

const witnesses = new Map<string, KeySigner>();
const signerOf = (name: string): KeySigner => {
  const signer = witnesses.get(name) ?? newSigner('ed25519');
  witnesses.set(name, signer);
  return signer;
};
const witnessKey = async (name: string): Promise<string> =>
  writeVerifierKey(verifierKey('cosigner', name, (await signerOf(name).verifierKey(name)).key));

/** As a witness signs it, whose rules are tested elsewhere. */
async function cosign(note: string, name: string): Promise<string> {
  const parsed = fine(parseNote(note));
  const { key } = await signerOf(name).verifierKey(name);
  const { keyId } = verifierKey('cosigner', name, key);
  const text = cosignedText(parsed.text, 1_795_000_000n).toString('utf8');
  const { signature } = await signerOf(name).sign(name, text);
  const line = { name, keyId, signature: writeCosignature(1_795_000_000n, signature) };
  return writeNote(addSignatures(parsed, [line]));
}

const run = async (tool: string, ...words: readonly string[]): Promise<string> =>
  new Promise((tell) => {
    const file = join(must(TOOLS), tool);
    execFile(file, [...words], { timeout: 60_000 }, (_error, out, err) => {
      tell(`${out}${err}`);
    });
  });

/** It ends with 0 where it fails, and hangs with one worker: its last line decides. */
async function fsck(kind: string): Promise<boolean> {
  return fsckIn(folder, join(folder, `${kind}.vkey`));
}

async function fsckIn(log: string, key: string): Promise<boolean> {
  const said = await run(
    'fsck',
    `--storage_url=file://${log}`,
    `--public_key=${key}`,
    '--ui=false',
    '-N=4',
  );
  return said.includes("Successfully fsck'd");
}

const verify = async (what: string, ...words: readonly string[]): Promise<boolean> =>
  (await run('verify', what, ...words)) === 'verified\n';

async function receipt(entry = leaves[AT]): Promise<readonly [string, string]> {
  const given = { index: AT, size: SIZE };
  const proof = must(await proveInclusion(subtreesOf(leaves), given));
  const checkpoint = await readFile(join(folder, 'checkpoint'), 'utf8');
  return [
    await write(
      'one.tlog-proof',
      writeReceipt({ entry: must(entry), index: AT, proof, checkpoint }),
    ),
    await write('one.entry', must(entry)),
  ];
}

const described = TOOLS === undefined ? describe.skip : describe;
described.each(KINDS)('with the key that is %s', (kind) => {
  const key = (): string => join(folder, `${kind}.vkey`);

  test('fsck recomputes it', async () => {
    expect(await fsck(kind)).toBe(true);
  });

  test('every older checkpoint is its beginning, and one of another log is not', async () => {
    for (const size of OLDER) {
      const held = await verify('consistency', folder, join(folder, `at-${size}`), key());
      expect({ size, held }).toEqual({ size, held: true });
    }
    const other = await write('other', await checkpointAt(900, leaves.slice(1)));
    expect(await verify('consistency', folder, other, key())).toBe(false);
  });

  test('torchwood verifies that a witness has cosigned a receipt, and that another one has not', async () => {
    const [file, entry] = await receipt();
    for (const name of ['witness.example/1', 'witness.example/2']) {
      const witness = await write('witness.vkey', `${await witnessKey(name)}\n`);
      expect(await verify('receipt', file, entry, key(), witness)).toBe(name.endsWith('1'));
    }
  });

  test('torchwood verifies a receipt, and none of a changed entry', async () => {
    expect(await verify('receipt', ...(await receipt()), key())).toBe(true);
    const changed = must(leaves[AT]).replace('"at":', '"at":1');
    expect(await verify('receipt', ...(await receipt(changed)), key())).toBe(false);
  });
});

described('a log from which texts were erased', () => {
  test('is recomputed by fsck as before, leaf by leaf', async () => {
    const trial = await openTrial();
    await meet(trial, 'adele', 'isaiah');
    const why = { typedName: 'alice', reason: 'Alice Example left it in the taxi' };
    await trial.bridge.freeze(trial.as('adele'), why);
    const into = async (): Promise<string> => {
      const to = await temporaryFolder();
      const on = { ground: groundOver(trial), person: null, by: AT_CONSOLE, saying: listening() };
      expect((await exportTo(to, undefined)(on)).exit).toBe(0);
      return join(to, 'audit-1');
    };
    const before = await into();
    expect(await everyFile(join(before, 'texts'))).toContain('taxi');
    trial.parts.clock.advanceSeconds(401 * 24 * 3600);
    await forgetTexts(trial.deps);
    const after = await into();
    expect(await everyFile(after)).not.toContain('taxi');
    for (const one of [before, after]) expect(await fsckIn(one, join(one, 'log.vkey'))).toBe(true);
  });
});

described('a planted fault', () => {
  test.each([
    ['a bit of an entry', 'tile/entries/100', 100],
    ['a bit of the root', 'checkpoint', ORIGIN.length + 12],
  ])('makes fsck red: %s', async (_what, path, at) => {
    const file = join(folder, ...path.split('/'));
    const before = await readFile(file);
    const faulty = Uint8Array.from(before);
    faulty[at] = (faulty[at] ?? 0) ^ 1;
    await write(path, faulty);
    expect(await fsck('ecdsa')).toBe(false);
    await write(path, before);
    expect(await fsck('ecdsa')).toBe(true);
  });
});
