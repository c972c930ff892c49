// A bridge whose seeds lie in Key Vault, as far as our own client and our strict fake of the service go; and whole lives of a token on it.
import { KeyVaultSeedVault } from '../../../src/adapters/azure/key-vault-seed-vault.js';
import type { RequestId } from '../../../src/domain/ids.js';
import { KeyVaultFake, VAULT_TOKEN } from '../../fakes/key-vault-fake.js';
import { codeOnToken, Sitting } from '../provisioning/sitting.js';
import { fine, meet, must, openTrial, samplePolicy } from '../trial.js';
import type { Trial } from '../trial.js';

export type VaultTrial = { readonly trial: Trial; readonly vault: KeyVaultFake };

export async function openVaultTrial(): Promise<VaultTrial> {
  const vault = await new KeyVaultFake().start();
  const token = { token: VAULT_TOKEN, expiresOnTimestamp: Number.MAX_SAFE_INTEGER };
  const clock = { now: () => trial.parts.clock.now() };
  const keeping = new KeyVaultSeedVault({
    vaultUrl: vault.url,
    credential: { getToken: async () => token },
    budgetMs: 60_000,
    clock,
    transport: { allowInsecureConnection: true, disableChallengeResourceVerification: true },
  });
  const policy = samplePolicy({ captorTakesNoPartInFirstRelease: false });
  const trial: Trial = await openTrial({ vault: keeping, vaultBudgetMs: 60_000, policy });
  vault.now = () => trial.parts.clock.now();
  // What was planted before anybody could look is no reading of a token's.
  vault.log.length = 0;
  await meet(trial, 'alex', 'megan', 'diego');
  return { trial, vault };
}

/** Captured, a code for the wizard, accepted, shown to the burner, proved, posted. */
export async function setUp(trial: Trial): Promise<Sitting> {
  const sitting = await Sitting.open(trial);
  await sitting.capture();
  fine(await sitting.pages.giveEnrolmentCode(sitting.next()));
  fine(await sitting.pages.accept(sitting.next()));
  fine(await sitting.pages.seedForBurner(sitting.next()));
  await sitting.burn(1);
  await sitting.ship();
  trial.parts.clock.advanceSeconds(600);
  return sitting;
}

/** A code, shown `shows` times. */
export async function released(trial: Trial, shows = 1): Promise<RequestId> {
  const id = await trial.requestBy('alex', 'diego');
  await trial.bridge.actOnRequest(trial.as('megan'), id, { kind: 'approve' });
  for (let shown = 0; shown < shows; shown += 1) {
    must(fine(await trial.bridge.showCode(trial.as('alex'), id)).shown);
  }
  return id;
}

export async function deliver(trial: Trial, sitting: Sitting): Promise<void> {
  const { id } = await sitting.token();
  fine(await sitting.pages.deliver(trial.as('alex'), id, codeOnToken(trial, 2)));
}
