// Microsoft's hosts as this machine has them: one certificate, one front each.
import type { Behind } from '../../fakes/pass-on.js';
import { TlsFront } from '../../fakes/tls-front.js';
import type { Certificate } from './certificate.js';

export const VAULT = 'contoso-vault';
export const ACCOUNT = 'contosobridge';

/** Each of Microsoft's hosts. */
export const HOSTS = {
  vault: `${VAULT}.vault.azure.net`,
  table: `${ACCOUNT}.table.core.windows.net`,
  blobs: `${ACCOUNT}.blob.core.windows.net`,
  graph: 'graph.microsoft.com',
  channelKeys: 'login.botframework.com',
  signIn: 'login.microsoftonline.com',
  connector: 'smba.trafficmanager.net',
  telemetry: 'westeurope-5.in.applicationinsights.azure.com',
} as const;
export type HostName = keyof typeof HOSTS;

export async function startFronts(
  keys: Certificate,
  behind: Readonly<Record<HostName, Behind>>,
): Promise<Readonly<Record<HostName, TlsFront>>> {
  const start = async (name: HostName): Promise<TlsFront> =>
    new TlsFront(HOSTS[name], keys, behind[name]).start();
  return {
    vault: await start('vault'),
    table: await start('table'),
    blobs: await start('blobs'),
    graph: await start('graph'),
    channelKeys: await start('channelKeys'),
    signIn: await start('signIn'),
    connector: await start('connector'),
    telemetry: await start('telemetry'),
  };
}
