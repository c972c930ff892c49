// Sealed seeds in a folder, one file a reference, never rewritten. Each is encrypted once more under the master key.
import type { KeyObject } from 'node:crypto';
import { access, open, readdir, readFile, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import type { SeedReference } from '../../domain/ids.js';
import { InvariantBroken } from '../../domain/outcome.js';
import {
  parseSealedSeed,
  writeSealedSeed,
  type SealedSeed,
} from '../../domain/tokens/sealed-seed.js';
import { Fault, SeedNotFound, SeedUnreadable, VaultUnavailable } from '../../ports/fault.js';
import type { Random } from '../../ports/random.js';
import type { Destroyed, SeedVault } from '../../ports/seed-vault.js';
import { answerWithin } from '../../ports/answer-within.js';
import { ConfigurationProblem } from './configuration-problem.js';
import { errorCode } from './error-code.js';
import { makeFolder } from './make-folder.js';
import { troubleAt } from './system-trouble.js';
import { unwrapFromVault, wrapForVault } from './vault-envelope.js';
import { syncFolder, UNFINISHED, writeOnce } from './write-once.js';

/** Bytes: a written sealed seed and the envelope around it, with room. A larger file is none of ours. */
const MAX_FILE_BYTES = 32_768;
const NONCE_BYTES = 12;
/** Tells at the start that the key is another one, and later that the folder has gone (a volume not mounted). */
const KEY_CHECK = 'master-key.check';
const KEY_CHECK_TEXT = 'otp-bridge';
// Windows, macOS and Key Vault take `A` and `a` for one name: only one of the two is ever used.
const REFERENCE = /^[0-9a-z-]{8,64}$/;

export type SealedFileVaultOptions = {
  readonly folder: string;
  /** 32 bytes, see `loadMasterKey`. */
  readonly masterKey: KeyObject;
  readonly random: Random;
  /** Milliseconds after which a call that has not answered throws `VaultUnavailable`. */
  readonly budgetMs: number;
};

export class SealedFileVault implements SeedVault {
  readonly #options: SealedFileVaultOptions;

  private constructor(options: SealedFileVaultOptions) {
    this.#options = options;
  }

  /** Makes the folder on the first start. Throws `ConfigurationProblem`, also where the folder is of another master key. */
  static async open(options: SealedFileVaultOptions): Promise<SealedFileVault> {
    const vault = new SealedFileVault(options);
    await vault.#checkMasterKey();
    return vault;
  }

  async put(reference: SeedReference, sealed: SealedSeed): Promise<void> {
    const path = this.#pathOf(reference);
    const text = writeSealedSeed(sealed);
    await this.#withinBudget(async () => {
      await this.#assertThere();
      if ((await this.#write(path, reference, text)) === 'written') return;
      const there = await this.#read(path, reference);
      if (writeSealedSeed(there) !== text) throw new SeedUnreadable('another sealed seed is there');
    });
  }

  async get(reference: SeedReference): Promise<SealedSeed> {
    const path = this.#pathOf(reference);
    return this.#withinBudget(() => this.#read(path, reference));
  }

  async destroy(reference: SeedReference): Promise<Destroyed> {
    this.#pathOf(reference);
    return this.#withinBudget(async () => {
      const { folder } = this.#options;
      await this.#assertThere();
      for (const name of await readdir(folder)) {
        if (isOf(reference, name)) await unlinkIfThere(join(folder, name));
      }
      await syncFolder(folder);
      return {};
    });
  }

  #pathOf(reference: SeedReference): string {
    if (!REFERENCE.test(reference)) throw new InvariantBroken('not a reference of this vault');
    return join(this.#options.folder, fileNameOf(reference));
  }

  #write(path: string, name: string, text: string): Promise<'written' | 'exists'> {
    const { masterKey, random } = this.#options;
    const content = wrapForVault(masterKey, { name, text }, random.bytes(NONCE_BYTES));
    return writeOnce({ path, content, unique: random.id() });
  }

  async #read(path: string, name: string): Promise<SealedSeed> {
    const bytes = await readBounded(path);
    if (bytes === undefined) {
      await this.#assertThere();
      throw new SeedNotFound('nothing under this reference');
    }
    const text = unwrapFromVault(this.#options.masterKey, { name, bytes });
    const sealed = parseSealedSeed(text);
    if (!sealed.ok) throw new SeedUnreadable('the file is damaged or of another master key');
    return sealed.value;
  }

  // An empty folder in the vault's place would pass for a vault in which every seed was destroyed.
  async #assertThere(): Promise<void> {
    await access(join(this.#options.folder, KEY_CHECK));
  }

  async #checkMasterKey(): Promise<void> {
    const { folder, masterKey } = this.#options;
    const path = join(folder, KEY_CHECK);
    let bytes: Uint8Array;
    try {
      await makeFolder(folder);
      await syncFolder(dirname(folder));
      await this.#write(path, KEY_CHECK, KEY_CHECK_TEXT);
      bytes = await readFile(path);
    } catch (error) {
      const message = `The vault's folder cannot be used. ${troubleAt(folder, error)}.`;
      throw new ConfigurationProblem('VAULT_FOLDER_INACCESSIBLE', message, { cause: error });
    }
    if (unwrapFromVault(masterKey, { name: KEY_CHECK, bytes }) === KEY_CHECK_TEXT) return;
    throw new ConfigurationProblem(
      'MASTER_KEY_NOT_OF_THIS_VAULT',
      `The seeds in ${folder} were stored under another master key. Restore that key, or name another folder.`,
    );
  }

  async #withinBudget<T>(work: () => Promise<T>): Promise<T> {
    const late = (): Error => new VaultUnavailable('no answer from the disk within the budget');
    try {
      return await answerWithin(this.#options.budgetMs, work(), late);
    } catch (error) {
      if (error instanceof Fault || error instanceof InvariantBroken) throw error;
      throw new VaultUnavailable(
        `the seeds cannot be read or written. ${troubleAt(this.#options.folder, error)}`,
        {
          cause: error,
        },
      );
    }
  }
}

function fileNameOf(reference: SeedReference): string {
  return `${reference}.sealed`;
}

/** The file of a reference, and what a crash left of writing it. */
function isOf(reference: SeedReference, name: string): boolean {
  const own = fileNameOf(reference);
  return name === own || (name.startsWith(`${own}.`) && name.endsWith(UNFINISHED));
}

async function readBounded(path: string): Promise<Uint8Array | undefined> {
  try {
    const handle = await open(path, 'r');
    try {
      const { size } = await handle.stat();
      return size > MAX_FILE_BYTES ? new Uint8Array() : await handle.readFile();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

async function unlinkIfThere(path: string): Promise<void> {
  try {
    await unlink(path);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
  }
}
