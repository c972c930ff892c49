// The acts of a rehearsal, in their order: each does with the use cases what people do, and looks at what came of it.
import { parseRehearsalTokenId } from '../../domain/ids.js';
import type { Instant, RehearsalTokenId, RequestId } from '../../domain/ids.js';
import { DEFAULT_PARAMETERS } from '../../domain/otp/parameters.js';
import { Seed } from '../../domain/otp/seed.js';
import { stepAt } from '../../domain/otp/steps.js';
import type { Outcome } from '../../domain/outcome.js';
import { SeedNotFound } from '../../ports/fault.js';
import { readValue } from '../commit/reading.js';
import { lastPart, ownedBy, seedKeyRow, tokenRow } from '../commit/rows/names.js';
import { tokenSchema } from '../commit/rows/token-row.js';
import { findHolders } from '../looking/role-lookup.js';
import type { Actor } from '../looking/who.js';
import type { Part } from './cast.js';
import { ownSum } from './own-sum.js';
import type { Stage } from './stage.js';

const SEED_BYTES = 20;
const STEPS_AROUND = 8;
const TRIES = 4;
/** Codes of a quarter of a minute's error still work; beyond it they begin not to. */
const CLOCK_ERROR_AT_MOST_SECONDS = 15;

/** It did not go as it has to. `code`: the use case's own refusal, or what was found in place of what had to be there. */
export class ActFailed extends Error {
  override readonly name = 'ActFailed';
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

function must<T>(outcome: Outcome<T, { readonly code: string }>): T {
  if (outcome.ok) return outcome.value;
  throw new ActFailed(outcome.refusal.code);
}

function assert(holds: boolean, code: string): void {
  if (!holds) throw new ActFailed(code);
}

export type Act = (stage: Stage) => Promise<number | undefined>;

const actorOf = (stage: Stage, part: Part): Actor => ({
  tenantId: stage.id,
  personId: stage.cast[part].id,
  activityId: stage.random.id(),
});

/** Whom the policy names, in the real directory: how many may approve. */
const people: Act = async ({ real, policy }) => {
  const approvers = await findHolders(real.directory, policy, 'approver');
  return approvers.length;
};

const clock: Act = async ({ real }) => {
  const seconds = await real.clockErrorSeconds();
  assert((seconds ?? 0) <= CLOCK_ERROR_AT_MOST_SECONDS, 'CLOCK_WRONG');
  return seconds;
};

const open: Act = async (stage) => {
  const { bridge } = await stage.open();
  for (const part of ['requester', 'first', 'second', 'owner', 'security'] as const) {
    await bridge.rememberPerson(actorOf(stage, part), { address: { rehearsal: part } });
  }
  return undefined;
};

const capture: Act = async (stage) => {
  const { provisioning } = await stage.open();
  const secret = stage.random.bytes(SEED_BYTES);
  stage.secret = secret;
  const seed = must(Seed.fromBytes(secret));
  const typedName = stage.cast.owner.displayName;
  const { ticket } = must(
    await provisioning.openCase(actorOf(stage, 'provisioner'), { typedName }),
  );
  const { inCase } = must(await provisioning.enter(ticket, () => true));
  must(
    await provisioning.capture(inCase, {
      seed,
      issuer: 'Rehearsal',
      accountName: stage.cast.owner.userPrincipalName,
      parameters: DEFAULT_PARAMETERS,
      looksLike: () => true,
      overruled: [],
    }),
  );
  seed.wipe();
  stage.token = await findItsToken(stage);
  const { code } = must(await provisioning.giveEnrolmentCode(inCase));
  assertOwnSum(stage, code.reveal());
  must(await provisioning.accept(inCase));
  return undefined;
};

async function findItsToken(stage: Stage): Promise<RehearsalTokenId> {
  const { rows } = await stage.store.list(stage.id, { ...ownedBy(stage.cast.owner.id), limit: 2 });
  const id = rows.length === 1 ? parseRehearsalTokenId(lastPart(rows[0]?.row ?? '')) : undefined;
  if (id === undefined) throw new ActFailed('NOT_ITS_OWN');
  return id;
}

/** It is one of the steps around now, and worked out from the seed without the bridge. */
function assertOwnSum({ real, secret }: Stage, code: string): void {
  const now = stepAt(real.clock.now(), DEFAULT_PARAMETERS.periodSeconds);
  const steps = Array.from(
    { length: 2 * STEPS_AROUND + 1 },
    (_none, at) => now - STEPS_AROUND + at,
  );
  const sums = steps.map((step) => ownSum(secret, step, DEFAULT_PARAMETERS));
  assert(sums.includes(code), 'CODE_WRONG');
}

const ask: Act = async (stage) => {
  const { bridge } = await stage.open();
  const typedName = stage.cast.owner.displayName;
  const typed = { typedName, reason: 'a rehearsal', byMail: false };
  const asked = must(await bridge.askForCode(actorOf(stage, 'requester'), typed));
  if (asked.kind === 'question') throw new ActFailed('ASKED_BACK');
  stage.request = asked.requestId;
  const early = must(await bridge.showCode(actorOf(stage, 'requester'), asked.requestId));
  assert(early.shown === undefined, 'SHOWN_UNAPPROVED');
  return undefined;
};

const approve: Act = async (stage) => {
  const { bridge } = await stage.open();
  const request = requestOf(stage);
  const own = must(
    await bridge.actOnRequest(actorOf(stage, 'first'), request, { kind: 'approve' }),
  );
  assert(own.refusal === undefined, own.refusal?.code ?? '');
  const { shown } = must(await bridge.showCode(actorOf(stage, 'requester'), request));
  assert(shown === undefined, 'SHOWN_HALF_APPROVED');
  const other = must(
    await bridge.actOnRequest(actorOf(stage, 'second'), request, { kind: 'approve' }),
  );
  assert(other.refusal === undefined, other.refusal?.code ?? '');
  return undefined;
};

function requestOf({ request }: Stage): RequestId {
  if (request === undefined) throw new ActFailed('NOTHING_ASKED');
  return request;
}

const show: Act = async (stage) => {
  const { bridge } = await stage.open();
  for (let tries = 0; tries < TRIES; tries += 1) {
    const { shown, refusal } = must(
      await bridge.showCode(actorOf(stage, 'requester'), requestOf(stage)),
    );
    if (shown !== undefined) {
      assertOwnSum(stage, shown.code.reveal());
      return secondsLeft(shown.worksUntil, stage);
    }
    if (refusal?.code !== 'NO_STEP_YET') throw new ActFailed(refusal?.code ?? 'NOT_SHOWN');
    await stage.real.waitUntil(refusal.at);
  }
  throw new ActFailed('NO_STEP_YET');
};

const secondsLeft = (until: Instant, { real }: Stage): number =>
  Math.round((until - real.clock.now()) / 1000);

const freeze: Act = async (stage) => {
  const { bridge } = await stage.open();
  const typedName = stage.cast.owner.displayName;
  const command = { typedName, reason: 'a rehearsal' };
  must(await bridge.freeze(actorOf(stage, 'security'), command));
  const { shown } = must(await bridge.showCode(actorOf(stage, 'requester'), requestOf(stage)));
  assert(shown === undefined, 'SHOWN_WHILE_FROZEN');
  return undefined;
};

const destroy: Act = async (stage) => {
  const { provisioning, outbox } = await stage.open();
  const id = stage.token;
  if (id === undefined) throw new ActFailed('NO_TOKEN');
  must(await provisioning.cancel(actorOf(stage, 'provisioner'), id));
  assert((await stage.store.get(stage.id, seedKeyRow(id))) === undefined, 'DATA_KEY_LEFT');
  await outbox.drain();
  const row = await stage.store.get(stage.id, tokenRow(id));
  if (row === undefined) throw new ActFailed('NO_TOKEN');
  const { seedReference } = readValue(tokenSchema, row);
  try {
    await stage.vault.get(seedReference);
  } catch (error) {
    if (error instanceof SeedNotFound) return undefined;
    throw error;
  }
  throw new ActFailed('SEED_LEFT');
};

export const ACTS = { people, clock, open, capture, ask, approve, show, freeze, destroy } as const;
export type ActName = keyof typeof ACTS | 'clear';
export const ACT_NAMES = [
  'people',
  'clock',
  'open',
  'capture',
  'ask',
  'approve',
  'show',
  'freeze',
  'destroy',
] as const satisfies readonly (keyof typeof ACTS)[];
