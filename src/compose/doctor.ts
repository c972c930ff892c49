// `otp-bridge doctor`: line by line, what of a deployment works, what is missing, and how to grant it. Leaves nothing behind,
// and says no secret.
import type { TokenCredential } from '@azure/identity';
import { azureCredential } from '../adapters/azure/azure-credential.js';
import { KeyVaultSeedVault } from '../adapters/azure/key-vault-seed-vault.js';
import { tokenSource } from '../adapters/azure/token-source.js';
import { systemClock } from '../adapters/local/system-clock.js';
import { systemRandom } from '../adapters/local/system-random.js';
import type { Check } from '../channels/cli/check-line.js';
import { PublishedSigningKeys } from '../channels/teams/signing-keys.js';
import { ConfigurationWrong } from '../config/problem.js';
import type { ProductionConfiguration } from '../config/production.js';
import { parseSeedReference } from '../domain/ids.js';
import { NONCE_BYTES } from '../domain/tokens/sealed-seed.js';
import { Fault } from '../ports/fault.js';
import { vaultAddress } from './addresses.js';
import { DOCTOR_BUDGET_MS as BUDGET_MS, graph, LATE } from './doctor-graph.js';
import { GroupsUnknown, groupsCheck, MembersHidden } from './doctor-groups.js';
import { logAnchorCheck, logKeyCheck, LogWrong, logWitnessKeyCheck } from './doctor-log.js';
import { policyCheck } from './doctor-policy.js';
import { reachCheck } from './doctor-reach.js';
import { stateCheck, TableRefused, tableCheck } from './doctor-state.js';
import { witnessCheck } from './doctor-witness.js';
import { sentinelCheck } from './sentinel.js';
import { StateChanged } from './state-memory.js';
import { tryTelemetry } from './telemetry.js';

/** Codes of a quarter of a minute's error still work; beyond it they begin not to. */
const CLOCK_ERROR_AT_MOST_SECONDS = 15;

export function doctorChecks(configuration: ProductionConfiguration): readonly Check[] {
  const credential = azureCredential({ kind: 'managed', clientId: configuration.appId });
  return [
    policyCheck(configuration),
    identityCheck(configuration, credential),
    vaultCheck(configuration, credential),
    tableCheck(configuration, { credential, clock: systemClock }),
    stateCheck(configuration, credential),
    logKeyCheck(configuration, credential),
    logWitnessKeyCheck(configuration, credential),
    logAnchorCheck(configuration, credential),
    witnessCheck(configuration, credential),
    peopleCheck(configuration, credential),
    groupsCheck(configuration, credential),
    reachCheck(configuration, credential),
    channelCheck(configuration),
    clockCheck(configuration),
    sentinelCheck(configuration, credential),
    telemetryCheck(configuration, credential),
  ].filter((check) => check !== undefined);
}

function identityCheck(
  { cloud, appId }: ProductionConfiguration,
  credential: TokenCredential,
): Check {
  return {
    name: "the bot's managed identity",
    try: async () => {
      await tokenSource(credential)(cloud.channelAudience);
      return appId;
    },
    mend: 'Assign the user-assigned identity to the app, and set OTP_BRIDGE_APP_ID to its client id.',
  };
}

function vaultCheck(configuration: ProductionConfiguration, credential: TokenCredential): Check {
  const { vaultName } = configuration;
  return {
    name: `Key Vault ${vaultName}: put, read and delete a secret that is none`,
    try: async () => {
      const vaultUrl = vaultAddress(configuration);
      const vault = new KeyVaultSeedVault({
        vaultUrl,
        credential,
        budgetMs: BUDGET_MS,
        clock: systemClock,
      });
      const reference = parseSeedReference(`doctor-${systemRandom.id()}`);
      if (reference === undefined) throw new TypeError('random ids are opaque ids');
      const random = (bytes: number): string =>
        Buffer.from(systemRandom.bytes(bytes)).toString('base64url');
      await vault.put(reference, {
        version: 1,
        nonce: random(NONCE_BYTES),
        ciphertext: random(20),
        tag: random(16),
      });
      await vault.get(reference);
      const { remainsUntil } = await vault.destroy(reference);
      return remainsUntil === undefined
        ? 'gone at once'
        : `deleted remains go on ${new Date(remainsUntil).toISOString().slice(0, 10)}`;
    },
    mend: 'Assign the identity the role "OTP Bridge seed keeper" on this vault (infra/modules/vault.bicep), and let the app\'s subnet through its firewall.',
  };
}

function peopleCheck({ cloud }: ProductionConfiguration, credential: TokenCredential): Check {
  return {
    name: 'Graph: find people',
    try: async () => {
      await graph(cloud.graph, credential).find(['otp bridge doctor']);
      return undefined;
    },
    mend: `Grant the identity User.Read.All: node scripts/entra.mjs (docs/deploy.md). ${LATE}`,
  };
}

function channelCheck({ cloud }: ProductionConfiguration): Check {
  return {
    name: "the channel's signing keys",
    try: async () => {
      await new PublishedSigningKeys(cloud.channelKeys, systemClock).find('none');
      return undefined;
    },
    mend: `Let the app reach ${new URL(cloud.channelKeys).host} on port 443.`,
  };
}

function clockCheck({ cloud }: ProductionConfiguration): Check {
  return {
    name: 'the clock',
    try: async () => {
      const seconds = await readClockError(cloud);
      if (!(seconds <= CLOCK_ERROR_AT_MOST_SECONDS)) throw new ClockWrong(seconds);
      return `${seconds} s from Entra's`;
    },
    mend: 'Codes are made from the time: set the clock of the host by NTP.',
  };
}

function telemetryCheck(
  configuration: ProductionConfiguration,
  credential: TokenCredential,
): Check {
  return {
    name: 'Application Insights: send a trace',
    try: async () => {
      const host = await tryTelemetry(configuration, { credential, random: systemRandom });
      return host === undefined
        ? 'off: APPLICATIONINSIGHTS_CONNECTION_STRING is not set'
        : `taken by ${host}`;
    },
    mend: "Assign the bot's identity the role Monitoring Metrics Publisher on this component (infra/modules/monitoring.bicep), and wait up to half an hour; or unset APPLICATIONINSIGHTS_CONNECTION_STRING: no traces.",
  };
}

/** Whole seconds between our clock and Entra's; NaN where it says no time. */
export async function readClockError({ login }: ProductionConfiguration['cloud']): Promise<number> {
  const answer = await fetch(login, { method: 'HEAD', redirect: 'manual' });
  const theirs = Date.parse(answer.headers.get('date') ?? '');
  return Math.round(Math.abs(systemClock.now() - theirs) / 1000);
}

class ClockWrong extends Error {
  override readonly name = 'ClockWrong';
  readonly code = 'CLOCK_WRONG';

  constructor(seconds: number) {
    super(`it differs by ${seconds} s from Entra's`);
  }
}

/** Our own faults say what is wrong; of anything else only its class: its text may hold anything. */
export function whyNot(error: unknown): string {
  const ours = [
    Fault,
    ConfigurationWrong,
    ClockWrong,
    GroupsUnknown,
    LogWrong,
    MembersHidden,
    StateChanged,
    TableRefused,
  ];
  if (error instanceof Error && ours.some((one) => error instanceof one)) return error.message;
  return error instanceof Error ? error.constructor.name : typeof error;
}
