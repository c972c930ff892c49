// One try at proving a code, counted before any seed is read: however many come at once, ten are compared and no more. The tenth
// shuts it for a day, told to security people: whoever guesses holds up who has the token in the hand, and not for good.
import { z } from 'zod';
import { plusSeconds } from '../../domain/ids.js';
import type { Instant, PersonId, ReadId, TokenId } from '../../domain/ids.js';
import { InvariantBroken, ok, refused, DONE } from '../../domain/outcome.js';
import type { Outcome } from '../../domain/outcome.js';
import { parseTypedCode } from '../../domain/otp/typed-code.js';
import { WRONG_PROOFS_AT_MOST, WRONG_PROOFS_LOCK_SECONDS } from '../../domain/tokens/disclosing.js';
import { decideChange } from '../../domain/tokens/stage-table.js';
import type { Change } from '../../domain/tokens/stage-table.js';
import type { Token } from '../../domain/tokens/token.js';
import type { OutboxDraft } from '../commit/rows/outbox-row.js';
import type { Actor } from '../looking/who.js';
import { isFrozen } from '../looking/grounds.js';
import { SPREAD } from '../commit/rows/alarm-items.js';
import { time } from '../../domain/fields.js';
import { ledgerRow, tokenRow } from '../commit/rows/names.js';
import { ledgerSchema, tokenSchema } from '../commit/rows/token-row.js';
import type { Ledger } from '../commit/rows/token-row.js';
import type { Moment } from '../commit/moment.js';
import { NOTHING } from '../commit/plan.js';
import type { Plan, Writes } from '../commit/plan.js';
import { changeRefusal } from './change-token.js';
import type { ProvisioningNeeds } from './needs.js';
import { auditOf, refusalEntry } from './plan-token.js';
import type { ProofRefusal } from './provisioning.js';

type Trying = {
  readonly actor: Actor;
  readonly tokenId: Token['id'];
  readonly change: Change;
  readonly typed: string;
};
type TryRefusal = Exclude<
  ProofRefusal,
  { readonly code: 'VAULT_FAILED' | 'CODE_NOT_ITS_OWN' | 'CODE_GIVEN_OUT' }
>;
const tryRefusal: z.ZodType<TryRefusal> = z.union([
  changeRefusal,
  z.object({ code: z.literal('FROZEN') }),
  z.object({ code: z.literal('TOO_MANY_WRONG_CODES'), at: time }),
  z.object({ code: z.literal('CODE_MALFORMED'), digits: z.number() }),
]);

/** How many tries were taken with this one. Each call is a try: the same activity may bring another code. */
export async function takeProof(
  deps: ProvisioningNeeds,
  trying: Trying & { readonly read: ReadId },
): Promise<Outcome<number, TryRefusal>> {
  return deps.transact({
    operation: [trying.actor.personId, 'take-proof', trying.tokenId, deps.random.id()],
    value: z.number(),
    refusal: tryRefusal,
    plan: async (moment) => planTake(moment, trying),
  });
}

async function planTake(
  moment: Moment,
  trying: Trying & { readonly read: ReadId },
): Promise<Plan<number, TryRefusal>> {
  const { actor, tokenId, change } = trying;
  const by = actor.personId;
  const token = await moment.reading.getIfThere(tokenRow(tokenId), tokenSchema);
  if (token === undefined) return { audit: [], outcome: refused({ code: 'NO_CASE' }) };
  const ledger = await moment.reading.get(ledgerRow(token), ledgerSchema);
  if (ledger === undefined) throw new InvariantBroken('a token without its ledger row');
  const refusal = await refuseToTry(moment, { token, ledger }, trying);
  if (refusal !== undefined) {
    const about = { wanted: `prove-${change}`, refusal: refusal.code };
    const audit = refusal.code === 'FROZEN' ? [refusalEntry(by, tokenId, about)] : [];
    return { audit, outcome: refused(refusal) };
  }
  const tried = isCountedOut(ledger) ? 1 : ledger.wrongProofs + 1;
  const { proofsFrom, outbox } = lockedAfter(moment.now, { tokenId, by, tried });
  return {
    puts: [{ row: ledgerRow(token), value: { ...ledger, wrongProofs: tried, proofsFrom } }],
    audit: [{ ...auditOf(by, token, { action: 'token.proof-tried', tried }), read: trying.read }],
    outbox,
    outcome: ok(tried),
  };
}

/** By when the last try has been compared, and may have been right. */
const COMPARED_WITHIN_SECONDS = 15;

/** In the commit that takes the last try: a process that dies while it compares leaves nobody untold. */
function lockedAfter(
  now: Instant,
  {
    tokenId,
    by,
    tried,
  }: { readonly tokenId: TokenId; readonly by: PersonId; readonly tried: number },
): { readonly proofsFrom: Instant | null; readonly outbox: readonly OutboxDraft[] } {
  if (tried < WRONG_PROOFS_AT_MOST) return { proofsFrom: null, outbox: [] };
  const until = plusSeconds(now, WRONG_PROOFS_LOCK_SECONDS);
  const alarm = { topic: 'proofs-locked', tokenId, by, at: now, until } as const;
  const due = plusSeconds(now, COMPARED_WITHIN_SECONDS);
  return { proofsFrom: until, outbox: [SPREAD.draft(due, { alarm })] };
}

/** The lock of the last ones is over, or an older program kept no time of it. */
function isCountedOut({ wrongProofs }: Ledger): boolean {
  return wrongProofs >= WRONG_PROOFS_AT_MOST;
}

async function refuseToTry(
  { reading, roles, now }: Moment,
  { token, ledger }: { readonly token: Token; readonly ledger: Ledger },
  { actor, change, typed }: Trying,
): Promise<TryRefusal | undefined> {
  const isProvisioner = (await roles(actor.personId)).includes('provisioner');
  const allowed = decideChange(token, change, { id: actor.personId, isProvisioner });
  if (!allowed.ok) return allowed.refusal;
  if (await isFrozen(reading, token)) return { code: 'FROZEN' };
  const { proofsFrom } = ledger;
  if (proofsFrom !== null && now < proofsFrom)
    return { code: 'TOO_MANY_WRONG_CODES', at: proofsFrom };
  const { digits } = token.parameters;
  return parseTypedCode(typed, digits) === undefined
    ? { code: 'CODE_MALFORMED', digits }
    : undefined;
}

/** Puts the wrong code of a counted try on record. */
export async function noteWrongProof(
  deps: ProvisioningNeeds,
  { actor: { personId }, tokenId: id }: Trying,
  wrong: number,
): Promise<void> {
  await deps.transact({
    operation: [personId, 'wrong-proof', id, deps.random.id()],
    value: z.null(),
    plan: async () => ({
      audit: [auditOf(personId, { id }, { action: 'token.proof-wrong', wrong })],
      outcome: DONE,
    }),
  });
}

/** A right code ends the count of wrong ones. */
export async function planRightProof({ reading }: Moment, token: Token): Promise<Writes> {
  const ledger = await reading.get(ledgerRow(token), ledgerSchema);
  if (ledger === undefined) throw new InvariantBroken('a token without its ledger row');
  const value = { ...ledger, wrongProofs: 0, proofsFrom: null };
  return { puts: [{ row: ledgerRow(token), value }], audit: [] };
}

/** A safe that fails compares nothing, so it must not use the tries up. */
export async function giveProofBack(
  deps: ProvisioningNeeds,
  { actor: { personId: by }, tokenId, change }: Trying,
): Promise<void> {
  await deps.transact({
    operation: [by, 'proof-back', tokenId, deps.random.id()],
    value: z.null(),
    plan: async ({ reading }) => {
      const token = await reading.getIfThere(tokenRow(tokenId), tokenSchema);
      const ledger = token && (await reading.getIfThere(ledgerRow(token), ledgerSchema));
      if (token === undefined || ledger === undefined) return NOTHING;
      const wrongProofs = Math.max(0, ledger.wrongProofs - 1);
      const about = { wanted: `prove-${change}`, refusal: 'VAULT_FAILED' };
      return {
        puts: [{ row: ledgerRow(token), value: { ...ledger, wrongProofs, proofsFrom: null } }],
        audit: [refusalEntry(by, tokenId, about)],
        outcome: DONE,
      };
    },
  });
}
