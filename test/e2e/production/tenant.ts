// A tenant with everything that the bot talks to, under Microsoft's own host names, on this machine: Key Vault (our strict
// fake), Table Storage (Azurite or our fake), Graph, the channel and its keys, Entra's sign-in, App Service's managed identity.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Store } from '../../../src/ports/store.js';
import { readSample, TENANT } from '../../app/trial.js';
import type { PersonName } from '../../app/trial.js';
import type { BlobFake } from '../../fakes/blob-fake.js';
import { BOT_APP_ID } from '../../fakes/channel-issuer.js';
import type { ChannelIssuer } from '../../fakes/channel-issuer.js';
import type { ConnectorFake } from '../../fakes/connector-fake.js';
import type { GraphFake } from '../../fakes/graph-fake.js';
import type { IdentityFake } from '../../fakes/identity-fake.js';
import type { IngestionFake } from '../../fakes/ingestion-fake.js';
import type { KeyVaultFake } from '../../fakes/key-vault-fake.js';
import type { SignInFake } from '../../fakes/sign-in-fake.js';
import type { TableFake } from '../../fakes/table-fake.js';
import { TeamsPerson } from '../../fakes/teams-person.js';
import type { Somebody } from '../../fakes/teams-person.js';
import type { TlsFront } from '../../fakes/tls-front.js';
import { makeCertificate } from './certificate.js';
import { runCommand, startProductionBot } from './production-bot.js';
import type { Printed, ProductionBot, ProductionOptions } from './production-bot.js';
import { ACCOUNT, HOSTS, VAULT } from './tenant-hosts.js';
import type { HostName } from './tenant-hosts.js';
import { CONNECTION, LOG_SETTINGS, SSO_CLIENT_ID, startParts, TABLE } from './tenant-start.js';
import type { Parts, TenantOptions } from './tenant-start.js';

export type { HostName };
export { SSO_CLIENT_ID };

export const DOMAIN = 'otp.contoso.example';
export class Tenant {
  readonly connector: ConnectorFake;
  readonly graph: GraphFake;
  readonly vault: KeyVaultFake;
  readonly issuer: ChannelIssuer;
  readonly signIn: SignInFake;
  readonly identity: IdentityFake;
  readonly telemetry: IngestionFake;
  readonly blobs: BlobFake;
  readonly fronts: Readonly<Record<HostName, TlsFront>>;
  readonly #parts: Parts;
  readonly #bots: ProductionBot[] = [];

  private constructor(parts: Parts) {
    const { connector, graph, vault, issuer, signIn, identity, telemetry, blobs, fronts } = parts;
    this.blobs = blobs;
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
    const { fronts, folder, certificate, traces, log } = this.#parts;
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
        ...(log ? LOG_SETTINGS : {}),
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
    const { connector, graph, vault, issuer, signIn, identity, telemetry, blobs } = this;
    const fakes = [connector, graph, vault, issuer, signIn, identity, telemetry, blobs, tables];
    await Promise.all(fakes.map(async (fake) => fake.stop()));
    await rm(folder, { recursive: true, force: true, maxRetries: 20 });
  }
}
