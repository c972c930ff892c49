// Where each of Microsoft's clouds has what the bot talks to. Fixed here: no setting can send tokens, seeds or questions
// about people to another host.

export type Cloud = {
  /** Who signs what the channel sends, and where its keys are (Bot Connector authentication, connector to bot). */
  readonly channelIssuer: string;
  readonly channelKeys: string;
  readonly channelService: string;
  /** For whom a token is that lets the bot send. */
  readonly channelAudience: string;
  /** Hosts of Teams' connectors: whole names, since under trafficmanager.net anybody may have one. */
  readonly teamsHosts: readonly string[];
  /** Where a chat is opened with somebody who has not written yet; absent where no page of Microsoft's names one. */
  readonly teamsOpens?: string;
  /** The same, for tenants that the first one says are not its own (`InvalidBotApiHost`). */
  readonly teamsOpensElsewhere?: string;
  /** Who may show the dialog in a frame (Content-Security-Policy, frame-ancestors). */
  readonly frameAncestors: readonly string[];
  /** Where Entra signs people in. */
  readonly login: string;
  readonly graph: string;
  readonly keyVaultSuffix: string;
  readonly tableSuffix: string;
  readonly blobSuffix: string;
  readonly cosmosTableSuffix: string;
  /** Where Application Insights takes traces, and for whom a token is that it takes. */
  readonly ingestionSuffixes: readonly string[];
  readonly telemetryAudience: string;
  /** Where Azure Monitor takes logs, for Sentinel too; the audience is the same. */
  readonly logsIngestionSuffix: string;
};

// Sources: learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages (where chats are
// opened, by cloud); learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication and
// how-to-deploy-gov-cloud-high; the cloud presets and service URL list of Microsoft's Teams SDK;
// learn.microsoft.com/azure/key-vault/general/about-keys-secrets-certificates (DNS suffixes);
// learn.microsoft.com/azure/azure-monitor/app/azure-ad-authentication and /connection-strings (audiences, ingestion).
export const CLOUDS = {
  public: {
    channelIssuer: 'https://api.botframework.com',
    channelKeys: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
    channelService: '',
    channelAudience: 'https://api.botframework.com',
    teamsHosts: [
      'smba.trafficmanager.net',
      'smba.onyx.prod.teams.trafficmanager.net',
      'smba.infra.gcc.teams.microsoft.com',
    ],
    teamsOpens: 'https://smba.trafficmanager.net/teams/',
    teamsOpensElsewhere: 'https://smba.infra.gcc.teams.microsoft.com/teams/',
    frameAncestors: [
      'https://teams.microsoft.com',
      'https://*.teams.microsoft.com',
      'https://*.cloud.microsoft',
    ],
    login: 'https://login.microsoftonline.com',
    graph: 'https://graph.microsoft.com',
    keyVaultSuffix: 'vault.azure.net',
    tableSuffix: 'table.core.windows.net',
    blobSuffix: 'blob.core.windows.net',
    cosmosTableSuffix: 'table.cosmos.azure.com',
    ingestionSuffixes: ['in.applicationinsights.azure.com'],
    telemetryAudience: 'https://monitor.azure.com',
    logsIngestionSuffix: 'ingest.monitor.azure.com',
  },
  usgov: {
    channelIssuer: 'https://api.botframework.us',
    channelKeys: 'https://login.botframework.azure.us/v1/.well-known/openidconfiguration',
    channelService: 'https://botframework.azure.us',
    channelAudience: 'https://api.botframework.us',
    teamsHosts: ['smba.infra.gov.teams.microsoft.us', 'smba.infra.dod.teams.microsoft.us'],
    teamsOpens: 'https://smba.infra.gov.teams.microsoft.us/teams/',
    teamsOpensElsewhere: 'https://smba.infra.dod.teams.microsoft.us/teams/',
    frameAncestors: [
      'https://teams.microsoft.us',
      'https://gov.teams.microsoft.us',
      'https://dod.teams.microsoft.us',
    ],
    login: 'https://login.microsoftonline.us',
    graph: 'https://graph.microsoft.us',
    keyVaultSuffix: 'vault.usgovcloudapi.net',
    tableSuffix: 'table.core.usgovcloudapi.net',
    blobSuffix: 'blob.core.usgovcloudapi.net',
    cosmosTableSuffix: 'table.cosmos.azure.us',
    // The older ones, and those of regions.
    ingestionSuffixes: ['applicationinsights.us', 'in.applicationinsights.azure.us'],
    telemetryAudience: 'https://monitor.azure.us',
    logsIngestionSuffix: 'ingest.monitor.azure.us',
  },
  china: {
    channelIssuer: 'https://api.botframework.azure.cn',
    channelKeys: 'https://login.botframework.azure.cn/v1/.well-known/openidconfiguration',
    channelService: 'https://botframework.azure.cn',
    channelAudience: 'https://api.botframework.azure.cn',
    teamsHosts: ['frontend.botapi.msg.infra.teams.microsoftonline.cn'],
    frameAncestors: ['https://teams.microsoftonline.cn'],
    login: 'https://login.partner.microsoftonline.cn',
    graph: 'https://microsoftgraph.chinacloudapi.cn',
    keyVaultSuffix: 'vault.azure.cn',
    tableSuffix: 'table.core.chinacloudapi.cn',
    blobSuffix: 'blob.core.chinacloudapi.cn',
    cosmosTableSuffix: 'table.cosmos.azure.cn',
    ingestionSuffixes: ['applicationinsights.azure.cn'],
    telemetryAudience: 'https://monitor.azure.cn',
    logsIngestionSuffix: 'ingest.monitor.azure.cn',
  },
} as const satisfies Readonly<Record<string, Cloud>>;

export type CloudName = keyof typeof CLOUDS;

export function isCloudName(text: string): text is CloudName {
  return Object.hasOwn(CLOUDS, text);
}
