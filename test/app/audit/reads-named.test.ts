// Each reading of a seed is called in the audit as Key Vault's own log calls it, so that the two can be held against each other.
import { afterEach, expect, test } from '@jest/globals';
import type { KeyVaultFake } from '../../fakes/key-vault-fake.js';
import { deliver, openVaultTrial, released, setUp } from './vault-trial.js';
import type { VaultTrial } from './vault-trial.js';

let vaults: KeyVaultFake[] = [];
afterEach(async () => {
  for (const vault of vaults) await vault.stop();
  vaults = [];
});

async function open(): Promise<VaultTrial> {
  const opened = await openVaultTrial();
  vaults.push(opened.vault);
  return opened;
}

const got = ({ vault }: VaultTrial): readonly string[] =>
  vault.log
    .filter((call) => call.operationName === 'SecretGet' && call.resultType === 'Success')
    .map(({ correlationId }) => correlationId);

const named = async ({ trial }: VaultTrial): Promise<readonly string[]> =>
  (await trial.audit()).flatMap(({ read }) => read ?? []);

test('a whole life: what was read is named, and what is named was read', async () => {
  const opened = await open();
  const sitting = await setUp(opened.trial);
  await released(opened.trial, 3);
  await deliver(opened.trial, sitting);
  const [inLog, inAudit] = [got(opened), await named(opened)];
  // Put and looked at, wizard, burner, proof, code, twice again, proof.
  expect(inLog).toHaveLength(8);
  expect(inLog).toEqual(inAudit);
  expect(new Set(inLog).size).toBe(8);
  for (const id of inLog) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab]/u);
});

test('a code that could not be had, and the next try: two names', async () => {
  const opened = await open();
  const { trial, vault } = opened;
  await setUp(trial);
  const before = got(opened).length;
  vault.rights = [];
  const id = await trial.requestBy('alex', 'diego');
  await trial.bridge.actOnRequest(trial.as('megan'), id, { kind: 'approve' });
  await trial.bridge.showCode(trial.as('alex'), id);
  expect(got(opened)).toHaveLength(before);
  vault.rights = ['get'];
  await trial.bridge.showCode(trial.as('alex'), id);
  const read = got(opened).at(-1);
  expect(await named(opened)).toContain(read);
  expect(vault.log.filter(({ correlationId }) => correlationId === read)).toHaveLength(1);
});

test('a showing that is refused after the seed was read names its reading all the same', async () => {
  const opened = await open();
  const { trial, vault } = opened;
  await setUp(trial);
  const id = await released(trial);
  // The vault has answered, and a freeze comes before the answer is given out.
  const { pass } = held(vault);
  const again = trial.bridge.showCode(trial.as('alex'), id);
  await pass(async () => {
    await trial.bridge.freeze(trial.as('adele'), { typedName: null, reason: 'a phish' });
  });
  await again;
  const read = got(opened).at(-1);
  const entries = (await trial.audit()).filter((entry) => entry.read === read);
  expect(entries.map(({ fact }) => fact.action)).toEqual(['release.failed']);
});

/** The next reading waits until `between` is done. */
function held(vault: KeyVaultFake): {
  readonly pass: (between: () => Promise<void>) => Promise<void>;
} {
  let goOn: () => void = () => undefined;
  let came: () => void = () => undefined;
  const arrived = new Promise<void>((resolve) => {
    came = resolve;
  });
  vault.before = async () => {
    vault.before = undefined;
    came();
    await new Promise<void>((resolve) => {
      goOn = resolve;
    });
  };
  return {
    pass: async (between) => {
      await arrived;
      await between();
      goOn();
    },
  };
}
