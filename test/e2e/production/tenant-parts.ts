// Who is in the tenant, and what the bot's managed identity may ask for.
import { UnsecuredJWT } from 'jose';
import { readSample, TENANT } from '../../app/trial.js';
import type { DirectoryWorld } from '../../contract/directory.contract.js';
import { BOT_APP_ID } from '../../fakes/channel-issuer.js';
import { GRAPH_TOKEN } from '../../fakes/graph-fake.js';
import { IdentityFake } from '../../fakes/identity-fake.js';
import { TELEMETRY_TOKEN } from '../../fakes/ingestion-fake.js';
import { VAULT_TOKEN } from '../../fakes/key-vault-fake.js';

export const CHANNEL_TOKEN = 'token-for-the-channel';

type Named = DirectoryWorld['people'][number];
type SampleDirectory = {
  readonly people: readonly (Omit<Named, 'nicknames'> & Partial<Pick<Named, 'nicknames'>>)[];
  readonly groups: DirectoryWorld['groups'];
};

/** The sample people and these. */
export function worldWith(people: DirectoryWorld['people']): DirectoryWorld {
  const sample = readSample('directory.json') as SampleDirectory;
  const named = sample.people.map((one) => ({ ...one, nicknames: one.nicknames ?? [] }));
  return { people: [...named, ...people], groups: sample.groups };
}

/** Azurite looks at everything in it but the signature. */
export function storageToken(): string {
  const now = Math.floor(Date.now() / 1000);
  return new UnsecuredJWT({
    aud: 'https://storage.azure.com',
    iss: `https://sts.windows.net/${TENANT}/`,
    iat: now - 60,
    nbf: now - 60,
    exp: now + 86_400,
  }).encode();
}

/** A token for each audience that the bot needs, and for no other. */
export function managedIdentity(forStorage: string): IdentityFake {
  return new IdentityFake(BOT_APP_ID, {
    'https://vault.azure.net': VAULT_TOKEN,
    'https://graph.microsoft.com': GRAPH_TOKEN,
    'https://storage.azure.com': forStorage,
    'https://api.botframework.com': CHANNEL_TOKEN,
    'https://monitor.azure.com': TELEMETRY_TOKEN,
  });
}
