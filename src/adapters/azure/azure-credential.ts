// As whom the bot speaks to Azure. In production its managed identity and nothing else: a chain that looks for whatever is at
// hand could find an identity that nobody meant.
import {
  AzureCliCredential,
  AzureDeveloperCliCredential,
  ChainedTokenCredential,
  DeviceCodeCredential,
  ManagedIdentityCredential,
} from '@azure/identity';
import type { TokenCredential } from '@azure/identity';
import type { TenantId } from '../../domain/ids.js';

export type Identity =
  /** `clientId`: of the user-assigned identity that the infrastructure made. */
  | { readonly kind: 'managed'; readonly clientId: string }
  /** A developer who signed in with `az login` or `azd auth login`, in this tenant alone. */
  | { readonly kind: 'developer'; readonly tenantId: TenantId };

/** An answer to a code on another device, for who has not signed in with the Azure CLI. */
export type AskToSignIn = (address: string, code: string) => void;

/** Whoever is at the console: as they signed in with `az login`, else asked, where `ask` is there. */
export function personCredential(of: {
  readonly tenantId: TenantId;
  readonly login: string;
  readonly clientId: string;
  readonly ask: AskToSignIn | undefined;
}): TokenCredential {
  const { tenantId, login, clientId, ask } = of;
  const asSignedIn = new AzureCliCredential({ tenantId });
  if (ask === undefined) return asSignedIn;
  const asked = new DeviceCodeCredential({
    tenantId,
    clientId,
    authorityHost: login,
    userPromptCallback: ({ verificationUri, userCode }) => {
      ask(verificationUri, userCode);
    },
  });
  return new ChainedTokenCredential(asSignedIn, asked);
}

/** Whoever is asked, by a public client of its own: what somebody is signed in to elsewhere has no part in it. */
export function askedCredential(of: {
  readonly tenantId: TenantId;
  readonly login: string;
  readonly clientId: string;
  readonly ask: AskToSignIn;
}): TokenCredential {
  const { tenantId, login, clientId, ask } = of;
  return new DeviceCodeCredential({
    tenantId,
    clientId,
    authorityHost: login,
    userPromptCallback: ({ verificationUri, userCode }) => {
      ask(verificationUri, userCode);
    },
  });
}

/** No secret is read from anywhere. */
export function azureCredential(identity: Identity): TokenCredential {
  if (identity.kind === 'managed') {
    return new ManagedIdentityCredential({ clientId: identity.clientId });
  }
  const { tenantId } = identity;
  return new ChainedTokenCredential(
    new AzureCliCredential({ tenantId }),
    new AzureDeveloperCliCredential({ tenantId }),
  );
}
