// State in a table; a container that only grows, for checkpoints of the audit.
@minLength(3)
@maxLength(24)
param name string
param location string
param tags object
param sku string
@description('Who reads and writes the table.')
param principalId string
param workspaceId string
param subnetId string
param checkpointDays int
@description('The policy is locked: a deployment could only make an unlocked one, and would be refused.')
param checkpointsLocked bool
param deleteLock bool

var tableDataContributor = '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'

resource account 'Microsoft.Storage/storageAccounts@2025-06-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: sku }
  properties: {
    accessTier: 'Hot'
    allowSharedKeyAccess: false
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    publicNetworkAccess: 'Enabled'
    networkAcls: {
      defaultAction: 'Deny'
      bypass: 'None'
      virtualNetworkRules: [{ id: subnetId, action: 'Allow' }]
    }
    encryption: {
      keySource: 'Microsoft.Storage'
      requireInfrastructureEncryption: true
      services: {
        blob: { enabled: true, keyType: 'Account' }
        table: { enabled: true, keyType: 'Account' }
      }
    }
  }
}

resource tables 'Microsoft.Storage/storageAccounts/tableServices@2025-06-01' = {
  parent: account
  name: 'default'
}

resource table 'Microsoft.Storage/storageAccounts/tableServices/tables@2025-06-01' = {
  parent: tables
  name: 'otpbridge'
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2025-06-01' = {
  parent: account
  name: 'default'
  properties: {
    isVersioningEnabled: true
    deleteRetentionPolicy: { enabled: true, days: 30 }
    containerDeleteRetentionPolicy: { enabled: true, days: 30 }
  }
}

resource checkpoints 'Microsoft.Storage/storageAccounts/blobServices/containers@2025-06-01' = {
  parent: blobs
  name: 'audit-checkpoints'
  properties: { publicAccess: 'None' }
}

// Append blobs may grow; nothing in them can be changed or deleted. Lock it once it has proved itself (docs/deploy.md).
resource immutable 'Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies@2025-06-01' = if (!checkpointsLocked) {
  parent: checkpoints
  name: 'default'
  properties: {
    immutabilityPeriodSinceCreationInDays: checkpointDays
    allowProtectedAppendWrites: true
  }
}

// Storage Blob Data Contributor could overwrite and delete. What this app does is: make an append blob, add to it, read it.
resource checkpointKeeper 'Microsoft.Authorization/roleDefinitions@2022-04-01' = {
  name: guid(resourceGroup().id, 'otp-bridge-checkpoint-keeper')
  properties: {
    roleName: 'OTP Bridge checkpoint keeper (${resourceGroup().name}, ${uniqueString(resourceGroup().id)})'
    description: 'Adds checkpoints of the audit of OTP Bridge, and reads them.'
    type: 'CustomRole'
    assignableScopes: [resourceGroup().id]
    permissions: [
      {
        // Whether it is under a policy: for the doctor.
        actions: ['Microsoft.Storage/storageAccounts/blobServices/containers/read']
        notActions: []
        dataActions: [
          'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read'
          'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/add/action'
        ]
        notDataActions: []
      }
    ]
  }
}

resource keepsCheckpoints 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(checkpoints.id, principalId, checkpointKeeper.id)
  scope: checkpoints
  properties: {
    roleDefinitionId: checkpointKeeper.id
    principalId: principalId
    principalType: 'ServicePrincipal'
  }
}

// Who deletes the account deletes the data keys: no seed could be opened any more. Lifting it: docs/deploy.md, Leaving.
resource keep 'Microsoft.Authorization/locks@2020-05-01' = if (deleteLock) {
  name: 'otp-bridge-keep'
  scope: account
  properties: { level: 'CanNotDelete', notes: 'The state of OTP Bridge, its audit and its data keys.' }
}

resource keepsState 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(table.id, principalId, tableDataContributor)
  scope: table
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', tableDataContributor)
    principalId: principalId
    principalType: 'ServicePrincipal'
  }
}

// Data keys lie in the rows: who copies one, forges one or removes one leaves a line. The bot's own looks are in it too.
resource tableLogs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'audit'
  scope: tables
  properties: {
    workspaceId: workspaceId
    logs: [
      { category: 'StorageRead', enabled: true }
      { category: 'StorageWrite', enabled: true }
      { category: 'StorageDelete', enabled: true }
    ]
  }
}

output name string = account.name
output tableName string = table.name
output checkpoints string = '${account.name}/${checkpoints.name}'
