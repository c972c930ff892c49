// @ts-check
// What a program does for itself with a store, by the use cases alone: the daily sweep, a checkpoint, what the doctor looks at. Beside the
// time the rows that are read for it are counted.
import { join } from 'node:path';
import { built, ROOM, TENANT } from './built.mjs';
import { counting } from './counting.mjs';
import { DAY_MS } from './sizes.mjs';

/** @typedef {{ readonly running: any, readonly look: (name: string) => Promise<import('./counting.mjs').Looked>, readonly close: () => Promise<void> }} Looks */

const SWEEPS = {
  'sweep, every hour: what is a day old': ['app/tenant/sweep-operations', 'sweepOperations'],
  'sweep, every hour: counters': ['app/tenant/sweep-tallies', 'sweepTallies'],
  'sweep, every hour: what was never fetched': ['app/tenant/sweep-held', 'sweepHeld'],
  'sweep, every hour: chats that are missing': ['app/tenant/look-at-chats', 'lookAtChats'],
  'sweep, once a day: requests and texts that are over': ['app/tenant/forget-old', 'forgetOld'],
  'sweep, once a day: owners of tokens under way': [
    'app/provisioning/look-after-owners',
    'lookAfterOwners',
  ],
};
export const LOOKS = [
  ...Object.keys(SWEEPS),
  'the doctor: its looks into the store',
  'a checkpoint, signed and kept',
];

/** @param {string} folder @returns {Promise<Looks>} */
export async function openLooks(folder) {
  const { openSqliteStore } = await built('adapters/local/sqlite-store');
  const { mayKeepInMemory } = await built(`${ROOM}/names`);
  const file = await openSqliteStore(join(folder, 'store.db'), { mayKeep: mayKeepInMemory });
  return looksOver(folder, counting(file, { isOursAlone: true }));
}

/** @param {string} folder beside the store @param {import('./counting.mjs').Counted} counted @returns {Promise<Looks>} */
export async function looksOver(folder, counted) {
  const clock = { days: 0, now: () => Date.now() + clock.days * DAY_MS };
  const running = await openBridge(folder, counted.store, clock);
  const { deps } = running;
  const works = await worksOf(running);
  return {
    running,
    close: async () => counted.store.close(),
    look: async (name) => {
      // The next day: what comes once a day is due again.
      if (name === LOOKS[0]) clock.days += 1.1;
      await deps.transact(await anEntry());
      return counted.during(async () => works[name]?.());
    },
  };
}

const log = {
  info: () => undefined,
  error: (/** @type {string} */ event, /** @type {unknown} */ error) => {
    throw new Error(event, { cause: error });
  },
  within: (/** @type {any} */ _fields, /** @type {() => any} */ work) => work(),
};

/** Takes whatever it is given. */
const messenger = {
  send: async () => 'sent',
  update: async () => undefined,
  open: async () => ({ chat: 'bench' }),
};

/** @param {string} folder @param {any} store @param {any} clock */
async function openBridge(folder, store, clock) {
  const { createBridge } = await built('app/create-bridge');
  const { DirectoryFile } = await built('adapters/local/directory-file');
  const { noTrace: trace } = await built('adapters/local/no-trace');
  const { systemRandom: random } = await built('adapters/local/system-random');
  const { readPolicy } = await built('compose/read-policy');
  const { localCheckpointing } = await built('compose/local-log');
  const policy = await readPolicy(join(folder, 'policy.json'));
  return createBridge({
    ...{ tenantId: TENANT, store, clock, random, trace, log, messenger },
    vault: await openVault(folder, random),
    directory: await DirectoryFile.read(join(folder, 'directory.json')),
    policy: () => policy,
    policyMoved: async () => undefined,
    vaultBudgetMs: 5000,
    lookEveryMs: 1000,
    checkpointing: await localCheckpointing({ dataFolder: folder }, 60_000),
  });
}

/** @param {string} folder @param {any} random */
async function openVault(folder, random) {
  const { loadMasterKey } = await built('adapters/local/master-key');
  const { SealedFileVault } = await built('adapters/local/sealed-file-vault');
  const masterKey = await loadMasterKey({ file: join(folder, 'master.key'), random });
  const seeds = join(folder, 'seeds');
  return SealedFileVault.open({ folder: seeds, masterKey, random, budgetMs: 5000 });
}

/** @param {any} running @returns {Promise<Record<string, () => Promise<unknown>>>} */
async function worksOf({ deps, logKeeper }) {
  const { readUnreached } = await built('app/looking/unreached');
  const { isKeyLost } = await built('app/provisioning/read-fingerprint-key');
  const sweeps = Object.entries(SWEEPS).map(async ([name, [path = '', use = '']]) => {
    const { [use]: sweep } = await built(path);
    return /** @type {const} */ ([name, async () => sweep({ ...deps, log }, { urgent: false })]);
  });
  return {
    ...Object.fromEntries(await Promise.all(sweeps)),
    'the doctor: its looks into the store': async () => {
      await readUnreached(deps, deps.policy());
      await isKeyLost(deps);
    },
    'a checkpoint, signed and kept': async () => logKeeper.lookLast(),
  };
}

/** So that there is something new to sign. */
async function anEntry() {
  const { z } = await import('zod');
  const fact = { action: 'command.run', command: 'bench' };
  return {
    operation: ['bridge', 'bench', String(performance.now())],
    value: z.null(),
    plan: async () => ({
      audit: [{ actor: 'bridge', fact }],
      outcome: { ok: true, value: null },
    }),
  };
}
