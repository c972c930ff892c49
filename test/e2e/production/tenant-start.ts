// What a tenant is made of, started: each fake or emulator, and the host name in front of it.
import { TENANT } from '../../app/trial.js';
import type { DirectoryWorld } from '../../contract/directory.contract.js';
import { BlobFake } from '../../fakes/blob-fake.js';
import { ChannelIssuer } from '../../fakes/channel-issuer.js';
import { ConnectorFake } from '../../fakes/connector-fake.js';
import { GraphFake } from '../../fakes/graph-fake.js';
import { IngestionFake } from '../../fakes/ingestion-fake.js';
import { KeyVaultFake } from '../../fakes/key-vault-fake.js';
import { SignInFake } from '../../fakes/sign-in-fake.js';
import type { Certificate } from './certificate.js';
import { azuriteTables, fakeTables } from './tables.js';
import type { Tables } from './tables.js';
import type { Tenant } from './tenant.js';
import { ACCOUNT, HOSTS, startFronts } from './tenant-hosts.js';
import { CHANNEL_TOKEN, managedIdentity, storageToken, worldWith } from './tenant-parts.js';

export const SSO_CLIENT_ID = '7e57ab1e-0000-4000-8000-000000000903';
export const TABLE = 'otpbridge';
export const LOG_SETTINGS = {
  OTP_BRIDGE_LOG_KEY: 'otp-bridge-log',
  OTP_BRIDGE_LOG_CONTAINER: `${ACCOUNT}/checkpoints`,
};
const TELEMETRY_KEY = '7e57ab1e-0000-4000-8000-00000000071e';

export const CONNECTION = `InstrumentationKey=${TELEMETRY_KEY};IngestionEndpoint=https://${HOSTS.telemetry}/;LiveEndpoint=https://westeurope.livediagnostics.monitor.azure.com/;ApplicationId=7e57ab1e-0000-4000-8000-0000000000a1`;

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
  /** False: nothing signs the log and nothing keeps it, as in a deployment of before. */
  readonly log?: boolean;
};

export type Parts = Pick<
  Tenant,
  | 'connector'
  | 'graph'
  | 'vault'
  | 'issuer'
  | 'signIn'
  | 'identity'
  | 'telemetry'
  | 'blobs'
  | 'fronts'
> & {
  readonly log: boolean;
  readonly tables: Tables;
  readonly traces: boolean;
  readonly folder: string;
  readonly certificate: Certificate;
};

export async function startParts(
  options: TenantOptions,
  folder: string,
  certificate: Certificate,
): Promise<Parts> {
  const { azurite: where, people = [], telemetry: traces = false } = options;
  const { table: made = true, log = true } = options;
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
  if (log) vault.makeKey(LOG_SETTINGS.OTP_BRIDGE_LOG_KEY);
  const blobs = await new BlobFake().start();
  blobs.token = storage;
  const issuer = await ChannelIssuer.start();
  issuer.publicOrigin = `https://${HOSTS.channelKeys}`;
  const signIn = await SignInFake.start({ tenantId: TENANT, audience: SSO_CLIENT_ID });
  const telemetry = await new IngestionFake(TELEMETRY_KEY).start();
  const fronts = await startFronts(certificate, {
    vault: { origin: vault.url },
    table: tables.behind,
    blobs: { origin: new URL(blobs.container).origin },
    graph: { origin: graph.endpoint },
    channelKeys: { origin: issuer.origin },
    signIn: { origin: signIn.origin },
    connector: { origin: new URL(connector.localUrl).origin, prefixes: ['/emea', '/teams'] },
    telemetry: { origin: telemetry.origin },
  });
  const identity = await managedIdentity(storage).start();
  const fakes = { connector, graph, vault, issuer, signIn, identity, telemetry, blobs };
  return { ...fakes, fronts, tables, folder, certificate, traces, log };
}
