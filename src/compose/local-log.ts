// With what the local trial's log is signed, and where its checkpoints are kept: beside the store. It shows what others did to that, and
// not what whoever has this folder did.
import { join } from 'node:path';
import { FolderAnchor } from '../adapters/local/folder-anchor.js';
import { LogMemoryFile } from '../adapters/local/log-memory-file.js';
import { openKeyFileSigner } from '../adapters/local/key-file-signer.js';
import { systemClock } from '../adapters/local/system-clock.js';
import { systemRandom } from '../adapters/local/system-random.js';
import type { Checkpointing } from '../app/audit/checkpointing.js';
import type { LocalConfiguration } from '../config/local.js';

/** Throws `ConfigurationProblem`. The keys are made where they are not there yet. */
export async function localCheckpointing(
  { dataFolder }: LocalConfiguration,
  budgetMs: number,
): Promise<Checkpointing> {
  const file = join(dataFolder, 'log.key');
  const second = join(dataFolder, 'log-ed25519.key');
  const folder = join(dataFolder, 'anchor');
  return {
    signers: [await openKeyFileSigner({ file, kind: 'ecdsa', random: systemRandom })],
    forWitnesses: [
      await openKeyFileSigner({ file: second, kind: 'ed25519', random: systemRandom }),
    ],
    anchors: [new FolderAnchor({ folder, clock: systemClock, budgetMs })],
    memory: new LogMemoryFile(join(dataFolder, 'log.json')),
  };
}
