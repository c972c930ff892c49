// A file of tokens, and `otp-bridge import` of it, over a bridge in memory.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { TOKENS } from '../../../src/app/commit/rows/names.js';
import { tokenSchema } from '../../../src/app/commit/rows/token-row.js';
import type { Done, Given } from '../../../src/channels/cli/frame/terminal.js';
import { importFrom } from '../../../src/compose/cli/run-import.js';
import { runOnGround } from '../../../src/compose/cli/run-for-people.js';
import type { Token } from '../../../src/domain/tokens/token.js';
import { MemoryStore } from '../../fakes/memory-store.js';
import { temporaryFolder } from '../../adapters/local/temporary-folder.js';
import { openTrial, PEOPLE, TENANT } from '../../app/trial.js';
import type { Trial } from '../../app/trial.js';
import { groundOver, listening } from './ground-over.js';
import type { Said } from './ground-over.js';
import { directoryOf } from './many-owners.js';

let folder: string | undefined;

let files = 0;
export async function kept(text: string): Promise<string> {
  folder ??= await temporaryFolder();
  files += 1;
  const file = join(folder, `tokens-${files}.txt`);
  await writeFile(file, text);
  return file;
}

type Ran = Done & { readonly said: Said };

export async function imported(
  trial: Trial,
  file: string,
  ...options: readonly ('--yes' | '--leave-out-faulty')[]
): Promise<Ran> {
  const given: Given = {
    arguments: { FILE: file },
    options: Object.fromEntries(options.map((one) => [one, true])),
  };
  const said = listening();
  const work = importFrom(given);
  const done = await runOnGround(groundOver(trial, PEOPLE.alex), said, { name: 'import', work });
  return { ...done, said };
}

export async function tokensIn(store: MemoryStore): Promise<readonly Token[]> {
  const page = await store.list(TENANT, { ...TOKENS, limit: 1000 });
  return page.rows.map(({ value }) => tokenSchema.parse(value)).filter(({ sample }) => !sample);
}

export async function trialWith(
  owners: number,
  changes: Parameters<typeof openTrial>[0] = {},
): Promise<Trial> {
  return openTrial({ directory: directoryOf(owners), ...changes });
}

export function storeOf({ parts: { store } }: Trial): MemoryStore {
  if (store instanceof MemoryStore) return store;
  throw new Error('the tests keep rows in memory');
}
