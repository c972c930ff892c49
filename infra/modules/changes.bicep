// Changes of the resource group by which somebody could come to the seeds, or go unseen. From the activity log, which nobody
// can switch off. Every provisioning makes some of them: whoever provisions knows why the mails come.
param name string
param tags object
param actionGroups array

var roles = [
  'Microsoft.Authorization/roleAssignments/write'
  'Microsoft.Authorization/roleAssignments/delete'
  'Microsoft.Authorization/roleDefinitions/write'
  'Microsoft.Authorization/roleDefinitions/delete'
  'Microsoft.ManagedIdentity/userAssignedIdentities/assign/action'
  'Microsoft.ManagedIdentity/userAssignedIdentities/delete'
  'Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials/write'
]

var doors = [
  'Microsoft.KeyVault/vaults/write'
  'Microsoft.KeyVault/vaults/delete'
  'Microsoft.KeyVault/vaults/accessPolicies/write'
  'Microsoft.Storage/storageAccounts/write'
  'Microsoft.Storage/storageAccounts/delete'
  'Microsoft.Storage/storageAccounts/listKeys/action'
  'Microsoft.Storage/storageAccounts/tableServices/tables/delete'
  'Microsoft.KeyVault/vaults/keys/write'
  'Microsoft.Storage/storageAccounts/blobServices/containers/delete'
  'Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies/write'
  'Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies/delete'
  'Microsoft.Network/virtualNetworks/write'
  'Microsoft.Network/virtualNetworks/delete'
  'Microsoft.Network/virtualNetworks/subnets/write'
  'Microsoft.Authorization/locks/write'
  'Microsoft.Authorization/locks/delete'
]

var app = [
  'Microsoft.Web/sites/write'
  'Microsoft.Web/sites/delete'
  'Microsoft.Web/sites/stop/action'
  'Microsoft.Web/sites/config/write'
  'Microsoft.Web/sites/extensions/write'
  'Microsoft.Web/sites/slots/write'
  'Microsoft.Web/sites/sourcecontrols/write'
  'Microsoft.Web/sites/publishxml/action'
  'Microsoft.Web/sites/basicPublishingCredentialsPolicies/write'
]

var watch = [
  'Microsoft.Insights/diagnosticSettings/write'
  'Microsoft.Insights/diagnosticSettings/delete'
  'Microsoft.Insights/scheduledQueryRules/write'
  'Microsoft.Insights/scheduledQueryRules/delete'
  // By Azure itself, after a week of failures.
  'Microsoft.Insights/scheduledQueryRules/disable/action'
  'Microsoft.Insights/metricAlerts/write'
  'Microsoft.Insights/metricAlerts/delete'
  'Microsoft.Insights/activityLogAlerts/write'
  'Microsoft.Insights/activityLogAlerts/delete'
  'Microsoft.Insights/actionGroups/write'
  'Microsoft.Insights/actionGroups/delete'
  'Microsoft.OperationalInsights/workspaces/write'
  'Microsoft.OperationalInsights/workspaces/delete'
]

var rolesOperations = [for operation in roles: { field: 'operationName', equals: operation }]
var doorsOperations = [for operation in doors: { field: 'operationName', equals: operation }]
var appOperations = [for operation in app: { field: 'operationName', equals: operation }]
var watchOperations = [for operation in watch: { field: 'operationName', equals: operation }]
var groups = [for id in actionGroups: { actionGroupId: id }]

var rules = [
  {
    name: 'roles-changed'
    text: 'A role was given or taken, or somebody may act as the bot\'s identity from elsewhere. If it was none of you: take it back, /freeze, and see what was read since.'
    operations: rolesOperations
  }
  {
    name: 'doors-changed'
    text: 'The vault, the storage account (their firewalls), the network or a lock was changed or deleted. If it was none of you: provision again, which sets them right, and see what was read since.'
    operations: doorsOperations
  }
  {
    name: 'app-changed'
    text: 'The app, its settings or its program was changed, or it was stopped or deleted. Whoever can do that can act as the bot. If it was none of you: /freeze, stop the app, take their role away.'
    operations: appOperations
  }
  {
    name: 'watch-changed'
    text: 'A log or an alert was changed, deleted or switched off. If it was none of you: provision again, which sets them right, and see what was done meanwhile.'
    operations: watchOperations
  }
]

resource change 'Microsoft.Insights/activityLogAlerts@2020-10-01' = [
  for rule in rules: {
    name: '${name}-${rule.name}'
    location: 'global'
    tags: tags
    properties: {
      description: rule.text
      enabled: true
      scopes: [resourceGroup().id]
      condition: {
        allOf: [
          { field: 'category', equals: 'Administrative' }
          // Each is there as begun as well.
          { field: 'status', equals: 'Succeeded' }
          { anyOf: rule.operations }
        ]
      }
      actions: { actionGroups: groups }
    }
  }
]
