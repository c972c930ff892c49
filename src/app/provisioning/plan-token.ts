// One change of one token's stage as one plan: the decision, the seed's end where that is what it means, the audit, and
// who must be told.
import type { AuditActor } from '../../domain/audit/entry.js';
import type { PersonId } from '../../domain/ids.js';
import { ok, refused } from '../../domain/outcome.js';
import type { Outcome } from '../../domain/outcome.js';
import type { TokenFact } from '../../domain/tokens/fact.js';
import { decideChange } from '../../domain/tokens/stage-table.js';
import type { Change, ChangeActor, ChangeRefusal } from '../../domain/tokens/stage-table.js';
import { seedKeptUntil } from '../../domain/tokens/token.js';
import type { Stage, Token } from '../../domain/tokens/token.js';
import type { RowName } from '../../ports/store.js';
import type { Put, Reading } from '../commit/reading.js';
import type { Moment } from '../commit/moment.js';
import type { Entry, Writes } from '../commit/plan.js';
import { seedKeyRow, seedPrintRow, tokenRow, underWayRow } from '../commit/rows/names.js';
import { anyRow, seedKeySchema, toTokenSchema } from '../commit/rows/schemas.js';
import type { OutboxDraft } from '../commit/rows/outbox-row.js';
import { DESTROY_SEED, TOKEN_TIME } from '../commit/rows/token-items.js';

/** Everything of a plan but its outcome. */
export type TokenPlan = {
  readonly token: Token;
  readonly puts: readonly Put[];
  readonly deletes: readonly RowName[];
  readonly audit: readonly Entry[];
  readonly outbox: readonly OutboxDraft[];
};

export type ChangeGiven = {
  readonly token: Token;
  readonly change: Change;
  readonly by: AuditActor;
  /** What else becomes true of the token with it. */
  readonly patch?: Partial<Token>;
  readonly facts?: readonly TokenFact[];
};

export async function planChange(
  moment: Moment,
  given: ChangeGiven,
): Promise<Outcome<TokenPlan, ChangeRefusal>> {
  const { token, change, by } = given;
  const { now } = moment;
  const decided = decideChange(token, change, await actorOf(moment, given));
  if (!decided.ok) return refused(decided.refusal);
  const to = decided.value;
  const changed: Token = {
    ...token,
    ...given.patch,
    stage: to,
    ...(to === token.stage ? {} : { since: { by, at: now } }),
  };
  const fact: TokenFact = { action: 'token.changed', change, from: token.stage, to };
  const audit = [fact, ...(given.facts ?? [])].map((one) => auditOf(by, token, one));
  const plan = { token: changed, puts: [], deletes: [], audit, outbox: [] };
  return ok(to === token.stage ? withToken(plan) : await ended(moment, by, plan));
}

async function actorOf(
  { roles, policy }: Moment,
  { by, change, token }: ChangeGiven,
): Promise<ChangeActor> {
  if (by === 'bridge') return 'bridge';
  // Stopping what is one's own is up to no role, and waits for no directory.
  if (change === 'compromise' && by === token.ownerId) return { id: by, isProvisioner: false };
  const held = await roles(by);
  const isProvisioner = held.includes('provisioner');
  const isSecurity = held.includes('security');
  return { id: by, isProvisioner, isSecurity, samePerson: policy.samePerson };
}

const ENDS: readonly Stage[] = ['lost', 'cancelled', 'replaced', 'compromised'];

/** What the end of the way means for the seed. */
async function ended(moment: Moment, by: AuditActor, plan: TokenPlan): Promise<TokenPlan> {
  const { stage } = plan.token;
  const kept = stage === 'delivered' && moment.policy.keepSeedDays > 0;
  if (kept) return withToken(keepOn(moment, by, plan));
  const over = stage === 'delivered' || ENDS.includes(stage);
  return withToken(over ? await planDestroy(moment, by, plan) : plan);
}

/** Both in one commit; the token is the first one's. */
export function joined(
  plan: TokenPlan,
  { puts = [], deletes = [], audit, outbox = [] }: Writes,
): TokenPlan {
  return {
    token: plan.token,
    puts: [...plan.puts, ...puts],
    deletes: [...plan.deletes, ...deletes],
    audit: [...plan.audit, ...audit],
    outbox: [...plan.outbox, ...outbox],
  };
}

function withToken(plan: TokenPlan): TokenPlan {
  return { ...plan, puts: [...plan.puts, { row: tokenRow(plan.token.id), value: plan.token }] };
}

function keepOn({ now, policy }: Moment, by: AuditActor, plan: TokenPlan): TokenPlan {
  const until = seedKeptUntil(now, policy);
  const { token } = plan;
  return {
    ...plan,
    token: { ...token, keptUntil: until },
    audit: [...plan.audit, auditOf(by, token, { action: 'seed.kept-on', until })],
    outbox: [...plan.outbox, TOKEN_TIME.draft(until, { tokenId: token.id })],
  };
}

/**
 * Deletes the data key: at once and for good nobody can read the seed. The vault's sealed remains go through the outbox,
 * and the account owner is told when it is known how long they stay.
 */
export async function planDestroy(
  { reading, now }: Moment,
  by: AuditActor,
  plan: TokenPlan,
): Promise<TokenPlan> {
  const { token } = plan;
  if (token.destroyed !== undefined) return plan;
  const key = await reading.getIfThere(seedKeyRow(token.id), seedKeySchema);
  const deletes = key === undefined ? [] : [seedKeyRow(token.id)];
  const destroyed = { by, at: now };
  return {
    ...plan,
    token: { ...token, destroyed },
    deletes: [...plan.deletes, ...deletes, ...(await indexRows(reading, token))],
    audit: [...plan.audit, auditOf(by, token, { action: 'seed.destroyed' })],
    outbox: [
      ...plan.outbox,
      DESTROY_SEED.draft(now, { tokenId: token.id, reference: token.seedReference }),
    ],
  };
}

async function indexRows(reading: Reading, token: Token): Promise<readonly RowName[]> {
  const rows: RowName[] = [];
  const way = underWayRow(token.capturedAt, token.id);
  if ((await reading.getIfThere(way, anyRow)) !== undefined) rows.push(way);
  if (token.fingerprint !== undefined) {
    const row = seedPrintRow(token.fingerprint);
    const print = await reading.getIfThere(row, toTokenSchema);
    if (print?.tokenId === token.id) rows.push(row);
  }
  return rows;
}

export function auditOf(actor: AuditActor, token: Pick<Token, 'id'>, fact: TokenFact): Entry {
  return { actor, tokenId: token.id, fact };
}

/** Somebody wanted something and was refused: on record like everything else that was wanted of a seed. */
export function refusalEntry(
  actor: PersonId,
  tokenId: Token['id'] | undefined,
  about: { readonly wanted: string; readonly refusal: string },
): Entry {
  const fact = { action: 'token.refused', ...about } as const;
  return tokenId === undefined ? { actor, fact } : { actor, tokenId, fact };
}
