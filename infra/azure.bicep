// Everything that OTP Bridge needs in Azure, in one resource group. No secret is configured anywhere: the app acts as its
// user-assigned identity, which has on each resource the least role that will do.
targetScope = 'resourceGroup'

@description('Part of every name; letters and digits.')
@minLength(3)
@maxLength(12)
param resourceBaseName string

@description('Makes names that must be unique in all of Azure so.')
@minLength(3)
@maxLength(6)
param resourceSuffix string

param location string = resourceGroup().location

@description('As people see it in Teams.')
@maxLength(42)
param botDisplayName string = 'OTP Bridge'

@description('Client id of the Entra registration for the dialog, from scripts/entra.mjs.')
param ssoClientId string

@description('Host name of the bot where it has one of its own; else the one that App Service gives.')
param customDomain string = ''

@description('Who is told of alerts; empty for nobody.')
param alertEmail string = ''

@description('Size of the App Service plan. B1 is the smallest that stays awake.')
param planSku string = 'B1'

@minValue(1)
@maxValue(10)
param instances int = 1

@description('Days for which audit checkpoints can be neither changed nor deleted.')
@minValue(1)
@maxValue(3650)
param checkpointDays int = 365

var unique = '${resourceBaseName}${resourceSuffix}'
var domain = empty(customDomain) ? app.outputs.hostName : customDomain

module identity 'modules/identity.bicep' = {
  name: 'identity'
  params: { name: '${unique}-identity', location: location }
}

module monitoring 'modules/monitoring.bicep' = {
  name: 'monitoring'
  params: { name: unique, location: location, principalId: identity.outputs.principalId }
}

module network 'modules/network.bicep' = {
  name: 'network'
  params: { name: '${unique}-net', location: location }
}

module vault 'modules/vault.bicep' = {
  name: 'vault'
  params: {
    name: '${unique}-kv'
    location: location
    principalId: identity.outputs.principalId
    workspaceId: monitoring.outputs.workspaceId
    subnetId: network.outputs.subnetId
  }
}

module storage 'modules/storage.bicep' = {
  name: 'storage'
  params: {
    name: toLower('${unique}st')
    location: location
    principalId: identity.outputs.principalId
    workspaceId: monitoring.outputs.workspaceId
    subnetId: network.outputs.subnetId
    checkpointDays: checkpointDays
  }
}

module app 'modules/app.bicep' = {
  name: 'app'
  params: {
    name: '${unique}-app'
    location: location
    planSku: planSku
    instances: instances
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    ssoClientId: ssoClientId
    customDomain: customDomain
    keyVaultName: vault.outputs.name
    storageAccountName: storage.outputs.name
    tableName: storage.outputs.tableName
    workspaceId: monitoring.outputs.workspaceId
    subnetId: network.outputs.subnetId
    applicationInsightsConnectionString: monitoring.outputs.connectionString
  }
}

module bot 'modules/bot.bicep' = {
  name: 'bot'
  params: {
    name: '${unique}-bot'
    displayName: botDisplayName
    domain: domain
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
  }
}

module alerts 'modules/alerts.bicep' = {
  name: 'alerts'
  params: {
    name: unique
    location: location
    workspaceId: monitoring.outputs.workspaceId
    principalId: identity.outputs.principalId
    email: alertEmail
  }
  // Their queries name tables that come with the first diagnostic settings.
  dependsOn: [vault, storage, app]
}

// Agents Toolkit writes these into env/.env.<environment>, in upper case.
output BOT_ID string = identity.outputs.clientId
output BOT_DOMAIN string = domain
output BOT_PRINCIPAL_ID string = identity.outputs.principalId
output BOT_TENANT_ID string = tenant().tenantId
output AZURE_APP_SERVICE_RESOURCE_ID string = app.outputs.id
output KEY_VAULT_NAME string = vault.outputs.name
output STORAGE_ACCOUNT_NAME string = storage.outputs.name
