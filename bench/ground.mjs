// @ts-check
// A tenant to measure in: one approver, people who ask, and for each of them an account owner with a token, planted as the
// local trial plants its sample.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const TENANT = '7e57ab1e-0000-4000-8000-000000000001';

/** @param {number} number */
export const idOf = (number) => `7e57ab1e-0000-4000-8000-${String(number).padStart(12, '0')}`;
export const MEGAN = 900_000;

/** @param {string} name @param {number} number */
function person(name, number) {
  const id = idOf(number);
  return {
    id,
    displayName: `${name} Bench`,
    givenName: name,
    surname: 'Bench',
    userPrincipalName: `${name}@contoso.example`,
  };
}

/** @param {number} pairs How many people ask, each for somebody else. */
function directoryOf(pairs) {
  const askers = Array.from({ length: pairs }, (_none, at) => person(`asker${at}`, 100_000 + at));
  const owners = Array.from({ length: pairs }, (_none, at) => person(`owner${at}`, 200_000 + at));
  const others = [
    person('megan', MEGAN),
    person('alice', 900_001),
    person('sam', 900_002),
    person('ruth', 900_003),
  ];
  const group = { id: idOf(800_000), name: 'Askers', members: askers.map(({ id }) => id) };
  return { tenantId: TENANT, people: [...askers, ...owners, ...others], groups: [group] };
}

function policyOf() {
  const only = (/** @type {number} */ number) => ({ people: [idOf(number)] });
  return {
    roles: {
      requester: { groups: [idOf(800_000)] },
      approver: only(MEGAN),
      provisioner: only(900_002),
      auditor: only(900_003),
      security: only(900_002),
      operator: {},
    },
    callerVerification: { required: false },
    limits: { requests: { perPerson: 1000, perOwner: 1000 } },
    captorTakesNoPartInFirstRelease: false,
  };
}

/**
 * Writes people, rules and tokens into a new data folder.
 * @param {string} root where `dist` is
 * @param {string} folder
 * @param {number} pairs
 */
export async function layGround(root, folder, pairs) {
  mkdirSync(folder, { recursive: true });
  const files = { directory: join(folder, 'directory.json'), policy: join(folder, 'policy.json') };
  writeFileSync(files.directory, JSON.stringify(directoryOf(pairs)));
  writeFileSync(files.policy, JSON.stringify(policyOf()));
  await plant(root, folder, files, pairs);
  return files;
}

/**
 * @param {string} root
 * @param {string} folder
 * @param {{ readonly directory: string, readonly policy: string }} files
 * @param {number} pairs
 */
async function plant(root, folder, files, pairs) {
  /** @param {string} path @returns {Promise<any>} */
  const load = async (path) => import(pathToFileURL(join(root, 'dist', path)).href);
  const { createBridge } = await load('app/create-bridge.js');
  const { plantSample } = await load('app/tenant/plant-sample.js');
  const { DirectoryFile } = await load('adapters/local/directory-file.js');
  const { loadMasterKey } = await load('adapters/local/master-key.js');
  const { SealedFileVault } = await load('adapters/local/sealed-file-vault.js');
  const { openSqliteStore } = await load('adapters/local/sqlite-store.js');
  const { systemClock: clock } = await load('adapters/local/system-clock.js');
  const { systemRandom: random } = await load('adapters/local/system-random.js');
  const { noTrace: trace } = await load('adapters/local/no-trace.js');
  const { readPolicy } = await load('compose/read-policy.js');
  // Older clones of ours have it under another name.
  const samples = await load('config/local-sample.js');
  const makeLocalSample = samples.makeLocalSample ?? samples.localSample;
  const directory = await DirectoryFile.read(files.directory);
  const masterKey = await loadMasterKey({ file: join(folder, 'master.key'), random });
  const vault = await SealedFileVault.open({
    folder: join(folder, 'seeds'),
    masterKey,
    random,
    budgetMs: 5000,
  });
  const store = await openSqliteStore(join(folder, 'store.db'));
  const policy = await readPolicy(files.policy);
  const log = {
    info: () => undefined,
    error: () => undefined,
    within: (/** @type {any} */ _fields, /** @type {() => any} */ work) => work(),
  };
  const running = await createBridge({
    tenantId: TENANT,
    store,
    vault,
    directory,
    clock,
    random,
    trace,
    log,
    messenger: {},
    policy: () => policy,
    policyMoved: async () => undefined,
    vaultBudgetMs: 5000,
    lookEveryMs: 1000,
  });
  const sample = await makeLocalSample(directory);
  for (let at = 0; at < pairs; at += 1) {
    const accountName = `owner${at}@contoso.example`;
    await plantSample(running.deps, {
      ...sample,
      tokenId: `sample-token-${at}`,
      ownerId: idOf(200_000 + at),
      accountName,
    });
  }
  await store.close();
}
