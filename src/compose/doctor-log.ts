// What the doctor says of the log of the audit: whether its key signs, whether checkpoints of it are kept, how far, and whether somebody
// could take them away, as far as that can be seen from here.
import type { TokenCredential } from '@azure/identity';
import { tokenSource } from '../adapters/azure/token-source.js';
import { keysFor, readFurthest } from '../app/audit/our-notes.js';
import { Reading } from '../app/commit/reading.js';
import { auditEntrySchema, logHeadSchema, LOGS } from '../app/commit/rows/audit-rows.js';
import { NotYet } from '../channels/cli/check-line.js';
import type { Check } from '../channels/cli/check-line.js';
import type { LogSettings } from '../config/log-settings.js';
import type { ProductionConfiguration } from '../config/production.js';
import { writeKeyEnd } from '../domain/audit/key-end.js';
import type { LogHead } from '../domain/audit/log.js';
import { furtherOf, isBehind, isShortOf } from '../domain/audit/log-trust.js';
import type { Signed } from '../domain/audit/log-trust.js';
import {
  azureAnchor,
  azureCheckpointing,
  azureSigner,
  logMemory,
  witnessSigner,
} from './azure-log.js';
import { DOCTOR_BUDGET_MS as budgetMs } from './doctor-graph.js';
import { findNewestPolicy } from './doctor-policy.js';
import { lookInTable } from './doctor-state.js';

/** What is wrong with the log, in our own words. */
export class LogWrong extends Error {
  override readonly name = 'LogWrong';
  readonly code = 'LOG_WRONG';
}

const UNKEPT =
  'nobody signs the log of the audit, and nothing of it is kept elsewhere: OTP_BRIDGE_LOG_KEY and OTP_BRIDGE_LOG_CONTAINER are not set';
const PROVISION = 'Provision again and publish (docs/deploy.md, Update): infra/ makes both.';
/** Of no log: nobody takes it for a checkpoint. */
const TRIED = { origin: 'otp-bridge/doctor', text: 'otp-bridge/doctor\n' };

export function logKeyCheck(
  configuration: ProductionConfiguration,
  credential: TokenCredential,
): Check {
  const { log } = configuration;
  if (log === undefined) return unkept('the key of the log', UNKEPT);
  return {
    name: `the key ${log.key} of the log: sign a line that is none`,
    try: async () => {
      const means = { token: tokenSource(credential), budgetMs };
      const signer = azureSigner(configuration, log.key, means);
      const { keyId } = await signer.sign(TRIED.origin, TRIED.text);
      return [`it signs, as ${keyId}`, ...(await keysBefore(configuration, credential))].join('; ');
    },
    mend: `Assign the identity the role "OTP Bridge log signer" on this key (infra/modules/vault.bicep), see that it is there, enabled and not expired, and let the app's subnet through the vault's firewall. Until then nothing is signed, and no code shown once too much of the log is in no anchor.`,
  };
}

/** Undefined where none is named: most witnesses that one can ask take the vault's own. */
export function logWitnessKeyCheck(
  configuration: ProductionConfiguration,
  credential: TokenCredential,
): Check | undefined {
  const secret = configuration.log?.witnessKey;
  if (secret === undefined) return undefined;
  return {
    name: `the secret ${secret} of the log: sign for witnesses`,
    try: async () => {
      const means = { token: tokenSource(credential), budgetMs };
      const signer = witnessSigner(configuration, secret, means);
      const { keyId } = await signer.sign(TRIED.origin, TRIED.text);
      return `it signs, as ${keyId}`;
    },
    mend: 'The bot makes it where there is none: assign the identity the role "OTP Bridge seed keeper" on the vault. Deleted or disabled: recover or enable it, or name another one (logKeyEd25519) and give its public half to the witnesses. Until then the log is signed without it, and a witness that takes Ed25519 alone signs nothing.',
  };
}

async function keysBefore(
  configuration: ProductionConfiguration,
  credential: TokenCredential,
): Promise<readonly string[]> {
  const means = { token: tokenSource(credential), budgetMs };
  const { retired = [] } = azureCheckpointing(configuration, means) ?? {};
  const known = await keysFor({ signers: [], retired }, TRIED.origin);
  const lost = retired.length - known.length;
  const said = known.map(({ key, end }) =>
    end === undefined ? '' : `${key.keyId} ${writeKeyEnd(end)}`,
  );
  if (lost === 0) return said;
  throw new LogWrong(`${lost} of the keys before it cannot be read (OTP_BRIDGE_LOG_KEYS_BEFORE)`);
}

export function logAnchorCheck(
  configuration: ProductionConfiguration,
  credential: TokenCredential,
): Check {
  const { log } = configuration;
  if (log === undefined) return unkept('the container of checkpoints', UNKEPT);
  const { account, name } = log.container;
  return {
    name: `the container ${name} of ${account}: checkpoints of the log`,
    try: async () => lookAtAnchor(configuration, log, credential),
    mend: `Not there, or not allowed: provision again (it makes the container and, on it, the role "OTP Bridge checkpoint keeper"), and let the app's subnet through the account's firewall. No checkpoint of ours: name the key that signed them in logKeysBefore. Behind, gone or another: docs/audit-log.md says how to go on; only where you know why what lay there is gone: delete ${logMemory(configuration).file}.`,
  };
}

async function lookAtAnchor(
  configuration: ProductionConfiguration,
  log: LogSettings,
  credential: TokenCredential,
): Promise<string> {
  const means = { token: tokenSource(credential), budgetMs };
  const anchor = azureAnchor(configuration, log, means);
  const kept = await anchor.readLast('whole');
  const remembered = await logMemory(configuration).read();
  const checkpointing = azureCheckpointing(configuration, means);
  if (checkpointing === undefined) throw new LogWrong(UNKEPT);
  const { tenantId } = configuration;
  const ours = await readFurthest({ ...checkpointing, tenantId }, kept);
  const newest = ours.reduce<Signed | undefined>(
    (found, { signed }) => furtherOf(found, signed),
    undefined,
  );
  if (isShortOf(newest, remembered)) {
    throw new LogWrong(`it holds ${placeSaid(newest)}, and held ${placeSaid(remembered)} before`);
  }
  if (newest === undefined) throw noneOf(kept);
  const grows = growthSaid(await anchor.canOnlyGrow());
  const { file } = logMemory(configuration);
  const gone = remembered === undefined ? `; ${file}, which remembers it, is not there` : '';
  return `${await freshSaid(configuration, credential, newest)}; ${grows}${gone}`;
}

function noneOf(kept: string): Error {
  if (kept !== '') return new LogWrong('what lies there is no checkpoint of ours');
  return new NotYet('no checkpoint yet: the bot puts the first one there when it starts');
}

function placeSaid(place: Signed | undefined): string {
  return place === undefined ? 'no checkpoint' : `one over ${place.size} entries`;
}

function growthSaid(canOnlyGrow: boolean | undefined): string {
  if (canOnlyGrow === undefined)
    return 'whether somebody could delete them cannot be seen from here';
  return canOnlyGrow
    ? 'under an immutability policy: nobody deletes them, once that is locked (the portal says so)'
    : 'under no immutability policy: whoever has Contributor on the account can delete them';
}

/** How far the last one goes, and what lies behind it. */
async function freshSaid(
  configuration: ProductionConfiguration,
  credential: TokenCredential,
  newest: Signed,
): Promise<string> {
  const { tenantId } = configuration;
  const { audit } = await findNewestPolicy(configuration);
  return lookInTable(configuration, credential, async (store) => {
    const reading = new Reading(store, tenantId);
    const head = await reading.get(LOGS.audit.head, logHeadSchema);
    // A table that is gone has a line of its own.
    if (head === undefined) return `the last one over ${newest.size} entries`;
    if (isBehind(head, newest)) {
      throw new LogWrong('the table is behind it: rolled back, or another one (LOG_ROLLED_BACK)');
    }
    const fresh = head.origin === newest.origin ? head.size - newest.size : head.size;
    if (fresh > audit.unanchoredEntries) {
      throw new LogWrong(`${fresh} entries are kept nowhere else: no code is shown`);
    }
    const until = await lastTime(reading, head, newest);
    return `the last one over ${newest.size} entries${until}, ${fresh} since then`;
  });
}

async function lastTime(reading: Reading, head: LogHead, newest: Signed): Promise<string> {
  if (head.origin !== newest.origin || newest.size === 0) return '';
  const row = LOGS.audit.entry(head.first + newest.size - 1);
  const at = (await reading.get(row, auditEntrySchema))?.at;
  return at === undefined ? '' : `, to ${new Date(at).toISOString().slice(0, 16)}Z`;
}

function unkept(name: string, why: string): Check {
  return {
    name,
    try: async () => Promise.reject(new LogWrong(why)),
    mend: PROVISION,
  };
}
