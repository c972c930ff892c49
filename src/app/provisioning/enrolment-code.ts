// The code for the account owner's wizard (DESIGN §3.2): the current one, or, where that is nearly over, the next with its time. The step is in the ledger before the code is computed;
// the same step again is the same code, and does not count.
import { defined } from '../../domain/defined.js';
import { z } from 'zod';
import type { Instant, PersonId, Step } from '../../domain/ids.js';
import { step as asStep } from '../../domain/ids.js';
import { InvariantBroken, ok, refused } from '../../domain/outcome.js';
import { computeCode } from '../../domain/otp/code.js';
import { stepStart } from '../../domain/otp/steps.js';
import { decideEnrolmentCode, enrolmentStep } from '../../domain/tokens/disclosing.js';
import type { DisclosureRefusal } from '../../domain/tokens/disclosing.js';
import type { Token } from '../../domain/tokens/token.js';
import { isFrozen } from '../looking/grounds.js';
import type { Moment } from '../commit/moment.js';
import type { Plan } from '../commit/plan.js';
import { stepNumber } from '../../domain/fields.js';
import { givenRow, ledgerRow, tokenRow } from '../commit/rows/names.js';
import { ledgerSchema, tokenSchema } from '../commit/rows/token-row.js';
import type { Ledger } from '../commit/rows/token-row.js';
import { enrolmentOf, isCaseClosed, readCase } from './case-view.js';
import type { InCase } from './in-case.js';
import type { ProvisioningNeeds } from './needs.js';
import { auditOf, refusalEntry, withRead } from './plan-token.js';
import type { Provisioning } from './provisioning.js';

export function giveEnrolmentCode(deps: ProvisioningNeeds): Provisioning['giveEnrolmentCode'] {
  return async (at) => {
    const { found, token } = (await readCase(deps, at.caseId)) ?? {};
    if (token === undefined || found?.closed !== false) return refused({ code: 'NO_CASE' });
    const { parameters } = token;
    const given = await deps.discloseFreely(at, {
      token,
      what: WHAT,
      value: z.object({ step: stepNumber }),
      plan: async (moment) => planCode(moment, at, token),
      make: (seed, { step }) => computeCode({ seed, step, parameters }),
    });
    if (!given.ok) return given;
    const { allowed, shown } = given.value;
    return ok({ code: shown, ...timesOf(allowed.step, token) });
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

const WHAT = 'enrolment-code';
type Given = { readonly step: Step };

async function planCode(
  { reading, now, policy, roles, logRefusal }: Moment,
  at: InCase,
  seen: Token,
): Promise<Plan<Given, DisclosureRefusal>> {
  const token = await reading.get(tokenRow(seen.id), tokenSchema);
  const ledger = token && (await reading.get(ledgerRow(token), ledgerSchema));
  if (token === undefined || ledger === undefined) {
    throw new InvariantBroken('a token without its ledger row');
  }
  const by = at.actor.personId;
  // Closed in another tab while this was on its way.
  if (await isCaseClosed(reading, at.caseId))
    return noCode(at, token, { code: 'NO_CODES_NOW', stage: token.stage });
  const { periodSeconds } = token.parameters;
  const { minimumUsableSeconds } = policy;
  const step = enrolmentStep(now, { periodSeconds, minimumUsableSeconds });
  const decided = decideEnrolmentCode(token, {
    now,
    by,
    isProvisioner: (await roles(by)).includes('provisioner'),
    frozen: await isFrozen(reading, token),
    ...defined({ logRefusal }),
    ownerKnown: await roles.isKnown(token.ownerId),
    enrolment: enrolmentOf(token, ledger),
    step,
    lastGiven: ledger.lastStep,
  });
  if (decided.ok) {
    const planned = planGiving(by, { token, ledger }, { step, isNew: decided.value === 'new' });
    return { ...planned, audit: planned.audit.map((entry) => withRead(entry, at, WHAT)) };
  }
  return noCode(at, token, decided.refusal);
}

function noCode(
  { actor }: InCase,
  token: Token,
  refusal: DisclosureRefusal,
): Plan<Given, DisclosureRefusal> {
  const about = { wanted: WHAT, refusal: refusal.code };
  return { audit: [refusalEntry(actor.personId, token.id, about)], outcome: refused(refusal) };
}

function planGiving(
  by: PersonId,
  { token, ledger }: { readonly token: Token; readonly ledger: Ledger },
  { step, isNew }: { readonly step: Step; readonly isNew: boolean },
): Plan<Given> {
  const before = enrolmentOf(token, ledger);
  const codes = before.given + (isNew ? 1 : 0);
  const audit = [auditOf(by, token, { action: 'enrolment.code', step, given: codes })];
  const outcome = ok({ step });
  if (!isNew) return { audit, outcome };
  const enrolment = { ...before, given: codes, last: { step, tokenId: token.id } };
  return {
    puts: [
      { row: ledgerRow(token), value: { ...ledger, lastStep: step, enrolment } },
      { row: givenRow(token, step), value: { tokenId: token.id } },
    ],
    audit,
    outcome,
  };
}
