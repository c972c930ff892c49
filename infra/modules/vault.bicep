// Sealed seeds, each useless without the data key that lies in the store; and the keys that sign the log of the audit.
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
@description('Names of the keys that sign the log, the present one last.')
param logKeys array

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

// One that is there stays as it is: Resource Manager makes no second version. So a key is changed for one of another name.
resource logKey 'Microsoft.KeyVault/vaults/keys@2025-05-01' = [
  for key in logKeys: {
    parent: vault
    name: key
    tags: tags
    properties: {
      kty: 'EC'
      curveName: 'P-256'
      keyOps: ['sign', 'verify']
      attributes: { enabled: true, exportable: false }
    }
  }
]

// Key Vault Crypto User could encrypt, decrypt, wrap and change the key as well. What this app does is: read its public half, and sign.
resource logSigner 'Microsoft.Authorization/roleDefinitions@2022-04-01' = {
  name: guid(resourceGroup().id, 'otp-bridge-log-signer')
  properties: {
    roleName: 'OTP Bridge log signer (${resourceGroup().name}, ${uniqueString(resourceGroup().id)})'
    description: 'Signs checkpoints of the audit of OTP Bridge.'
    type: 'CustomRole'
    assignableScopes: [resourceGroup().id]
    permissions: [
      {
        actions: []
        notActions: []
        dataActions: [
          'Microsoft.KeyVault/vaults/keys/read'
          'Microsoft.KeyVault/vaults/keys/sign/action'
        ]
        notDataActions: []
      }
    ]
  }
}

resource signsLog 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (key, at) in logKeys: {
    name: guid(vault.id, key, principalId, logSigner.id)
    scope: logKey[at]
    properties: {
      roleDefinitionId: logSigner.id
      principalId: principalId
      principalType: 'ServicePrincipal'
    }
  }
]

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
output logKey string = last(logKeys)
