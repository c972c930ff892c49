// The local trial's ground: its store, while no bot holds it, and as whom its user says they are.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DirectoryFile } from '../../adapters/local/directory-file.js';
import { openSqliteStore } from '../../adapters/local/sqlite-store.js';
import { trialFolder } from '../../adapters/local/trial-folder.js';
import { mayKeepInMemory } from '../../app/commit/rows/names.js';
import type { Caller, Wanted } from '../../app/tenant/admit-command.js';
import { findPerson } from '../../app/looking/find-person.js';
import type { Whom } from '../../app/looking/who.js';
import { DEFAULT_DATA_FOLDER } from '../../config/local.js';
import type { LocalConfiguration } from '../../config/local.js';
import type { Directory } from '../../ports/directory.js';
import { people } from '../../text/cli/people.js';
import { localCheckpointing } from '../local-log.js';
import { openVault } from '../local.js';
import { readPolicy } from '../read-policy.js';
import { witnessed } from '../witnesses.js';
import { localUser } from './console.js';
import { workBeside, CommandRefused, PATIENCE_MS } from './ground.js';
import type { Ground } from './ground.js';

/** Throws {@link CommandRefused}, `StoreLocked`, `ConfigurationWrong`, `ConfigurationProblem`. */
export async function openLocalGround(
  given: LocalConfiguration,
  asName: string | undefined,
): Promise<Ground> {
  const configuration = { ...given, dataFolder: folderOf(given) };
  const { dataFolder, policyFile, directoryFile } = configuration;
  const file = join(dataFolder, 'store.db');
  // Looking must not make one.
  if (!existsSync(file)) throw new CommandRefused('NO_TRIAL', people.noTrial(dataFolder));
  const policy = await readPolicy(policyFile);
  const directory = await DirectoryFile.read(directoryFile);
  const store = await openSqliteStore(file, { mayKeep: mayKeepInMemory });
  try {
    const vault = await openVault(configuration);
    const { tenantId } = directory;
    return {
      running: workBeside({
        tenantId,
        store,
        vault,
        directory,
        policy,
        checkpointing: await localCheckpointing(configuration, PATIENCE_MS),
      }),
      clockErrorSeconds: async () => undefined,
      policyFrom: policyFile,
      findCaller: async (who) => findLocalCaller(directory, who, asName),
      checkpointing: async () =>
        witnessed(await localCheckpointing(configuration, PATIENCE_MS), () => policy),
      close: async () => store.close(),
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** Where none is named, as the start looks for it. */
function folderOf({ dataFolder, localAppData }: LocalConfiguration): string {
  if (dataFolder !== DEFAULT_DATA_FOLDER) return dataFolder;
  return trialFolder({ localAppData, platform: process.platform, root: process.cwd() });
}

async function findLocalCaller(
  directory: Directory,
  who: Wanted['who'],
  asName: string | undefined,
): Promise<Caller> {
  const at = localUser();
  if (who === 'console') return { at };
  if (asName === undefined) throw new CommandRefused('AS_MISSING', people.asMissing);
  const found = await findPerson<Whom>(directory, { typedName: asName });
  if ('code' in found) throw new CommandRefused('NOBODY_CALLED_SO', people.nobodyCalled(asName));
  return { at, person: { id: found.person.id, verified: false } };
}
