// One change of one token's stage as one plan: the decision, the seed's end where that is what it means, the audit, and
// who must be told.
import type { AuditActor } from '../../domain/audit/entry.js';
import { readIdOfPress } from '../../domain/audit/read-id.js';
import type { PersonId } from '../../domain/ids.js';
import { InvariantBroken, ok, refused } from '../../domain/outcome.js';
import type { Outcome } from '../../domain/outcome.js';
import type { TokenFact } from '../../domain/tokens/fact.js';
import { letGo, makeMove } from '../../domain/tokens/make-move.js';
import type { Making, Move } from '../../domain/tokens/make-move.js';
import { decideChange } from '../../domain/tokens/stage-table.js';
import type { ChangeActor, ChangeRefusal } from '../../domain/tokens/stage-table.js';
import { seedKeptUntil } from '../../domain/tokens/token.js';
import type { Kept, Token } from '../../domain/tokens/token.js';
import type { RowName } from '../../ports/store.js';
import type { Put, Reading } from '../commit/reading.js';
import type { Moment } from '../commit/moment.js';
import type { Entry, Writes } from '../commit/plan.js';
import { seedKeyRow, seedPrintRow, underWayRow } from '../commit/rows/names.js';
import { seedKeySchema, toTokenSchema, putToken } from '../commit/rows/token-row.js';
import type { OutboxDraft } from '../commit/rows/outbox-row.js';
import type { InCase } from './in-case.js';
import { planSerialRow } from './serial-numbers.js';
import { DESTROY_SEED, TOKEN_OVER, TOKEN_TIME } from '../commit/rows/items.js';

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
  readonly move: Move;
  readonly by: AuditActor;
  readonly facts?: readonly TokenFact[];
};

export async function planChange(
  moment: Moment,
  given: ChangeGiven,
): Promise<Outcome<TokenPlan, ChangeRefusal>> {
  const { token, move, by } = given;
  const { change } = move;
  const decided = decideChange(token, change, await readActor(moment, given));
  if (!decided.ok) return refused(decided.refusal);
  const moved = makeMove(token, move, makingOf(moment, by));
  if (moved?.stage !== decided.value) throw new InvariantBroken(`no way to ${decided.value}`);
  const fact: TokenFact = { action: 'token.changed', change, from: token.stage, to: moved.stage };
  const audit = [fact, ...(given.facts ?? [])].map((one) => auditOf(by, token, one));
  const serial = await planSerialRow(moment.reading, token, moved);
  const { deletes } = serial;
  const puts = [putToken(moved), ...serial.puts];
  const plan = { token: moved, puts, deletes, audit, outbox: [] };
  return ok(await addSeedsEnd(moment, by, { before: token, plan }));
}

function makingOf({ now, policy }: Moment, by: AuditActor): Making {
  const deed = { by, at: now };
  return policy.keepSeedDays > 0 ? { deed, keptUntil: seedKeptUntil(now, policy) } : { deed };
}

async function readActor(
  { roles, policy }: Moment,
  { by, move, token }: ChangeGiven,
): Promise<ChangeActor> {
  if (by === 'bridge') return 'bridge';
  // Stopping what is one's own is up to no role, and waits for no directory.
  if (move.change === 'compromise' && by === token.ownerId) return { id: by, isProvisioner: false };
  const held = await roles(by);
  const isProvisioner = held.includes('provisioner');
  const isSecurity = held.includes('security');
  return { id: by, isProvisioner, isSecurity, samePerson: policy.samePerson };
}

/** What it means for the seed: destroyed, or kept for a while behind the delivery. */
async function addSeedsEnd(
  moment: Moment,
  by: AuditActor,
  { before, plan }: { readonly before: Token; readonly plan: TokenPlan },
): Promise<TokenPlan> {
  const { token } = plan;
  if (token.destroyed !== undefined && before.destroyed === undefined) {
    return joined(plan, await planSeedsEnd(moment, by, token));
  }
  if (token.keptUntil === undefined || before.keptUntil !== undefined) return plan;
  const { keptUntil: until, id: tokenId } = token;
  return joined(plan, {
    audit: [auditOf(by, token, { action: 'seed.kept-on', until })],
    // Codes of it are asked for no more.
    outbox: [TOKEN_TIME.draft(until, { tokenId }), TOKEN_OVER.draft(moment.now, { tokenId })],
  });
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

/** A seed that was kept behind the delivery ends. */
export async function planLettingGo(
  moment: Moment,
  by: AuditActor,
  token: Kept,
): Promise<TokenPlan> {
  const gone = letGo(token, { by, at: moment.now });
  const plan = { token: gone, puts: [putToken(gone)], deletes: [], audit: [], outbox: [] };
  return joined(plan, await planSeedsEnd(moment, by, gone));
}

/**
 * Deletes the data key: at once and for good nobody can read the seed. The vault's sealed remains go through the outbox,
 * and the account owner is told when it is known how long they stay.
 */
async function planSeedsEnd(
  { reading, now }: Moment,
  by: AuditActor,
  token: Token,
): Promise<Writes> {
  const key = await reading.getIfThere(seedKeyRow(token.id), seedKeySchema);
  const deletes = key === undefined ? [] : [seedKeyRow(token.id)];
  const { id: tokenId, seedReference: reference } = token;
  return {
    deletes: [...deletes, ...(await readIndexRows(reading, token))],
    audit: [auditOf(by, token, { action: 'seed.destroyed' })],
    outbox: [DESTROY_SEED.draft(now, { tokenId, reference }), TOKEN_OVER.draft(now, { tokenId })],
  };
}

async function readIndexRows(reading: Reading, token: Token): Promise<readonly RowName[]> {
  const rows: RowName[] = [];
  const way = underWayRow(token.capturedAt, token.id);
  if (await reading.isThere(way)) rows.push(way);
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

/** With the reading of the seed that it lets happen. */
export function withRead(entry: Entry, { actor }: InCase, what: string): Entry {
  if (entry.tokenId === undefined) return entry;
  return { ...entry, read: readIdOfPress(what, entry.tokenId, actor.activityId) };
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
