// A tenant with everything that the bot talks to, under Microsoft's own host names, on this machine: Key Vault (our strict
// fake), Table Storage (Azurite or our fake), Graph, the channel and its keys, Entra's sign-in, App Service's managed identity.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Store } from '../../../src/ports/store.js';
import { readSample, TENANT } from '../../app/trial.js';
import type { PersonName } from '../../app/trial.js';
import type { DirectoryWorld } from '../../contract/directory.contract.js';
import { BOT_APP_ID, ChannelIssuer } from '../../fakes/channel-issuer.js';
import { ConnectorFake } from '../../fakes/connector-fake.js';
import { GraphFake } from '../../fakes/graph-fake.js';
import type { IdentityFake } from '../../fakes/identity-fake.js';
import { IngestionFake } from '../../fakes/ingestion-fake.js';
import { KeyVaultFake } from '../../fakes/key-vault-fake.js';
import { SignInFake } from '../../fakes/sign-in-fake.js';
import type { TableFake } from '../../fakes/table-fake.js';
import { TeamsPerson } from '../../fakes/teams-person.js';
import type { Somebody } from '../../fakes/teams-person.js';
import type { TlsFront } from '../../fakes/tls-front.js';
import { makeCertificate } from './certificate.js';
import type { Certificate } from './certificate.js';
import { runCommand, startProductionBot } from './production-bot.js';
import type { Printed, ProductionBot, ProductionOptions } from './production-bot.js';
import { azuriteTables, fakeTables } from './tables.js';
import type { Tables } from './tables.js';
import { ACCOUNT, HOSTS, startFronts, VAULT } from './tenant-hosts.js';
import type { HostName } from './tenant-hosts.js';
import { CHANNEL_TOKEN, managedIdentity, storageToken, worldWith } from './tenant-parts.js';

export type { HostName };

export const DOMAIN = 'otp.contoso.example';
export const SSO_CLIENT_ID = '7e57ab1e-0000-4000-8000-000000000903';
const TABLE = 'otpbridge';
const TELEMETRY_KEY = '7e57ab1e-0000-4000-8000-00000000071e';

const CONNECTION = `InstrumentationKey=${TELEMETRY_KEY};IngestionEndpoint=https://${HOSTS.telemetry}/;LiveEndpoint=https://westeurope.livediagnostics.monitor.azure.com/;ApplicationId=7e57ab1e-0000-4000-8000-0000000000a1`;

export type TenantOptions = {
  /** Where Azurite is installed; our strict fake takes its place where it is not. */
  readonly azurite?: string | undefined;
  /** Besides the sample people. */
  readonly people?: DirectoryWorld['people'];
  /** In place of the sample policy's; none where nobody has put one in place. */
  readonly policy?: Readonly<Record<string, unknown>> | 'none';
  /** False: nobody has made the table. */
  readonly table?: boolean;
  /** Traces are sent. */
  readonly telemetry?: boolean;
};

export class Tenant {
  readonly connector: ConnectorFake;
  readonly graph: GraphFake;
  readonly vault: KeyVaultFake;
  readonly issuer: ChannelIssuer;
  readonly signIn: SignInFake;
  readonly identity: IdentityFake;
  readonly telemetry: IngestionFake;
  readonly fronts: Readonly<Record<HostName, TlsFront>>;
  readonly #parts: Parts;
  readonly #bots: ProductionBot[] = [];

  private constructor(parts: Parts) {
    const { connector, graph, vault, issuer, signIn, identity, telemetry, fronts } = parts;
    this.connector = connector;
    this.graph = graph;
    this.vault = vault;
    this.issuer = issuer;
    this.signIn = signIn;
    this.identity = identity;
    this.telemetry = telemetry;
    this.fronts = fronts;
    this.#parts = parts;
  }

  static async start(options: TenantOptions): Promise<Tenant> {
    const folder = await mkdtemp(join(tmpdir(), 'otp-bridge-tenant-'));
    const certificate = await makeCertificate(folder, Object.values(HOSTS));
    const tenant = new Tenant(await startParts(options, folder, certificate));
    if (options.policy !== 'none') await tenant.putPolicy(options.policy);
    return tenant;
  }

  /** Beside the package, as the file API of App Service does it. */
  async putPolicy(changes: Readonly<Record<string, unknown>> = {}): Promise<void> {
    const sample = readSample('policy.json') as Record<string, unknown>;
    const { $schema: _schema, ...policy } = { ...sample, ...changes };
    await writeFile(join(this.#parts.folder, 'policy.json'), JSON.stringify(policy));
  }

  /** As infra/ does it. */
  async makeTable(): Promise<void> {
    await this.#parts.tables.make(TABLE);
  }

  /** Undefined on Azurite, which knows no roles. */
  get tableFake(): TableFake | undefined {
    return this.#parts.tables.fake;
  }

  /** The shipped program in its production profile, over this tenant. */
  async startBot(): Promise<ProductionBot> {
    const bot = await startProductionBot(this.#deployment());
    this.#bots.push(bot);
    return bot;
  }

  /** What `otp-bridge` with these words says in the app's console. */
  async command(...words: readonly string[]): Promise<Printed> {
    return runCommand(this.#deployment(), words);
  }

  /** The same, with more in the environment. */
  async commandWith(
    more: Readonly<Record<string, string>>,
    ...words: readonly string[]
  ): Promise<Printed> {
    const deployment = this.#deployment();
    return runCommand({ ...deployment, settings: { ...deployment.settings, ...more } }, words);
  }

  #deployment(): ProductionOptions {
    const { fronts, folder, certificate, traces } = this.#parts;
    const hosts = Object.values(fronts).map(({ host, port }) => [host, port] as const);
    return {
      folder,
      hosts: Object.fromEntries(hosts),
      trusted: certificate.certFile,
      settings: {
        OTP_BRIDGE_PROFILE: 'production',
        OTP_BRIDGE_APP_ID: BOT_APP_ID,
        OTP_BRIDGE_TENANT_ID: TENANT,
        OTP_BRIDGE_SSO_CLIENT_ID: SSO_CLIENT_ID,
        OTP_BRIDGE_DOMAIN: DOMAIN,
        OTP_BRIDGE_KEY_VAULT: VAULT,
        OTP_BRIDGE_STORAGE: ACCOUNT,
        OTP_BRIDGE_TABLE: TABLE,
        OTP_BRIDGE_POLICY: join(folder, 'policy.json'),
        ...(traces ? { APPLICATIONINSIGHTS_CONNECTION_STRING: CONNECTION } : {}),
        ...this.identity.environment,
      },
    };
  }

  /** Somebody at their Teams client, whose channel speaks to this bot, wherever it listens at the time. */
  person(who: PersonName | Somebody, bot: Pick<ProductionBot, 'url'>): TeamsPerson {
    const { serviceUrl } = this.connector;
    const authorization = async (): Promise<string> => {
      const nowSeconds = Math.floor(Date.now() / 1000);
      return `Bearer ${await this.issuer.token({ serviceUrl, nowSeconds })}`;
    };
    return new TeamsPerson(who, this.connector, {
      get url() {
        return bot.url;
      },
      authorization,
    });
  }

  /** What lies in the table, for the test to look at. */
  store(): Store {
    return this.#parts.tables.open(TABLE);
  }

  async stop(): Promise<void> {
    const { tables, folder } = this.#parts;
    await Promise.all(this.#bots.map(async (bot) => bot.kill()));
    await Promise.all(Object.values(this.fronts).map(async (front) => front.stop()));
    const { connector, graph, vault, issuer, signIn, identity, telemetry } = this;
    const fakes = [connector, graph, vault, issuer, signIn, identity, telemetry, tables];
    await Promise.all(fakes.map(async (fake) => fake.stop()));
    await rm(folder, { recursive: true, force: true, maxRetries: 20 });
  }
}

type Parts = Pick<
  Tenant,
  'connector' | 'graph' | 'vault' | 'issuer' | 'signIn' | 'identity' | 'telemetry' | 'fronts'
> & {
  readonly tables: Tables;
  readonly traces: boolean;
  readonly folder: string;
  readonly certificate: Certificate;
};

async function startParts(
  { azurite: where, people = [], telemetry: traces = false, table: made = true }: TenantOptions,
  folder: string,
  certificate: Certificate,
): Promise<Parts> {
  const place = { host: HOSTS.table, account: ACCOUNT };
  const storage = storageToken();
  const tables =
    where === undefined
      ? await fakeTables(place, storage)
      : await azuriteTables(where, place, certificate);
  if (made) await tables.make(TABLE);
  const connector = new ConnectorFake();
  await connector.start();
  connector.publicUrl = `https://${HOSTS.connector}/emea/`;
  connector.requireBearer(CHANNEL_TOKEN);
  const graph = await GraphFake.start(worldWith(people));
  graph.publicOrigin = `https://${HOSTS.graph}`;
  const vault = await new KeyVaultFake().start();
  const issuer = await ChannelIssuer.start();
  issuer.publicOrigin = `https://${HOSTS.channelKeys}`;
  const signIn = await SignInFake.start({ tenantId: TENANT, audience: SSO_CLIENT_ID });
  const telemetry = await new IngestionFake(TELEMETRY_KEY).start();
  const fronts = await startFronts(certificate, {
    vault: { origin: vault.url },
    table: tables.behind,
    graph: { origin: graph.endpoint },
    channelKeys: { origin: issuer.origin },
    signIn: { origin: signIn.origin },
    connector: { origin: new URL(connector.localUrl).origin, prefixes: ['/emea', '/teams'] },
    telemetry: { origin: telemetry.origin },
  });
  const identity = await managedIdentity(storage).start();
  const fakes = { connector, graph, vault, issuer, signIn, identity, telemetry };
  return { ...fakes, fronts, tables, folder, certificate, traces };
}
