// What somebody should know at once: releases that fail, reads of the vault that were denied, and anybody but the bot who
// uses the vault or the table.
param name string
param location string
param workspaceId string
@description('The bot, whose own reads and writes are no news.')
param principalId string
param email string

resource group 'Microsoft.Insights/actionGroups@2023-01-01' = if (!empty(email)) {
  name: '${name}-alerts'
  location: 'global'
  properties: {
    groupShortName: 'otp-bridge'
    enabled: true
    emailReceivers: [{ name: 'alerts', emailAddress: email, useCommonAlertSchema: true }]
  }
}

var rules = [
  {
    name: 'failed-releases'
    text: 'A code that was approved could not be shown.'
    query: 'AppServiceConsoleLogs | where ResultDescription has \'"event":"release.failed"\''
  }
  {
    name: 'denied-vault-reads'
    // 401 is how every client asks for the first time; 403 is a no.
    text: 'Somebody tried to read a sealed seed without the role for it.'
    query: 'AZKVAuditLogs | where OperationName in ("SecretGet", "SecretList", "SecretListVersions", "SecretBackup") and HttpStatusCode == 403'
  }
  {
    name: 'vault-used-by-others'
    text: 'Somebody other than the bot read, listed, backed up or changed sealed seeds.'
    // The claim has one name in Microsoft's documentation and another in most lines. A caller without either is not the bot.
    query: 'AZKVAuditLogs | where OperationName startswith "Secret" and HttpStatusCode < 300 | extend Caller = coalesce(tostring(Identity.claim.oid), tostring(Identity.claim["http://schemas.microsoft.com/identity/claims/objectidentifier"])) | where Caller !~ "${principalId}"'
  }
  {
    name: 'table-used-by-others'
    text: 'Somebody other than the bot read, wrote or deleted rows of the table, or tried to. Data keys lie there.'
    // Refused without a name: a probe, as every address on the internet gets them. The operations that are left out touch
    // no row, and Azure does some of them by itself.
    query: 'StorageTableLogs | where RequesterObjectId !~ "${principalId}" and (StatusCode startswith "2" or isnotempty(RequesterObjectId)) and OperationName !in ("QueryTable", "QueryTables", "CreateTable", "GetTableServiceProperties", "SetTableServiceProperties", "TablePreflightRequest")'
  }
]

resource alert 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for rule in rules: {
    name: '${name}-${rule.name}'
    location: location
    kind: 'LogAlert'
    properties: {
      displayName: 'OTP Bridge: ${rule.name}'
      description: rule.text
      severity: 1
      enabled: true
      scopes: [workspaceId]
      evaluationFrequency: 'PT5M'
      windowSize: 'PT5M'
      skipQueryValidation: true
      criteria: {
        allOf: [
          {
            query: rule.query
            timeAggregation: 'Count'
            operator: 'GreaterThan'
            threshold: 0
            failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
          }
        ]
      }
      actions: { actionGroups: empty(email) ? [] : [group.id] }
    }
  }
]
