// The current code for the account owner's wizard (DESIGN §3.2). The step is in the ledger before the code is computed;
// the same step again is the same code, and does not count.
import { z } from 'zod';
import type { Instant, Step } from '../../domain/ids.js';
import { step as asStep } from '../../domain/ids.js';
import { InvariantBroken, ok, refused } from '../../domain/outcome.js';
import { stepAt, stepStart } from '../../domain/otp/steps.js';
import { decideEnrolmentCode } from '../../domain/tokens/disclosing.js';
import type { DisclosureRefusal } from '../../domain/tokens/disclosing.js';
import { STAGES } from '../../domain/tokens/token.js';
import type { Token } from '../../domain/tokens/token.js';
import { decideOnce } from '../looking/decide-once.js';
import { isFrozen } from '../looking/frozen.js';
import { readCode } from '../looking/read-code.js';
import type { Reading } from '../commit/reading.js';
import { holdsRight, isKnown } from '../looking/role-lookup.js';
import { stepNumber, time } from '../commit/rows/fields.js';
import { givenRow, ledgerRow, tokenRow } from '../commit/rows/names.js';
import { ledgerSchema, tokenSchema } from '../commit/rows/schemas.js';
import type { Ledger } from '../commit/rows/schemas.js';
import type { Plan } from '../commit/transact.js';
import { readCase } from './case-view.js';
import { lateRefusal } from './late-refusal.js';
import type { InCase } from './in-case.js';
import type { ProvisioningNeeds } from './needs.js';
import { auditOf, refusalEntry } from './plan-token.js';
import type { Provisioning } from './provisioning.js';
import { unlessVaultFails } from './vault-refusal.js';

const stage = z.enum(STAGES);
export const disclosureRefusal: z.ZodType<DisclosureRefusal> = z.discriminatedUnion('code', [
  z.object({ code: z.literal('FROZEN') }),
  z.object({ code: z.literal('NOT_A_PROVISIONER') }),
  z.object({ code: z.literal('NOT_THE_CAPTOR') }),
  z.object({ code: z.literal('OWNER_UNKNOWN') }),
  z.object({ code: z.literal('NO_CODES_NOW'), stage }),
  z.object({ code: z.literal('CODES_USED_UP'), most: z.number() }),
  z.object({ code: z.literal('ENROLMENT_OVER'), since: time }),
  z.object({ code: z.literal('NO_NEW_STEP'), at: time }),
  z.object({ code: z.literal('APPROVAL_NEEDED') }),
  z.object({ code: z.literal('NO_SEED_QR_NOW'), stage }),
]);

type Set = { readonly step: Step | null; readonly refusal: DisclosureRefusal | null };
const setSchema: z.ZodType<Set> = z.object({
  step: stepNumber.nullable(),
  refusal: disclosureRefusal.nullable(),
});

export function enrolmentCode(deps: ProvisioningNeeds): Provisioning['enrolmentCode'] {
  const computing = readCode(deps.lend);
  return async (at) => {
    const read = await readCase(deps, at.caseId);
    if (read?.token === undefined) return refused({ code: 'NO_CASE' });
    const { token } = read;
    const plan = async (reading: Reading): Promise<Plan<Set>> =>
      planCode(deps, reading, { at, token });
    const { personId, activityId } = at.actor;
    const set = await decideOnce(deps, {
      person: personId,
      operation: [personId, 'enrolment-code', token.id, activityId],
      outcome: setSchema,
      plan,
    });
    if (set.refusal !== null) return refused(set.refusal);
    if (set.step === null) return refused({ code: 'NO_CASE' });
    const code = await unlessVaultFails(computing(token, set.step));
    if (!code.ok) return code;
    const late = await lateRefusal(deps, plan);
    return late === undefined
      ? ok({ code: code.value, ...timesOf(set.step, token) })
      : refused(late);
  };
}

/** For registering, the step's own time alone is spoken of. */
function timesOf(
  step: Step,
  { parameters }: Token,
): { readonly from: Instant; readonly until: Instant } {
  const { periodSeconds } = parameters;
  return {
    from: stepStart(step, periodSeconds),
    until: stepStart(asStep(step + 1), periodSeconds),
  };
}

type About = { readonly at: InCase; readonly token: Token };

async function planCode(
  deps: ProvisioningNeeds,
  reading: Reading,
  { at, token: seen }: About,
): Promise<Plan<Set>> {
  const token = await reading.get(tokenRow(seen.id), tokenSchema);
  const ledger = await reading.get(ledgerRow(seen.seedReference), ledgerSchema);
  if (token === undefined || ledger === undefined) {
    throw new InvariantBroken('a token without its ledger row');
  }
  const policy = deps.policy();
  const now = deps.clock.now();
  const by = at.actor.personId;
  const step = stepAt(now, token.parameters.periodSeconds);
  const decided = decideEnrolmentCode(token, {
    now,
    by,
    isProvisioner: await holdsRight(deps, by, 'provisioner'),
    frozen: await isFrozen(reading, token),
    ownerKnown: await isKnown(deps, token.ownerId),
    step,
    lastGiven: ledger.lastStep,
    nextAt: timesOf(step, token).until,
  });
  const given = { by, now, policy };
  if (decided.ok)
    return planGiving(given, { token, ledger }, { step, isNew: decided.value === 'new' });
  const about = { wanted: 'enrolment-code', refusal: decided.refusal.code };
  return {
    audit: [refusalEntry(given, token.id, about)],
    outcome: { step: null, refusal: decided.refusal },
  };
}

function planGiving(
  given: Parameters<typeof auditOf>[0],
  { token, ledger }: { readonly token: Token; readonly ledger: Ledger },
  { step, isNew }: { readonly step: Step; readonly isNew: boolean },
): Plan<Set> {
  const codes = (token.enrolment?.given ?? 0) + (isNew ? 1 : 0);
  const audit = [auditOf(given, token, { action: 'enrolment.code', step, given: codes })];
  const outcome = { step, refusal: null };
  if (!isNew) return { audit, outcome };
  const enrolment = { given: codes, lastStep: step };
  return {
    puts: [
      { row: tokenRow(token.id), value: { ...token, enrolment } },
      { row: ledgerRow(token.seedReference), value: { ...ledger, lastStep: step } },
      { row: givenRow(token.seedReference, step), value: { tokenId: token.id } },
    ],
    audit,
    outcome,
  };
}
