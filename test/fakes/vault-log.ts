// What Key Vault notes of a call in its own log.
/** learn.microsoft.com/azure/key-vault/general/logging: the fields that tell one call. */
export type VaultLogged = {
  readonly time: string;
  readonly operationName: string;
  readonly resultType: 'Success' | 'Failed';
  readonly correlationId: string;
  readonly properties: object;
};

const LOGGED_AS: Readonly<Record<string, string>> = {
  'GET secrets': 'SecretGet',
  'PUT secrets': 'SecretSet',
  'DELETE secrets': 'SecretDelete',
  'GET deletedsecrets': 'SecretGetDeleted',
  'DELETE deletedsecrets': 'SecretPurge',
};

type Call = {
  readonly method: string;
  readonly url: string;
  readonly calledSo: string;
  readonly status: number;
  readonly now: number;
};

/** Undefined of what is no secret's. */
export function loggedCall({ method, url, calledSo, status, now }: Call): VaultLogged | undefined {
  const [, collection = ''] = url.split('/');
  const operationName = LOGGED_AS[`${method} ${collection}`];
  if (operationName === undefined) return undefined;
  const requestUri = `https://contoso.vault.azure.net${url}`;
  return {
    time: new Date(now).toISOString(),
    operationName,
    resultType: status < 300 ? 'Success' : 'Failed',
    correlationId: calledSo,
    properties: { requestUri, httpStatusCode: status, id: requestUri.split('?')[0] },
  };
}
