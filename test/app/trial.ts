// A whole bridge over fakes at the edge of the world: real decisions, real crypto, real sealing; the sample people.
import { expect } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { DirectoryFile } from '../../src/adapters/local/directory-file.js';
import { parseDirectoryFile } from '../../src/adapters/local/parse-directory-file.js';
import type { Checkpointing } from '../../src/app/audit/checkpointing.js';
import type { AskAnswer } from '../../src/app/asking/answers.js';
import type { Bridge } from '../../src/app/bridge.js';
import type { Actor } from '../../src/app/looking/who.js';
import { noTrace } from '../../src/adapters/local/no-trace.js';
import { notePolicy } from '../../src/app/tenant/policy-change.js';
import { createBridge } from '../../src/app/create-bridge.js';
import type { RunningBridge } from '../../src/app/create-bridge.js';
import { plantSample } from '../../src/app/tenant/plant-sample.js';
import { parsePolicyFile } from '../../src/config/policy-file.js';
import { LogChecker } from '../../src/domain/audit/check-log.js';
import type { AuditEntry } from '../../src/domain/audit/entry.js';
import { areOwnTexts } from '../../src/domain/audit/leaf.js';
import { fromBase64, lastOf, treeHeadOf } from '../../src/domain/audit/log.js';
import { LOG_NAMES } from '../../src/domain/audit/which-log.js';
import type { LogName } from '../../src/domain/audit/which-log.js';
import { parsePersonId, parseTenantId, parseTokenId } from '../../src/domain/ids.js';
import type { PersonId, RequestId } from '../../src/domain/ids.js';
import { decodeBase32 } from '../../src/domain/otp/base32.js';
import { DEFAULT_PARAMETERS } from '../../src/domain/otp/parameters.js';
import { Seed } from '../../src/domain/otp/seed.js';
import type { Outcome } from '../../src/domain/outcome.js';
import type { Policy } from '../../src/domain/policy/policy.js';
import type { Directory } from '../../src/ports/directory.js';
import type { Log } from '../../src/ports/log.js';
import type { Messenger } from '../../src/ports/messenger.js';
import type { SeedVault } from '../../src/ports/seed-vault.js';
import type { Siem } from '../../src/ports/siem.js';
import type { Row, Store } from '../../src/ports/store.js';
import type { Trace } from '../../src/ports/trace.js';
import { readPages } from '../../src/app/commit/read-pages.js';
import {
  auditEntrySchema,
  logHeadSchema,
  logRowSchema,
  LOGS,
} from '../../src/app/commit/rows/audit-rows.js';
import { FakeClock } from '../fakes/fake-clock.js';
import { FakeRandom } from '../fakes/fake-random.js';
import { FakeSeedVault } from '../fakes/fake-seed-vault.js';
import { MemoryStore } from '../fakes/memory-store.js';
import { RecordingMessenger } from '../fakes/recording-messenger.js';
import { plainWithin } from '../fakes/quiet-log.js';

export const SAMPLE_SEED = '2sk2tsmkjp7kdbck';

export function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the test expected a value');
  return value;
}

export function fine<T, R>(outcome: Outcome<T, R>): T {
  if (outcome.ok) return outcome.value;
  throw new Error(`refused: ${JSON.stringify(outcome.refusal)}`);
}

const person = (number: string): PersonId =>
  must(parsePersonId(`7e57ab1e-0000-4000-8000-0000000001${number}`));

export const TENANT = must(parseTenantId('7e57ab1e-0000-4000-8000-000000000001'));
export const PEOPLE = {
  alex: person('01'),
  megan: person('02'),
  alice: person('03'),
  diego: person('04'),
  isaiah: person('05'),
  lee: person('06'),
  adele: person('07'),
} as const;
export type PersonName = keyof typeof PEOPLE;

/** The id of a request that was opened, or was open already. */
export function openedBy(answer: AskAnswer): RequestId {
  const value = fine(answer);
  if (value.kind !== 'question') return value.requestId;
  throw new Error(`asked back: ${JSON.stringify(value.question)}`);
}

export const readSample = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../samples/local/${name}`, import.meta.url), 'utf8'));

/** The sample's file, but for what tests of their own are about: how the caller was verified, and emergencies. */
export function plainSample(): object {
  const sample = readSample('policy.json') as object;
  return { ...sample, breakGlass: undefined, callerVerification: { required: false } };
}

export function samplePolicy(changes: Partial<Policy> = {}): Policy {
  const parsed = parsePolicyFile(plainSample(), 'policy.json');
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return { ...parsed.policy, ...changes };
}

/** The sample people, from their file. */
export const sampleDirectory = (): DirectoryFile =>
  new DirectoryFile(fine(parseDirectoryFile(readSample('directory.json'), 'directory.json')));

/** What `/freeze` and `/unfreeze` without a name mean. */
export const EVERYBODY = { typedName: null, reason: '' } as const;

export type TrialParts = {
  readonly store: Store;
  readonly vault: SeedVault;
  readonly directory: Directory;
  readonly messenger: RecordingMessenger;
  readonly clock: FakeClock;
  readonly random: FakeRandom;
  readonly policy: Policy;
  readonly trace: Trace;
  readonly vaultBudgetMs: number;
  readonly directoryBudgetMs?: number;
  /** Absent: nobody looks after the log. */
  readonly checkpointing?: Checkpointing;
  /** Absent: entries go on to nobody. */
  readonly siem?: Siem;
};

export type Trial = RunningBridge & {
  readonly parts: TrialParts & { readonly log: readonly string[] };
  /** Each call is another activity unless it is named. */
  readonly as: (name: PersonName, activity?: string) => Actor;
  readonly requestBy: (name: PersonName, typed?: string) => Promise<RequestId>;
  readonly audit: () => Promise<readonly AuditEntry[]>;
};

/** `wire`: another messenger than the one that records. */
export async function openTrial({
  wire,
  ...changes
}: Partial<TrialParts> & { readonly wire?: Messenger } = {}): Promise<Trial> {
  const parts: TrialParts = {
    store: new MemoryStore(),
    vault: new FakeSeedVault(),
    directory: sampleDirectory(),
    messenger: new RecordingMessenger(),
    clock: new FakeClock(),
    random: new FakeRandom(),
    policy: samplePolicy(),
    trace: noTrace,
    vaultBudgetMs: 2_000,
    ...changes,
  };
  const log: string[] = [];
  const running: RunningBridge = await createBridge({
    ...parts,
    messenger: wire ?? parts.messenger,
    tenantId: TENANT,
    policy: () => parts.policy,
    // The test has changed it, and no file is looked at.
    policyMoved: async () => notePolicy(running.deps, parts.policy),
    log: collectingLog(log),
    lookEveryMs: 1_000_000,
  });
  await plantSample(running.deps, {
    tokenId: must(parseTokenId('sample-alice')),
    ownerId: PEOPLE.alice,
    issuer: 'Microsoft',
    accountName: 'alice@contoso.example',
    parameters: DEFAULT_PARAMETERS,
    seed: fine(Seed.fromBytes(fine(decodeBase32(SAMPLE_SEED)))),
  });
  return trialOf(running, Object.assign(parts, { log }));
}

function trialOf(running: RunningBridge, parts: Trial['parts']): Trial {
  let activities = 0;
  const as = (name: PersonName, activity?: string): Actor => {
    activities += 1;
    const activityId = activity ?? `activity-${activities}-${parts.random.id()}`;
    return { tenantId: TENANT, personId: PEOPLE[name], activityId };
  };
  return {
    ...running,
    parts,
    as,
    requestBy: async (name, typed = 'alice') => {
      const ask = { typedName: typed, reason: 'she is locked out', byMail: false };
      return openedBy(await running.bridge.askForCode(as(name), ask));
    },
    audit: async () => readAudit(parts.store),
  };
}

/** Opens the chats of these people with the bot. */
export async function meet(trial: Trial, ...names: readonly PersonName[]): Promise<void> {
  for (const name of names) {
    await trial.bridge.rememberPerson(trial.as(name), { address: { chat: name } });
  }
}

/** The log, beside who has no chat yet: the start says that of whoever a test does not let meet the bot. */
export function loggedBeside({ parts }: Trial): readonly string[] {
  return parts.log.filter((line) => !/^chats?\./.test(line));
}

/** Every audit entry of this moment, of both logs in the order of their times, each log held against where it stands. */
export async function readAudit(store: Store): Promise<readonly AuditEntry[]> {
  const logs = await Promise.all(LOG_NAMES.map(async (log) => readLog(store, log)));
  return logs.flat().sort((one, other) => one.at - other.at);
}

async function readLog(store: Store, log: LogName): Promise<readonly AuditEntry[]> {
  const rows = LOGS[log];
  // First: what is written from now on is not looked at.
  const head = logHeadSchema.parse(must(await store.get(TENANT, rows.head)).value);
  const found: Row[] = [];
  for await (const page of readPages({ store, tenantId: TENANT }, { ...rows.entries, limit: 1000 }))
    found.push(...page);
  const until = found.slice(0, lastOf(head));
  const checker = new LogChecker({ first: head.first, heads: [treeHeadOf(head)] });
  for (const { value } of until.slice(head.first - 1)) {
    const row = logRowSchema.parse(value);
    const [told = ''] = row.hashes;
    const leaf = Buffer.from(row.leaf);
    checker.add({ leaf, told: fromBase64(told), hasOwnTexts: areOwnTexts(row) });
  }
  expect(checker.end()).toBeUndefined();
  return until.map(({ value }) => auditEntrySchema.parse(value));
}

function collectingLog(lines: string[]): Log {
  return {
    info: (event, fields) => lines.push(`${event} ${JSON.stringify(fields ?? {})}`),
    error: (event, cause) =>
      lines.push(`${event} ${cause instanceof Error ? cause.stack : String(cause)}`),
    ...plainWithin,
  };
}

export type { Bridge };
