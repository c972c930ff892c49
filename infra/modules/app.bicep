// The bot's process: App Service on Linux, Node 24, always awake.
param name string
param location string
param planSku string
param instances int
param identityId string
param identityClientId string
param ssoClientId string
param customDomain string
param keyVaultName string
param storageAccountName string
param tableName string
param workspaceId string
param subnetId string
param applicationInsightsConnectionString string

resource plan 'Microsoft.Web/serverfarms@2023-12-01' = {
  name: '${name}-plan'
  location: location
  kind: 'linux'
  sku: { name: planSku, capacity: instances }
  properties: { reserved: true }
}

resource app 'Microsoft.Web/sites@2023-12-01' = {
  name: name
  location: location
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

resource settings 'Microsoft.Web/sites/config@2023-12-01' = {
  parent: app
  name: 'appsettings'
  properties: {
    NODE_ENV: 'production'
    WEBSITE_RUN_FROM_PACKAGE: '1'
    OTP_BRIDGE_PROFILE: 'production'
    OTP_BRIDGE_APP_ID: identityClientId
    OTP_BRIDGE_TENANT_ID: tenant().tenantId
    OTP_BRIDGE_SSO_CLIENT_ID: ssoClientId
    OTP_BRIDGE_DOMAIN: empty(customDomain) ? app.properties.defaultHostName : customDomain
    OTP_BRIDGE_KEY_VAULT: keyVaultName
    OTP_BRIDGE_STORAGE: storageAccountName
    OTP_BRIDGE_TABLE: tableName
    // Outside of the package, which is read-only: kept over updates, the same for all instances.
    OTP_BRIDGE_POLICY: '/home/otp-bridge/policy.json'
    APPLICATIONINSIGHTS_CONNECTION_STRING: applicationInsightsConnectionString
    // The exporter's reports about itself, to hosts of its own.
    APPLICATION_INSIGHTS_NO_STATSBEAT: 'true'
    APPLICATIONINSIGHTS_STATSBEAT_DISABLED: 'true'
    APPLICATIONINSIGHTS_SDKSTATS_DISABLED: 'true'
    APPLICATIONINSIGHTS_OPENTELEMETRY_RESOURCE_METRIC_DISABLED: 'true'
    // Only the app's identity, never whatever else the host may have.
    AZURE_TOKEN_CREDENTIALS: 'ManagedIdentityCredential'
  }
}

// Publishing is by Entra identity alone: no user name and password that could leak.
resource noFtp 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2023-12-01' = {
  parent: app
  name: 'ftp'
  properties: { allow: false }
}

resource noBasic 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2023-12-01' = {
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
