// What a witness has seen, in numbered files of which none is ever replaced: one more for each checkpoint, whole and synced before it
// is signed. A second process on the same folder is found by the number that it took; a folder that has lost its files signs nothing.
import { readdir, readFile, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { TreeHead } from '../../domain/audit/tree.js';
import type { Random } from '../../ports/random.js';
import type { WitnessMemory } from '../../ports/witness.js';
import { parseJson } from '../../domain/json.js';
import { ConfigurationProblem } from './configuration-problem.js';
import { makeFolder } from './make-folder.js';
import { troubleAt } from './system-trouble.js';
import { writeOnce } from './write-once.js';

const FILE = /^seen-(\d{1,15})\.json$/;
/** Files behind the newest that are left: the last one is enough, the one before is for whoever wonders. */
const KEPT = 2;

const seenSchema = z.record(
  z.string(),
  z.strictObject({ size: z.number().int().nonnegative(), root: z.base64() }),
);
type Seen = z.infer<typeof seenSchema>;

export type WitnessFilesOptions = {
  readonly folder: string;
  readonly random: Random;
  /** Whether a key lies there already: then what it has signed for must lie there too. */
  readonly hasKey: boolean;
};

/** Throws `ConfigurationProblem`. */
export async function openWitnessFiles(options: WitnessFilesOptions): Promise<WitnessFiles> {
  const { folder, hasKey, random } = options;
  try {
    await makeFolder(folder);
    const newest = await newestIn(folder);
    if (newest === undefined && hasKey) throw forgotten(folder);
    const files = new WitnessFiles({ folder, random }, newest ?? { number: 0, seen: {} });
    // Before there is a key: a key without it has signed what nobody remembers.
    if (newest === undefined) await files.begin();
    return files;
  } catch (error) {
    if (error instanceof ConfigurationProblem) throw error;
    throw new ConfigurationProblem(
      'WITNESS_MEMORY_INACCESSIBLE',
      `What the witness has seen can be neither read nor kept. ${troubleAt(folder, error)}.`,
      { cause: error },
    );
  }
}

type Newest = { readonly number: number; readonly seen: Seen };

/** Another process has written there, or the disk does not take it: nothing is signed. */
export class WitnessMemoryLost extends Error {
  override readonly name = 'WitnessMemoryLost';
}

export class WitnessFiles implements WitnessMemory {
  readonly #options: Pick<WitnessFilesOptions, 'folder' | 'random'>;
  #newest: Newest;

  constructor(options: Pick<WitnessFilesOptions, 'folder' | 'random'>, newest: Newest) {
    this.#options = options;
    this.#newest = newest;
  }

  read(origin: string): TreeHead | undefined {
    const seen = this.#newest.seen[origin];
    return seen && { size: seen.size, root: Buffer.from(seen.root, 'base64') };
  }

  async begin(): Promise<void> {
    await this.#write({});
  }

  async keep(origin: string, { size, root }: TreeHead): Promise<void> {
    const seen = { size, root: Buffer.from(root).toString('base64') };
    await this.#write({ ...this.#newest.seen, [origin]: seen });
  }

  async #write(seen: Seen): Promise<void> {
    const { folder, random } = this.#options;
    const number = this.#newest.number + 1;
    const content = Buffer.from(`${JSON.stringify(seen)}\n`);
    const path = join(folder, `seen-${number}.json`);
    const written = await writeOnce({ path, content, unique: random.id() });
    const numbers = await numbersIn(folder);
    if (written === 'exists' || Math.max(...numbers) !== number) {
      throw new WitnessMemoryLost('another process writes in the folder of this witness');
    }
    this.#newest = { number, seen };
    const old = numbers.filter((one) => one <= number - KEPT);
    await Promise.all(old.map(async (one) => unlink(join(folder, `seen-${one}.json`))));
  }
}

async function numbersIn(folder: string): Promise<readonly number[]> {
  const names = await readdir(folder);
  return names.map((name) => Number(FILE.exec(name)?.[1] ?? Number.NaN)).filter(Number.isInteger);
}

async function newestIn(folder: string): Promise<Newest | undefined> {
  const numbers = await numbersIn(folder);
  if (numbers.length === 0) return undefined;
  const number = Math.max(...numbers);
  const file = join(folder, `seen-${number}.json`);
  const seen = seenSchema.safeParse(parseJson(await readFile(file, 'utf8'))).data;
  if (seen !== undefined) return { number, seen };
  throw new ConfigurationProblem(
    'WITNESS_MEMORY_UNREADABLE',
    `${file} is not as this witness wrote it. Without it the witness could sign a second history of a log: put back what was there, or begin in a new folder, with a new key.`,
  );
}

function forgotten(folder: string): ConfigurationProblem {
  return new ConfigurationProblem(
    'WITNESS_MEMORY_GONE',
    `In ${folder} lies a key, and nothing of what was signed with it (seen-N.json). Without that the witness could sign a second history of a log: put it back, or begin in a new folder, with a new key.`,
  );
}
