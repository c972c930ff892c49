// What a deployment says about itself: names and ids, never an address and never a secret. All problems are listed at once.
import { defined } from '../domain/defined.js';
import { parseTenantId } from '../domain/ids.js';
import type { TenantId } from '../domain/ids.js';
import { CLOUDS, isCloudName } from './clouds.js';
import type { Cloud, CloudName } from './clouds.js';
import type { Environment, Problem } from './problem.js';
import { LOG_CONTAINER, LOG_KEY, LOG_KEY_ED25519, readLogSettings } from './log-settings.js';
import type { LogRead, LogSettings } from './log-settings.js';
import { readSentinel, SENTINEL_RULE } from './sentinel.js';
import type { SentinelSettings } from './sentinel.js';
import { readTelemetry } from './telemetry.js';
import type { Telemetry, TelemetryRead } from './telemetry.js';

/** The bot in a tenant: identities verified by the channel and by Entra, seeds in Key Vault, state in a table. */
export type ProductionConfiguration = {
  readonly profile: 'production';
  readonly cloudName: CloudName;
  readonly cloud: Cloud;
  /** Client id of the bot's managed identity, which is its app id (GUID). */
  readonly appId: string;
  readonly tenantId: TenantId;
  /** Client id of the dialog's registration (GUID). */
  readonly ssoClientId: string;
  /** Host name under which Teams reaches the bot. */
  readonly domain: string;
  readonly vaultName: string;
  /** Name of the storage account, or of the Azure Cosmos DB account for Table. */
  readonly table: {
    readonly kind: 'storage' | 'cosmos';
    readonly account: string;
    readonly name: string;
  };
  readonly policyFile: string;
  readonly port: number;
  /** The log has the shapes of activities: for who deploys first, for a day. */
  readonly recordsShapes: boolean;
  /** Absent: no telemetry beyond the log. */
  readonly telemetry?: Telemetry;
  /** Absent: the log of the audit is signed by nobody and kept nowhere else. */
  readonly log?: LogSettings;
  /** Absent: entries of the audit go on to nobody. */
  readonly sentinel?: SentinelSettings;
};

export type ProductionResult =
  | { readonly ok: true; readonly configuration: ProductionConfiguration }
  | { readonly ok: false; readonly problems: readonly Problem[] };

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const DOMAIN = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/;
const PORT = /^([1-9]\d{0,3}|[1-5]\d{4}|6[0-4]\d{3}|65[0-4]\d\d|655[0-2]\d|6553[0-5])$/;

type Setting = { readonly takes: RegExp; readonly is: string; readonly default?: string };

/** Every variable of this profile. The deployment's app settings are held against this list. */
export const PRODUCTION_SETTINGS = {
  // An empty app id would switch botbuilder's authentication off.
  OTP_BRIDGE_APP_ID: { takes: GUID, is: "the client id of the bot's managed identity, a GUID" },
  OTP_BRIDGE_TENANT_ID: { takes: GUID, is: 'the id of the tenant that the bot serves, a GUID' },
  OTP_BRIDGE_SSO_CLIENT_ID: {
    takes: GUID,
    is: "the client id of the dialog's registration, a GUID",
  },
  OTP_BRIDGE_DOMAIN: { takes: DOMAIN, is: 'the host name of the bot, without https://' },
  OTP_BRIDGE_KEY_VAULT: {
    takes: /^[a-z][a-z0-9-]{1,22}[a-z0-9]$/i,
    is: 'the name of the Key Vault, without its address',
  },
  OTP_BRIDGE_STORAGE: {
    takes: /^([a-z0-9]{3,24}|cosmos:[a-z0-9-]{3,44})$/,
    is: 'the name of the storage account, or cosmos:NAME for Azure Cosmos DB for Table',
  },
  OTP_BRIDGE_TABLE: {
    takes: /^[A-Za-z][A-Za-z0-9]{2,62}$/,
    is: 'the name of the table',
    default: 'otpbridge',
  },
  OTP_BRIDGE_POLICY: { takes: /\S/, is: 'the path of the policy file' },
  OTP_BRIDGE_CLOUD: {
    takes: new RegExp(`^(${Object.keys(CLOUDS).join('|')})$`),
    is: `one of ${Object.keys(CLOUDS).join(', ')}`,
    default: 'public',
  },
  OTP_BRIDGE_LOG_KEY: {
    takes: LOG_KEY,
    is: 'the key in the vault that signs the log of the audit, NAME or NAME/VERSION',
    default: '',
  },
  OTP_BRIDGE_LOG_CONTAINER: {
    takes: LOG_CONTAINER,
    is: 'ACCOUNT/CONTAINER, where checkpoints of the log are kept',
    default: '',
  },
  OTP_BRIDGE_LOG_KEYS_BEFORE: {
    takes: /^/,
    is: 'the keys that signed before that one, and how each ended',
    default: '',
  },
  OTP_BRIDGE_LOG_KEY_ED25519: {
    takes: LOG_KEY_ED25519,
    is: 'the name of the secret in the vault with which the log is signed for witnesses, too',
    default: '',
  },
  // What is in it is held against its cloud, and not repeated.
  APPLICATIONINSIGHTS_CONNECTION_STRING: {
    takes: /^/,
    is: 'the connection string of Application Insights',
    default: '',
  },
  OTP_BRIDGE_SENTINEL_ENDPOINT: {
    takes: /^/,
    is: 'the address of the data collection rule that takes entries for Sentinel',
    default: '',
  },
  OTP_BRIDGE_SENTINEL_RULE: {
    takes: SENTINEL_RULE,
    is: "that rule's immutable id, dcr-…",
    default: '',
  },
  OTP_BRIDGE_RECORD_SHAPES: {
    takes: /^(on|off)$/,
    is: 'on or off: whether the log has the shapes of what Teams sends, without what it says',
    default: 'off',
  },
  PORT: { takes: PORT, is: 'a number from 1 to 65535', default: '8080' },
} as const satisfies Readonly<Record<string, Setting>>;

type SettingName = keyof typeof PRODUCTION_SETTINGS;

export function readProduction(environment: Environment): ProductionResult {
  const valueOf = (name: SettingName): string => valueIn(environment, name) ?? '';
  const telemetry = telemetryOf(valueOf);
  const log = logOf(valueOf);
  const sentinel = readSentinel(valueOf);
  const problems = [
    ...settingProblems(environment),
    ...tooMuch(environment),
    ...telemetryProblems(telemetry),
    ...log.problems,
    ...sentinel.problems,
  ];
  const tenantId = parseTenantId(valueOf('OTP_BRIDGE_TENANT_ID'));
  const cloudName = valueOf('OTP_BRIDGE_CLOUD');
  if (problems.length > 0 || tenantId === undefined || !isCloudName(cloudName)) {
    return { ok: false, problems };
  }
  const traces = telemetry.ok ? telemetry.telemetry : undefined;
  return {
    ok: true,
    configuration: {
      profile: 'production',
      cloudName,
      cloud: CLOUDS[cloudName],
      appId: valueOf('OTP_BRIDGE_APP_ID').toLowerCase(),
      tenantId,
      ssoClientId: valueOf('OTP_BRIDGE_SSO_CLIENT_ID').toLowerCase(),
      domain: valueOf('OTP_BRIDGE_DOMAIN'),
      vaultName: valueOf('OTP_BRIDGE_KEY_VAULT'),
      table: tableOf(valueOf('OTP_BRIDGE_STORAGE'), valueOf('OTP_BRIDGE_TABLE')),
      policyFile: valueOf('OTP_BRIDGE_POLICY'),
      port: Number(valueOf('PORT')),
      recordsShapes: valueOf('OTP_BRIDGE_RECORD_SHAPES') === 'on',
      ...defined({ telemetry: traces, log: log.log, sentinel: sentinel.sentinel }),
    },
  };
}

function logOf(valueOf: (name: SettingName) => string): LogRead {
  return readLogSettings({
    key: valueOf('OTP_BRIDGE_LOG_KEY'),
    container: valueOf('OTP_BRIDGE_LOG_CONTAINER'),
    keysBefore: valueOf('OTP_BRIDGE_LOG_KEYS_BEFORE'),
    witnessKey: valueOf('OTP_BRIDGE_LOG_KEY_ED25519'),
  });
}

/** Where the cloud itself is wrong, that is said, and the rest waits. */
function telemetryOf(valueOf: (name: SettingName) => string): TelemetryRead {
  const cloudName = valueOf('OTP_BRIDGE_CLOUD');
  if (!isCloudName(cloudName)) return { ok: true, telemetry: undefined };
  return readTelemetry(valueOf('APPLICATIONINSIGHTS_CONNECTION_STRING'), CLOUDS[cloudName]);
}

function telemetryProblems(read: TelemetryRead): readonly Problem[] {
  const where = 'APPLICATIONINSIGHTS_CONNECTION_STRING';
  return read.ok ? [] : read.problems.map((problem) => ({ where, problem }));
}

function valueIn(environment: Environment, name: SettingName): string | undefined {
  const setting: Setting = PRODUCTION_SETTINGS[name];
  const value = environment[name]?.trim();
  return value === undefined || value === '' ? setting.default : value;
}

function isSettingName(name: string): name is SettingName {
  return Object.hasOwn(PRODUCTION_SETTINGS, name);
}

function settingProblems(environment: Environment): readonly Problem[] {
  return Object.keys(PRODUCTION_SETTINGS)
    .filter(isSettingName)
    .flatMap((name): readonly Problem[] => {
      const { takes, is } = PRODUCTION_SETTINGS[name];
      const value = valueIn(environment, name);
      if (value === undefined) return [{ where: name, problem: `is missing: ${is}.` }];
      return takes.test(value) ? [] : [{ where: name, problem: `is "${value}". It is ${is}.` }];
    });
}

/** Secrets that nothing here needs. Somebody may think that they are used; they only wait to be stolen. */
const UNWANTED = ['MicrosoftAppPassword', 'AZURE_CLIENT_SECRET', 'OTP_BRIDGE_MASTER_KEY'];

function tooMuch(environment: Environment): readonly Problem[] {
  return UNWANTED.filter((name) => (environment[name]?.trim() ?? '') !== '').map((where) => ({
    where,
    problem:
      'is set, and nothing here needs a secret: the bot acts as its managed identity. Unset it.',
  }));
}

function tableOf(storage: string, name: string): ProductionConfiguration['table'] {
  const cosmos = /^cosmos:(.+)$/.exec(storage)?.[1];
  return cosmos === undefined
    ? { kind: 'storage', account: storage, name }
    : { kind: 'cosmos', account: cosmos, name };
}
