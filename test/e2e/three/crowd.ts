// Who is in the tenant of three instances, beside the sample people: account owners, those who ask, those who approve.
import { KeyVaultSeedVault } from '../../../src/adapters/azure/key-vault-seed-vault.js';
import { noTrace } from '../../../src/adapters/local/no-trace.js';
import { createBridge } from '../../../src/app/create-bridge.js';
import { plantSample } from '../../../src/app/tenant/plant-sample.js';
import { systemClock } from '../../../src/adapters/local/system-clock.js';
import { systemRandom } from '../../../src/adapters/local/system-random.js';
import { parsePersonId, parseTokenId } from '../../../src/domain/ids.js';
import { DEFAULT_PARAMETERS } from '../../../src/domain/otp/parameters.js';
import { Seed } from '../../../src/domain/otp/seed.js';
import { fine, must, sampleDirectory, samplePolicy, TENANT } from '../../app/trial.js';
import type { DirectoryWorld } from '../../contract/directory.contract.js';
import { FakeRandom } from '../../fakes/fake-random.js';
import { VAULT_TOKEN } from '../../fakes/key-vault-fake.js';
import { RecordingMessenger } from '../../fakes/recording-messenger.js';
import type { Tenant } from '../production/tenant.js';
import { quietLog } from '../../fakes/quiet-log.js';

type Person = DirectoryWorld['people'][number];

export type Owner = { readonly person: Person; readonly key: Uint8Array };

function people(kind: string, group: string, count: number): readonly Person[] {
  return Array.from({ length: count }, (_, at): Person => {
    const number = String(at + 1).padStart(3, '0');
    return {
      id: must(parsePersonId(`7e57ab1e-0000-4000-8000-000${group}${number.padStart(6, '0')}`)),
      displayName: `${kind} ${number}`,
      givenName: kind,
      surname: number,
      userPrincipalName: `${kind.toLowerCase()}-${number}@contoso.example`,
      nicknames: [],
    };
  });
}

export type Crowd = {
  readonly owners: readonly Owner[];
  readonly requesters: readonly Person[];
  readonly approvers: readonly Person[];
  readonly all: readonly Person[];
};

export function crowd(owners: number, requesters: number): Crowd {
  const owning = people('Owner', '200', owners);
  const asking = people('Requester', '300', requesters);
  const approvers = people('Approver', '400', 2);
  const random = new FakeRandom('three instances');
  return {
    owners: owning.map((person) => ({ person, key: Buffer.from(random.bytes(20)) })),
    requesters: asking,
    approvers,
    all: [...owning, ...asking, ...approvers],
  };
}

/** Both of them must agree; and nobody is kept from working by how much goes on here within minutes. */
export function policyFor({ requesters, approvers }: Crowd): Readonly<Record<string, unknown>> {
  const many = { perPerson: 1000 };
  const idsOf = (some: readonly Person[]): object => ({ people: some.map(({ id }) => id) });
  return {
    roles: {
      requester: idsOf(requesters),
      approver: idsOf(approvers),
      provisioner: {},
      auditor: {},
      security: {},
      operator: {},
    },
    // Nobody here could look into its uses.
    breakGlass: undefined,
    approvalsNeeded: 2,
    callerVerification: { required: false },
    limits: { requests: { ...many, perOwner: 1000 }, refusals: many, wrongNumbers: many },
  };
}

/** A token for each account owner, sealed and put as captured ones are. */
export async function plantTokens(tenant: Tenant, owners: readonly Owner[]): Promise<void> {
  const store = tenant.store();
  const policy = samplePolicy();
  const { deps } = await createBridge({
    tenantId: TENANT,
    store,
    vault: new KeyVaultSeedVault({
      vaultUrl: tenant.vault.url,
      credential: {
        getToken: async () => ({ token: VAULT_TOKEN, expiresOnTimestamp: Date.now() + 3_600_000 }),
      },
      budgetMs: 20_000,
      clock: systemClock,
      transport: { allowInsecureConnection: true, disableChallengeResourceVerification: true },
    }),
    directory: sampleDirectory(),
    messenger: new RecordingMessenger(),
    clock: systemClock,
    random: systemRandom,
    policy: () => policy,
    policyMoved: async () => undefined,
    log: quietLog,
    trace: noTrace,
    vaultBudgetMs: 20_000,
    lookEveryMs: 1_000_000,
  });
  for (const { person, key } of owners) {
    await plantSample(deps, {
      tokenId: must(parseTokenId(`sample-of-${person.surname}`)),
      ownerId: person.id,
      issuer: 'Microsoft',
      accountName: person.userPrincipalName,
      parameters: DEFAULT_PARAMETERS,
      seed: fine(Seed.fromBytes(Buffer.from(key))),
    });
  }
  await store.close();
}
