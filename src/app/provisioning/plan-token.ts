// One change of one token's stage as one plan: the decision, the seed's end where that is what it means, the audit, and
// who must be told.
import type { AuditActor, AuditDraft } from '../../domain/audit/entry.js';
import type { Instant, PersonId } from '../../domain/ids.js';
import { ok, refused } from '../../domain/outcome.js';
import type { Outcome } from '../../domain/outcome.js';
import type { Policy } from '../../domain/policy/policy.js';
import type { TokenFact } from '../../domain/tokens/fact.js';
import { decideChange } from '../../domain/tokens/stage-table.js';
import type { Change, ChangeActor, ChangeRefusal } from '../../domain/tokens/stage-table.js';
import { seedKeptUntil } from '../../domain/tokens/token.js';
import type { Stage, Token } from '../../domain/tokens/token.js';
import type { RowName } from '../../ports/store.js';
import type { Put, Reading } from '../commit/reading.js';
import type { RoleLookup } from '../looking/role-lookup.js';
import { seedKeyRow, seedPrintRow, tokenRow, underWayRow } from '../commit/rows/names.js';
import type { Plan } from '../commit/transact.js';
import { anyRow, seedKeySchema, toTokenSchema } from '../commit/rows/schemas.js';
import type { OutboxDraft } from '../commit/rows/outbox-row.js';
import { DESTROY_SEED, TOKEN_TIME } from '../commit/rows/token-items.js';

/** Everything of a plan but its outcome. */
export type TokenPlan = {
  readonly token: Token;
  readonly puts: readonly Put[];
  readonly deletes: readonly RowName[];
  readonly audit: readonly AuditDraft[];
  readonly outbox: readonly OutboxDraft[];
};

export type ChangeGiven = {
  readonly token: Token;
  readonly change: Change;
  readonly by: AuditActor;
  readonly roles: RoleLookup;
  readonly policy: Policy;
  readonly now: Instant;
  /** What else becomes true of the token with it. */
  readonly patch?: Partial<Token>;
  readonly facts?: readonly TokenFact[];
};

export async function planChange(
  reading: Reading,
  given: ChangeGiven,
): Promise<Outcome<TokenPlan, ChangeRefusal>> {
  const { token, change, by, now } = given;
  const decided = decideChange(token, change, await actorOf(given));
  if (!decided.ok) return refused(decided.refusal);
  const to = decided.value;
  const changed: Token = {
    ...token,
    ...given.patch,
    stage: to,
    ...(to === token.stage ? {} : { since: { by, at: now } }),
  };
  const fact: TokenFact = { action: 'token.changed', change, from: token.stage, to };
  const audit = [fact, ...(given.facts ?? [])].map((one) => auditOf(given, token, one));
  const plan = { token: changed, puts: [], deletes: [], audit, outbox: [] };
  return ok(to === token.stage ? withToken(plan) : await ended(reading, given, plan));
}

async function actorOf({ by, roles, policy }: ChangeGiven): Promise<ChangeActor> {
  if (by === 'bridge') return 'bridge';
  const { samePerson } = policy;
  return { id: by, isProvisioner: (await roles(by)).includes('provisioner'), samePerson };
}

const ENDS: readonly Stage[] = ['lost', 'cancelled', 'replaced'];

/** What the end of the way means for the seed. */
async function ended(reading: Reading, given: ChangeGiven, plan: TokenPlan): Promise<TokenPlan> {
  const { stage } = plan.token;
  const kept = stage === 'delivered' && given.policy.keepSeedDays > 0;
  if (kept) return withToken(keepOn(given, plan));
  const over = stage === 'delivered' || ENDS.includes(stage);
  return withToken(over ? await planDestroy(reading, given, plan) : plan);
}

/** Both in one commit; the token is the first one's. */
export function joined(
  plan: TokenPlan,
  { puts = [], deletes = [], audit, outbox = [] }: Omit<Plan<null>, 'outcome'>,
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

function keepOn(given: ChangeGiven, plan: TokenPlan): TokenPlan {
  const until = seedKeptUntil(given.now, given.policy);
  const { token } = plan;
  return {
    ...plan,
    token: { ...token, keptUntil: until },
    audit: [...plan.audit, auditOf(given, token, { action: 'seed.kept-on', until })],
    outbox: [...plan.outbox, TOKEN_TIME.draft(until, { tokenId: token.id })],
  };
}

type Ending = Pick<ChangeGiven, 'by' | 'now' | 'policy'>;

/**
 * Deletes the data key: at once and for good nobody can read the seed. The vault's sealed remains go through the outbox,
 * and the account owner is told when it is known how long they stay.
 */
export async function planDestroy(
  reading: Reading,
  given: Ending,
  plan: TokenPlan,
): Promise<TokenPlan> {
  const { token } = plan;
  if (token.destroyed !== undefined) return plan;
  const key = await reading.getIfThere(seedKeyRow(token.id), seedKeySchema);
  const deletes = key === undefined ? [] : [seedKeyRow(token.id)];
  const destroyed = { by: given.by, at: given.now };
  return {
    ...plan,
    token: { ...token, destroyed },
    deletes: [...plan.deletes, ...deletes, ...(await indexRows(reading, token))],
    audit: [...plan.audit, auditOf(given, token, { action: 'seed.destroyed' })],
    outbox: [
      ...plan.outbox,
      DESTROY_SEED.draft(given.now, { tokenId: token.id, reference: token.seedReference }),
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

export function auditOf(
  { by, now, policy }: Ending,
  token: Pick<Token, 'id'>,
  fact: TokenFact,
): AuditDraft {
  return { at: now, actor: by, tokenId: token.id, policy: policy.version, fact };
}

/** Somebody wanted something and was refused: on record like everything else that was wanted of a seed. */
export function refusalEntry(
  given: Ending & { readonly by: PersonId },
  tokenId: Token['id'] | undefined,
  about: { readonly wanted: string; readonly refusal: string },
): AuditDraft {
  const { by, now, policy } = given;
  return {
    at: now,
    actor: by,
    ...(tokenId === undefined ? {} : { tokenId }),
    policy: policy.version,
    fact: { action: 'token.refused', ...about },
  };
}
