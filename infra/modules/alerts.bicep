// Two things that somebody should know at once: releases that fail, and reads of the vault that were denied.
param name string
param location string
param workspaceId string
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
    query: 'AZKVAuditLogs | where OperationName in ("SecretGet", "SecretGetVersions", "SecretList", "SecretBackup") and HttpStatusCode == 403'
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
