// Everything that OTP Bridge needs in Azure, in one resource group. No secret is configured anywhere: the app acts as its
// user-assigned identity, which has on each resource the least role that will do.
targetScope = 'resourceGroup'

@description('Part of every name; a letter, then letters (a to z) and digits.')
@minLength(3)
@maxLength(12)
param resourceBaseName string

@description('Makes names that must be unique in all of Azure so; letters (a to z) and digits. Another one where a name is taken.')
@minLength(3)
@maxLength(6)
param resourceSuffix string

@description('Region of everything but the bot registration and the alerts on the activity log, which are global. It cannot be changed later.')
param location string = resourceGroup().location

@description('Tags of everything that can have some.')
param tags object = {}

@description('As people see it in Teams.')
@maxLength(42)
param botDisplayName string = 'OTP Bridge'

@description('Client id of the Entra registration for the dialog, from scripts/entra.mjs.')
param ssoClientId string

@description('Host name of the bot where it has one of its own; empty or none: the one that App Service gives.')
param customDomain string = ''

@description('Who is told of alerts; empty or none: nobody.')
param alertEmail string = ''

@description('Size of the App Service plan. B1 is the smallest that stays awake; zones and more than three instances take a P.')
@allowed(['B1', 'B2', 'B3', 'P0v3', 'P1v3', 'P2v3', 'P3v3', 'P0v4', 'P1v4', 'P2v4', 'P3v4'])
param planSku string = 'B1'

@description('How many processes of the bot run at the same time. One will do for a helpdesk; two go on while one is restarted.')
@minValue(1)
@maxValue(10)
param instances int = 1

@description('Spreads the instances over the zones of the region: takes a planSku that begins with P, two instances and Standard_ZRS.')
param zoneRedundant bool = false

@description('Standard_LRS where the region has no zones. It cannot be changed here later.')
@allowed(['Standard_ZRS', 'Standard_LRS'])
param storageSku string = 'Standard_ZRS'

@description('Where the state lies: empty for the storage account that is made here, or cosmos:NAME (Azure Cosmos DB for Table).')
param store string = ''

@description('The cloud that this is deployed to.')
@allowed(['public', 'usgov', 'china'])
param cloud string = 'public'

@description('Traces in Application Insights.')
param traces bool = true

@description('Entries of the audit in a table of the workspace, for Microsoft Sentinel, with its parser and five rules. It turns Sentinel on in this workspace, which costs by the gigabyte.')
param sentinel bool = false

@description('Days for which audit checkpoints can be neither changed nor deleted.')
@minValue(1)
@maxValue(3650)
param checkpointDays int = 365

@description('True from when you locked the policy of the checkpoints: it is left alone then.')
param checkpointsLocked bool = false

@description('Names of the keys that sign the log of the audit, the present one last. Another one is made for each.')
param logKeys array = ['otp-bridge-log']

@description('How each key before the last one ended, such as: otp-bridge-log until 2027-01-31')
param logKeysBefore string = ''

@description('Name of a secret of the vault that the bot makes, an Ed25519 key which signs the log for witnesses that take nothing else; empty: none.')
param logKeyEd25519 string = ''

@description('Id of the network security group of the app\'s subnet, where yours prescribe one; empty: one is made here.')
param networkSecurityGroupId string = ''

@description('Vault and storage account cannot be deleted until their lock is. Setting this to false lifts no lock that is there.')
param deleteLocks bool = true

var letters = 'abcdefghijklmnopqrstuvwxyz'
var wanted = toLower('${resourceBaseName}${resourceSuffix}')
var strange = [for at in range(0, length(wanted)): contains('${letters}0123456789', substring(wanted, at, 1)) ? '' : 'x']
var basic = startsWith(planSku, 'B')

// What Azure would refuse halfway through, refused before anything is made: everything is named after `unique`.
var checks = [
  empty(join(strange, '')) ? '' : 'resourceBaseName and resourceSuffix take nothing but letters (a to z) and digits. '
  contains(letters, first(wanted)) ? '' : 'resourceBaseName must begin with a letter. '
  basic && instances > 3 ? 'A planSku that begins with B takes at most 3 instances. ' : ''
  zoneRedundant && basic ? 'zoneRedundant takes a planSku that begins with P. ' : ''
  zoneRedundant && instances < 2 ? 'zoneRedundant takes at least 2 instances. ' : ''
  zoneRedundant && storageSku != 'Standard_ZRS' ? 'zoneRedundant takes storageSku Standard_ZRS. ' : ''
  empty(store) || startsWith(store, 'cosmos:') ? '' : 'store is empty or cosmos:NAME. '
]
var problems = join(checks, '')
var unique = empty(problems) ? '${resourceBaseName}${resourceSuffix}' : fail(problems)

// Agents Toolkit takes an empty variable for one that was forgotten, so `none` stands for it in env/.
var ownDomain = customDomain == 'none' ? '' : customDomain
var email = alertEmail == 'none' ? '' : alertEmail
var domain = empty(ownDomain) ? app.outputs.hostName : ownDomain

module identity 'modules/identity.bicep' = {
  name: 'identity'
  params: { name: '${unique}-identity', location: location, tags: tags }
}

module monitoring 'modules/monitoring.bicep' = {
  name: 'monitoring'
  params: { name: unique, location: location, tags: tags, principalId: identity.outputs.principalId }
}

module siem 'modules/sentinel.bicep' = if (sentinel) {
  name: 'sentinel'
  params: {
    name: unique
    location: location
    tags: tags
    workspaceName: monitoring.outputs.workspaceName
    principalId: identity.outputs.principalId
  }
}

module network 'modules/network.bicep' = {
  name: 'network'
  params: {
    name: '${unique}-net'
    location: location
    tags: tags
    networkSecurityGroupId: networkSecurityGroupId
  }
}

module vault 'modules/vault.bicep' = {
  name: 'vault'
  params: {
    name: '${unique}-kv'
    location: location
    tags: tags
    principalId: identity.outputs.principalId
    workspaceId: monitoring.outputs.workspaceId
    subnetId: network.outputs.subnetId
    deleteLock: deleteLocks
    logKeys: logKeys
  }
}

module storage 'modules/storage.bicep' = {
  name: 'storage'
  params: {
    name: toLower('${unique}st')
    location: location
    tags: tags
    sku: storageSku
    principalId: identity.outputs.principalId
    workspaceId: monitoring.outputs.workspaceId
    subnetId: network.outputs.subnetId
    checkpointDays: checkpointDays
    checkpointsLocked: checkpointsLocked
    deleteLock: deleteLocks
  }
}

module app 'modules/app.bicep' = {
  name: 'app'
  params: {
    name: '${unique}-app'
    location: location
    tags: tags
    planSku: planSku
    instances: instances
    zoneRedundant: zoneRedundant
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    ssoClientId: ssoClientId
    customDomain: ownDomain
    cloud: cloud
    keyVaultName: vault.outputs.name
    store: empty(store) ? storage.outputs.name : store
    tableName: storage.outputs.tableName
    logKey: vault.outputs.logKey
    logKeysBefore: logKeysBefore
    logKeyEd25519: logKeyEd25519
    logContainer: storage.outputs.checkpoints
    workspaceId: monitoring.outputs.workspaceId
    subnetId: network.outputs.subnetId
    sentinelEndpoint: sentinel ? siem.outputs.endpoint : ''
    sentinelRule: sentinel ? siem.outputs.ruleId : ''
    applicationInsightsConnectionString: traces ? monitoring.outputs.connectionString : ''
  }
}

module bot 'modules/bot.bicep' = {
  name: 'bot'
  params: {
    name: '${unique}-bot'
    tags: tags
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
    tags: tags
    workspaceId: monitoring.outputs.workspaceId
    principalId: identity.outputs.principalId
    appId: app.outputs.id
    email: email
    tableIsTheStore: empty(store)
  }
  // Last, so that what is made here raises as few of them as may be.
  dependsOn: [vault, storage, bot]
}

// Agents Toolkit writes these into env/.env.<environment>, in upper case.
output BOT_ID string = identity.outputs.clientId
output BOT_DOMAIN string = domain
output BOT_PRINCIPAL_ID string = identity.outputs.principalId
output BOT_TENANT_ID string = tenant().tenantId
output AZURE_APP_SERVICE_RESOURCE_ID string = app.outputs.id
output KEY_VAULT_NAME string = vault.outputs.name
output STORAGE_ACCOUNT_NAME string = storage.outputs.name
