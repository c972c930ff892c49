// What somebody should know at once: what the logs say (alerts/*.kql), what is changed in the resource group, and a bot that
// is down. Each alert says what to do; docs/deploy.md has the same.
param name string
param location string
param tags object
param workspaceId string
@description('The bot, whose own reads and writes are no news.')
param principalId string
param appId string
param email string
@description('False where the state lies in Cosmos DB: the table has no traffic then.')
param tableIsTheStore bool

resource group 'Microsoft.Insights/actionGroups@2023-01-01' = if (!empty(email)) {
  name: '${name}-alerts'
  location: 'global'
  tags: tags
  properties: {
    groupShortName: 'otp-bridge'
    enabled: true
    emailReceivers: [{ name: 'alerts', emailAddress: email, useCommonAlertSchema: true }]
  }
}

var told = empty(email) ? [] : [group.id]

var events = [
  {
    name: 'failed-releases'
    text: 'A code that was approved could not be shown. Ask the doctor (docs/deploy.md) which dependency is down; the approval is kept.'
    query: loadTextContent('../alerts/failed-releases.kql')
  }
  {
    name: 'denied-by-the-vault'
    text: 'Somebody was refused when reading, writing or deleting a sealed seed, or when signing the log of the audit. The bot: its role is missing. Anybody else: find out who, and why.'
    query: loadTextContent('../alerts/denied-by-the-vault.kql')
  }
  {
    name: 'vault-used-by-others'
    text: 'Somebody other than the bot read, listed, backed up or changed sealed seeds, or signed with the key of the log or changed it. /freeze, take their role away, see whether the table was read too.'
    query: loadTextContent('../alerts/vault-used-by-others.kql')
  }
  {
    name: 'table-used-by-others'
    text: 'Somebody other than the bot read, wrote or deleted rows of the table, or tried to. Data keys lie there: /freeze, and take their role away.'
    query: loadTextContent('../alerts/table-used-by-others.kql')
  }
  {
    name: 'app-entered'
    text: 'Somebody signed in to the console or the publishing of the app, and could act as the bot. If it was none of you: /freeze, stop the app, take their role away.'
    query: loadTextContent('../alerts/app-entered.kql')
  }
]

resource event 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for rule in events: {
    name: '${name}-${rule.name}'
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: 'OTP Bridge: ${rule.name}'
      description: rule.text
      severity: 1
      enabled: true
      scopes: [workspaceId]
      evaluationFrequency: 'PT5M'
      // How far back rows may be dated. Which of them are news, the query says by their arrival.
      windowSize: 'PT6H'
      // Else one mail, and nothing more until a quiet quarter of an hour: a harmless look would hide a theft.
      autoMitigate: false
      skipQueryValidation: true
      criteria: {
        allOf: [
          {
            query: replace(rule.query, '{{bot}}', principalId)
            timeAggregation: 'Count'
            operator: 'GreaterThan'
            threshold: 0
            failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
          }
        ]
      }
      actions: { actionGroups: told }
    }
  }
]

resource silence 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = if (tableIsTheStore) {
  name: '${name}-table-log-silent'
  location: location
  tags: tags
  kind: 'LogAlert'
  properties: {
    displayName: 'OTP Bridge: table-log-silent'
    description: 'For an hour the log has not had one look of the bot at its table. Is the bot running? Is the log of the table still on (Diagnostic settings)? Without it nobody hears of a theft.'
    severity: 1
    enabled: true
    scopes: [workspaceId]
    evaluationFrequency: 'PT15M'
    windowSize: 'PT1H'
    // A state: told once, and over when rows come again.
    autoMitigate: true
    skipQueryValidation: true
    criteria: {
      allOf: [
        {
          query: replace(loadTextContent('../alerts/table-log-silent.kql'), '{{bot}}', principalId)
          timeAggregation: 'Count'
          operator: 'GreaterThan'
          threshold: 0
          failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
        }
      ]
    }
    actions: { actionGroups: told }
  }
}

resource down 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: '${name}-bot-down'
  location: 'global'
  tags: tags
  properties: {
    description: 'The bot has not answered its health check for most of five minutes. See the log of the app (AppServiceConsoleLogs), then restart it.'
    severity: 1
    enabled: true
    scopes: [appId]
    evaluationFrequency: 'PT1M'
    windowSize: 'PT5M'
    // A state: told once, and over when it answers again.
    autoMitigate: true
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          criterionType: 'StaticThresholdCriterion'
          name: 'health'
          metricNamespace: 'Microsoft.Web/sites'
          metricName: 'HealthCheckStatus'
          timeAggregation: 'Average'
          operator: 'LessThan'
          threshold: 50
        }
      ]
    }
    actions: [for id in told: { actionGroupId: id }]
  }
}

module changes 'changes.bicep' = {
  name: 'changes'
  params: { name: name, tags: tags, actionGroups: told }
}
