import { expect, test } from '@jest/globals';
import { ManagedIdentityCredential } from '@azure/identity';
import { azureCredential } from '../../../src/adapters/azure/azure-credential.js';
import { HERE } from '../../contract/store.contract.js';

test('in production the bot is its managed identity, and nobody else', () => {
  const credential = azureCredential({ kind: 'managed', clientId: HERE });
  expect(credential).toBeInstanceOf(ManagedIdentityCredential);
});

test('a developer is who signed in, and never a managed identity', () => {
  const credential = azureCredential({ kind: 'developer', tenantId: HERE });
  expect(credential).not.toBeInstanceOf(ManagedIdentityCredential);
});
