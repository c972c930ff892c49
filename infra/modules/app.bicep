// The bot's process: App Service on Linux, Node 24, always awake.
param name string
param location string
param tags object
param planSku string
param instances int
param zoneRedundant bool
param identityId string
param identityClientId string
param ssoClientId string
param customDomain string
param cloud string
param keyVaultName string
@description('Name of the storage account, or cosmos:NAME.')
param store string
param tableName string
@description('Name of the key that signs the log of the audit.')
param logKey string
@description('Keys that signed before it, and how each ended.')
param logKeysBefore string
@description('Secret that signs it for witnesses, too; empty: none.')
param logKeyEd25519 string
@description('ACCOUNT/CONTAINER of its checkpoints.')
param logContainer string
param workspaceId string
param subnetId string
@description('Where entries of the audit go on to; empty: to nobody.')
param sentinelEndpoint string
param sentinelRule string
@description('Empty: no traces.')
param applicationInsightsConnectionString string

resource plan 'Microsoft.Web/serverfarms@2025-03-01' = {
  name: '${name}-plan'
  location: location
  tags: tags
  kind: 'linux'
  sku: { name: planSku, capacity: instances }
  properties: { reserved: true, zoneRedundant: zoneRedundant }
}

resource app 'Microsoft.Web/sites@2025-03-01' = {
  name: name
  location: location
  tags: tags
  kind: 'app,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identityId}': {} }
  }
  properties: {
    serverFarmId: plan.id
    virtualNetworkSubnetId: subnetId
    httpsOnly: true
    clientAffinityEnabled: false
    publicNetworkAccess: 'Enabled'
    siteConfig: {
      linuxFxVersion: 'NODE|24-lts'
      appCommandLine: 'node dist/main.js'
      alwaysOn: true
      http20Enabled: true
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      ftpsState: 'Disabled'
      remoteDebuggingEnabled: false
      healthCheckPath: '/healthz'
      detailedErrorLoggingEnabled: false
    }
  }
}

var connection = applicationInsightsConnectionString
var traces = empty(connection) ? {} : { APPLICATIONINSIGHTS_CONNECTION_STRING: connection }

// All of them: what is not here is gone after the next deployment.
resource settings 'Microsoft.Web/sites/config@2025-03-01' = {
  parent: app
  name: 'appsettings'
  properties: union(traces, {
    NODE_ENV: 'production'
    WEBSITE_RUN_FROM_PACKAGE: '1'
    OTP_BRIDGE_PROFILE: 'production'
    OTP_BRIDGE_APP_ID: identityClientId
    OTP_BRIDGE_TENANT_ID: tenant().tenantId
    OTP_BRIDGE_SSO_CLIENT_ID: ssoClientId
    OTP_BRIDGE_DOMAIN: empty(customDomain) ? app.properties.defaultHostName : customDomain
    OTP_BRIDGE_KEY_VAULT: keyVaultName
    OTP_BRIDGE_STORAGE: store
    OTP_BRIDGE_CLOUD: cloud
    OTP_BRIDGE_TABLE: tableName
    OTP_BRIDGE_LOG_KEY: logKey
    OTP_BRIDGE_LOG_KEYS_BEFORE: logKeysBefore
    OTP_BRIDGE_LOG_KEY_ED25519: logKeyEd25519
    OTP_BRIDGE_LOG_CONTAINER: logContainer
    OTP_BRIDGE_SENTINEL_ENDPOINT: sentinelEndpoint
    OTP_BRIDGE_SENTINEL_RULE: sentinelRule
    // Outside of the package, which is read-only: kept over updates, the same for all instances.
    OTP_BRIDGE_POLICY: '/home/otp-bridge/policy.json'
    // The exporter's reports about itself, to hosts of its own.
    APPLICATION_INSIGHTS_NO_STATSBEAT: 'true'
    APPLICATIONINSIGHTS_STATSBEAT_DISABLED: 'true'
    APPLICATIONINSIGHTS_SDKSTATS_DISABLED: 'true'
    APPLICATIONINSIGHTS_OPENTELEMETRY_RESOURCE_METRIC_DISABLED: 'true'
    // Only the app's identity, never whatever else the host may have.
    AZURE_TOKEN_CREDENTIALS: 'ManagedIdentityCredential'
  })
}

// Publishing is by Entra identity alone: no user name and password that could leak.
resource noFtp 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2025-03-01' = {
  parent: app
  name: 'ftp'
  properties: { allow: false }
}

resource noBasic 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2025-03-01' = {
  parent: app
  name: 'scm'
  properties: { allow: false }
}

resource logs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'logs'
  scope: app
  properties: {
    workspaceId: workspaceId
    logs: [
      { category: 'AppServiceConsoleLogs', enabled: true }
      { category: 'AppServicePlatformLogs', enabled: true }
      { category: 'AppServiceAuditLogs', enabled: true }
    ]
  }
}

output id string = app.id
output hostName string = app.properties.defaultHostName
