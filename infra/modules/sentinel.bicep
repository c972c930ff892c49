// The audit beside the other logs of the organisation, for those who watch over them in Microsoft Sentinel: a table, what takes its
// rows, who may send some, the parser to ASIM and five rules. Made where it is asked for, and not else.
param name string
param location string
param tags object
param workspaceName string
@description('Who sends: the bot.')
param principalId string

// Built in: Monitoring Metrics Publisher
var monitoringMetricsPublisher = '3913510d-42f4-4e42-8a64-420c390055eb'

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-02-01' existing = {
  name: workspaceName
}

// The same columns as src/domain/audit/siem-row.ts; a test holds the two together.
var columns = [
  { name: 'TimeGenerated', type: 'datetime' }
  { name: 'EventTime', type: 'datetime' }
  { name: 'Log', type: 'string' }
  { name: 'Entry', type: 'long' }
  { name: 'Action', type: 'string' }
  { name: 'Detail', type: 'string' }
  { name: 'Actor', type: 'string' }
  { name: 'Owner', type: 'string' }
  { name: 'Request', type: 'string' }
  { name: 'Token', type: 'string' }
  { name: 'Step', type: 'string' }
  { name: 'Refusal', type: 'string' }
  { name: 'Text', type: 'string' }
  { name: 'Policy', type: 'string' }
  { name: 'More', type: 'string' }
]

resource table 'Microsoft.OperationalInsights/workspaces/tables@2025-02-01' = {
  parent: workspace
  name: 'OtpBridgeAudit_CL'
  properties: {
    plan: 'Analytics'
    schema: { name: 'OtpBridgeAudit_CL', columns: columns }
  }
}

// Of this kind it has an endpoint of its own: there is no other one to be made for it.
resource rule 'Microsoft.Insights/dataCollectionRules@2023-03-11' = {
  name: '${name}-audit'
  location: location
  tags: tags
  kind: 'Direct'
  properties: {
    streamDeclarations: {
      'Custom-OtpBridgeAudit_CL': { columns: columns }
    }
    destinations: {
      logAnalytics: [{ name: 'workspace', workspaceResourceId: workspace.id }]
    }
    dataFlows: [
      {
        streams: ['Custom-OtpBridgeAudit_CL']
        destinations: ['workspace']
        transformKql: 'source'
        outputStream: 'Custom-OtpBridgeAudit_CL'
      }
    ]
  }
  dependsOn: [table]
}

resource sends 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(rule.id, principalId, monitoringMetricsPublisher)
  scope: rule
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', monitoringMetricsPublisher)
    principalId: principalId
    principalType: 'ServicePrincipal'
  }
}

resource sentinel 'Microsoft.SecurityInsights/onboardingStates@2024-09-01' = {
  scope: workspace
  name: 'default'
  properties: {}
}

resource parser 'Microsoft.OperationalInsights/workspaces/savedSearches@2025-02-01' = {
  parent: workspace
  name: 'ASimAuditEventOtpBridge'
  properties: {
    category: 'ASIM'
    displayName: 'ASIM audit events of OTP Bridge'
    functionAlias: 'ASimAuditEventOtpBridge'
    functionParameters: 'disabled:bool=False'
    query: loadTextContent('../sentinel/asim-parser.kql')
    version: 2
  }
  dependsOn: [table]
}

var rules = [
  {
    id: 'release-without-sign-in'
    title: 'a code was shown, and nobody signed in with it'
    text: 'A code was shown, and its account owner signed in with no code of an authenticator within the hour. Ask the requester what it was for; /audit has the story.'
    severity: 'Medium'
    tactics: ['CredentialAccess']
    frequency: 'PT1H'
    period: 'PT4H'
    query: loadTextContent('../sentinel/release-without-sign-in.kql')
  }
  {
    id: 'break-glass'
    title: 'a code without approval'
    text: 'Somebody declared an emergency and was shown a code that nobody had approved. See /reviews; it has to be looked into by somebody else.'
    severity: 'High'
    tactics: ['CredentialAccess']
    frequency: 'PT5M'
    period: 'PT6H'
    query: loadTextContent('../sentinel/break-glass.kql')
  }
  {
    id: 'freeze'
    title: 'codes were frozen'
    text: 'Somebody froze the codes of one account owner or of everybody, or said that a secret may be in other hands. Ask them why; /freezes has what is frozen.'
    severity: 'High'
    tactics: ['CredentialAccess']
    frequency: 'PT5M'
    period: 'PT6H'
    query: loadTextContent('../sentinel/freeze.kql')
  }
  {
    id: 'denied-vault-read'
    title: 'the vault refused a read of a sealed secret'
    text: 'Somebody was refused when reading or listing sealed secrets in the vault. The bot: its role is missing. Anybody else: find out who, and why.'
    severity: 'High'
    tactics: ['CredentialAccess', 'Discovery']
    frequency: 'PT5M'
    period: 'PT6H'
    query: loadTextContent('../sentinel/denied-vault-read.kql')
  }
  {
    id: 'checkpoint-missing'
    title: 'the audit is not kept elsewhere'
    text: 'Checkpoints of the audit could not be kept, were gone, or do not fit the store. Ask the doctor (docs/deploy.md), and whoever has rights on the storage account.'
    severity: 'High'
    tactics: ['DefenseEvasion']
    frequency: 'PT5M'
    period: 'PT6H'
    query: loadTextContent('../sentinel/checkpoint-missing.kql')
  }
]

resource alert 'Microsoft.SecurityInsights/alertRules@2024-09-01' = [
  for one in rules: {
    scope: workspace
    name: guid(workspace.id, one.id)
    kind: 'Scheduled'
    properties: {
      displayName: 'OTP Bridge: ${one.title}'
      description: one.text
      severity: one.severity
      enabled: true
      query: one.query
      queryFrequency: one.frequency
      queryPeriod: one.period
      triggerOperator: 'GreaterThan'
      triggerThreshold: 0
      suppressionEnabled: false
      suppressionDuration: 'PT5H'
      tactics: one.tactics
      eventGroupingSettings: { aggregationKind: 'SingleAlert' }
      incidentConfiguration: {
        createIncident: true
        groupingConfiguration: {
          enabled: true
          reopenClosedIncident: false
          lookbackDuration: 'PT5H'
          matchingMethod: 'AllEntities'
        }
      }
    }
    dependsOn: [sentinel, table, parser]
  }
]

output endpoint string = rule.properties.endpoints.logsIngestion
output ruleId string = rule.properties.immutableId
