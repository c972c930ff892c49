// A deployment's ground: its table, vault and directory as the bot's own identity, and whom Entra says is at the console.
import {
  askedCredential,
  azureCredential,
  personCredential,
} from '../../adapters/azure/azure-credential.js';
import type { AskToSignIn } from '../../adapters/azure/azure-credential.js';
import { GraphDirectory } from '../../adapters/azure/graph-directory.js';
import { KeyVaultSeedVault } from '../../adapters/azure/key-vault-seed-vault.js';
import { openTableStore } from '../../adapters/azure/table-store.js';
import { tokenSource } from '../../adapters/azure/token-source.js';
import { systemClock } from '../../adapters/local/system-clock.js';
import type { Caller } from '../../app/tenant/admit-command.js';
import { publishedSignInKeys } from '../../channels/http/sign-in-keys.js';
import { AZURE_CLI, COMMAND_LINE, verifySignIn } from '../../channels/http/verify-sign-in.js';
import type { ProductionConfiguration } from '../../config/production.js';
import { defined } from '../../domain/defined.js';
import type { ConsoleActor } from '../../domain/audit/entry.js';
import type { PersonId } from '../../domain/ids.js';
import { people } from '../../text/cli/people.js';
import { tableAddress, vaultAddress } from '../addresses.js';
import { azureCheckpointing } from '../azure-log.js';
import { readClockError } from '../doctor.js';
import { findNewestPolicy } from '../doctor-policy.js';
import { witnessed } from '../witnesses.js';
import { workBeside, CommandRefused, PATIENCE_MS, quiet } from './ground.js';
import type { Ground } from './ground.js';

export type AtConsole = {
  readonly at: ConsoleActor;
  readonly asName: string | undefined;
  /** Absent where nobody could answer. */
  readonly ask: AskToSignIn | undefined;
};

/** Throws {@link CommandRefused}, `ConfigurationWrong`. */
export async function openDeployedGround(
  configuration: ProductionConfiguration,
  { at, asName, ask }: AtConsole,
): Promise<Ground> {
  if (asName !== undefined) throw new CommandRefused('AS_ELSEWHERE', people.asElsewhere);
  const { tenantId, appId, cloud, policyFile } = configuration;
  const credential = azureCredential({ kind: 'managed', clientId: appId });
  const budgetMs = PATIENCE_MS;
  const store = openTableStore({ ...tableAddress(configuration), credential, budgetMs });
  const token = tokenSource(credential);
  const vaultUrl = vaultAddress(configuration);
  const policy = await findNewestPolicy(configuration);
  const checkpointing = witnessed(
    azureCheckpointing(configuration, { token, budgetMs }),
    () => policy,
  );
  return {
    running: workBeside({
      tenantId,
      store,
      vault: new KeyVaultSeedVault({ vaultUrl, credential, clock: systemClock, budgetMs }),
      directory: new GraphDirectory({ endpoint: cloud.graph, token, budgetMs }),
      policy,
      ...defined({ checkpointing }),
    }),
    clockErrorSeconds: async () => readClockError(cloud),
    policyFrom: policyFile,
    findCaller: async (who) => {
      const id = who === 'console' ? undefined : await findSignedIn(configuration, ask);
      const caller: Caller = id === undefined ? { at } : { at, person: { id, verified: true } };
      return caller;
    },
    ...graphAsPerson(configuration, ask),
    ...(checkpointing === undefined ? {} : { checkpointing: async () => checkpointing }),
    close: async () => store.close(),
  };
}

function graphAsPerson(
  { tenantId, cloud: { login, graph } }: ProductionConfiguration,
  ask: AskToSignIn | undefined,
): Pick<Ground, 'graphAsPerson'> {
  if (ask === undefined) return {};
  return {
    graphAsPerson: (clientId) => ({
      endpoint: graph,
      token: tokenSource(askedCredential({ tenantId, login, clientId, ask })),
    }),
  };
}

/** By a token of Entra's for our own registration, which we verify as the page's; undefined where there is none. */
async function findSignedIn(
  { tenantId, cloud, ssoClientId, domain, appId }: ProductionConfiguration,
  ask: AskToSignIn | undefined,
): Promise<PersonId | undefined> {
  const audience = `api://${domain}/botid-${appId}`;
  const verify = verifySignIn({
    tenantId,
    login: cloud.login,
    audiences: [ssoClientId, audience],
    keys: publishedSignInKeys(`${cloud.login}/${tenantId}/discovery/v2.0/keys`),
    clock: systemClock,
    log: quiet,
    grant: COMMAND_LINE,
  });
  const token = await askForToken(audience, { tenantId, login: cloud.login, ask });
  return token === undefined ? undefined : verify(token);
}

async function askForToken(
  audience: string,
  of: Omit<Parameters<typeof personCredential>[0], 'clientId'>,
): Promise<string | undefined> {
  try {
    const given = await personCredential({ ...of, clientId: AZURE_CLI }).getToken(
      `${audience}/.default`,
    );
    return given?.token;
  } catch {
    // Its text may hold anything; that nobody has signed in is what matters.
    return undefined;
  }
}
