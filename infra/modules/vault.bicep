// Sealed seeds. Each is useless without the data key that lies in the store.
@minLength(3)
@maxLength(24)
param name string
param location string
param tags object
@description('Who keeps seeds here.')
param principalId string
param workspaceId string
param subnetId string
param deleteLock bool

resource vault 'Microsoft.KeyVault/vaults@2025-05-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    enableSoftDelete: true
    softDeleteRetentionInDays: 90
    enablePurgeProtection: true
    enabledForDeployment: false
    enabledForDiskEncryption: false
    enabledForTemplateDeployment: false
    // Open to the app's subnet alone (its service endpoint is a rule of this firewall).
    publicNetworkAccess: 'Enabled'
    networkAcls: {
      defaultAction: 'Deny'
      bypass: 'None'
      virtualNetworkRules: [{ id: subnetId }]
    }
  }
}

resource keep 'Microsoft.Authorization/locks@2020-05-01' = if (deleteLock) {
  name: 'otp-bridge-keep'
  scope: vault
  properties: { level: 'CanNotDelete', notes: 'The sealed seeds of OTP Bridge.' }
}

// Key Vault Secrets Officer could back up and restore everything as well. What this app does is: put, read, delete, and see
// until when the deleted remains are kept. The action for the latter, readMetadata, also lets it list names: they are random.
resource seedKeeper 'Microsoft.Authorization/roleDefinitions@2022-04-01' = {
  name: guid(resourceGroup().id, 'otp-bridge-seed-keeper')
  properties: {
    // Unique in the whole tenant: two subscriptions may have resource groups of one name.
    roleName: 'OTP Bridge seed keeper (${resourceGroup().name}, ${uniqueString(resourceGroup().id)})'
    description: 'Puts, reads and deletes the sealed seeds of OTP Bridge.'
    type: 'CustomRole'
    assignableScopes: [resourceGroup().id]
    permissions: [
      {
        actions: []
        notActions: []
        dataActions: [
          'Microsoft.KeyVault/vaults/secrets/getSecret/action'
          'Microsoft.KeyVault/vaults/secrets/setSecret/action'
          'Microsoft.KeyVault/vaults/secrets/delete'
          'Microsoft.KeyVault/vaults/secrets/readMetadata/action'
        ]
        notDataActions: []
      }
    ]
  }
}

resource keepsSeeds 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, principalId, seedKeeper.id)
  scope: vault
  properties: {
    roleDefinitionId: seedKeeper.id
    principalId: principalId
    principalType: 'ServicePrincipal'
  }
}

resource audit 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'audit'
  scope: vault
  properties: {
    workspaceId: workspaceId
    logAnalyticsDestinationType: 'Dedicated'
    logs: [{ categoryGroup: 'audit', enabled: true }]
  }
}

output name string = vault.name
