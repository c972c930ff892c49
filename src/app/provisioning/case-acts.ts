// What the page does with a captured token, step by step: accepted, refused, proved, started over, closed.
import { z } from 'zod';
import type { RequestId } from '../../domain/ids.js';
import { ok, refused, DONE } from '../../domain/outcome.js';
import type { Outcome } from '../../domain/outcome.js';
import type { ChangeRefusal } from '../../domain/tokens/stage-table.js';
import { isUnderWay } from '../../domain/tokens/token.js';
import type { Stage, Token } from '../../domain/tokens/token.js';
import { findTokens } from '../looking/find-token.js';
import type { Moment } from '../commit/moment.js';
import { NOTHING } from '../commit/plan.js';
import type { Writes } from '../commit/plan.js';
import { holdsRight } from '../looking/role-lookup.js';
import { caseSchema, toCaseSchema } from '../commit/rows/case-row.js';
import type { Case } from '../commit/rows/case-row.js';
import { caseRow, ledgerRow, openCaseRow, tokenRow } from '../commit/rows/names.js';
import { ledgerSchema, tokenSchema } from '../commit/rows/token-row.js';
import { readCase, viewCase } from './case-view.js';
import { runChange } from './change-token.js';
import type { TokenChange } from './change-token.js';
import type { InCase } from './in-case.js';
import type { ProvisioningNeeds } from './needs.js';
import { auditOf, joined, planChange } from './plan-token.js';
import type { TokenPlan } from './plan-token.js';
import type { CaseAnswer, NoCase, Provisioning } from './provisioning.js';
import { proveToken } from './prove-token.js';

export async function answerCase<R>(
  deps: ProvisioningNeeds,
  at: InCase,
  done: Outcome<null, R>,
): Promise<CaseAnswer<R | NoCase>> {
  if (!done.ok) return refused(done.refusal);
  return viewCase(deps, { ...at, person: at.actor.personId });
}

type Change = Omit<TokenChange, 'actor' | 'tokenId'>;

export async function changeInCase(
  deps: ProvisioningNeeds,
  at: InCase,
  what: Change,
): Promise<CaseAnswer<ChangeRefusal | NoCase>> {
  const token = (await readCase(deps, at.caseId))?.token;
  if (token === undefined) return refused({ code: 'NO_CASE' });
  const done = await runChange(deps, { ...what, actor: at.actor, tokenId: token.id });
  return answerCase(deps, at, done);
}

/** The wizard took the code: no more codes for it, and what this token replaces ends in the same commit. */
export function accept(deps: ProvisioningNeeds): Provisioning['accept'] {
  return async (at) => {
    const also = async (moment: Moment, plan: TokenPlan): Promise<TokenPlan> =>
      planReplacing(deps, moment, { at, plan });
    return changeInCase(deps, at, { move: { change: 'accept' }, also });
  };
}

/** The account has had it for long, and nobody is at a page: the case ends in the same commit. */
export async function acceptAndClose(
  deps: ProvisioningNeeds,
  at: InCase,
  facts: Change['facts'] & {},
): Promise<CaseAnswer<ChangeRefusal | NoCase>> {
  const also = async (moment: Moment, plan: TokenPlan): Promise<TokenPlan> => {
    const replacing = await planReplacing(deps, moment, { at, plan });
    return joined(replacing, await planClosing(moment, at));
  };
  return changeInCase(deps, at, { move: { change: 'accept' }, facts, also });
}

async function planReplacing(
  deps: ProvisioningNeeds,
  moment: Moment,
  { at, plan }: { readonly at: InCase; readonly plan: TokenPlan },
): Promise<TokenPlan> {
  let all = plan;
  for (const { id } of await findOthersUnderWay(deps, plan.token)) {
    const token = await moment.reading.get(tokenRow(id), tokenSchema);
    if (token === undefined) continue;
    const ended = await planChange(moment, {
      token,
      move: { change: 'replace', replacedBy: plan.token.id },
      by: at.actor.personId,
      facts: [{ action: 'token.replaced', replacedBy: plan.token.id }],
    });
    if (ended.ok) all = joined(all, ended.value);
  }
  return all;
}

async function findOthersUnderWay(
  deps: ProvisioningNeeds,
  { id, ownerId, issuer }: Token,
): Promise<readonly Token[]> {
  const tokens = await findTokens(deps, ownerId);
  return tokens.filter((one) => one.id !== id && one.issuer === issuer && isUnderWay(one));
}

/** Changes nothing but the record: the next code is asked for by itself. */
export function noteCodeRefused(deps: ProvisioningNeeds): Provisioning['noteCodeRefused'] {
  return async (at) => {
    const token = (await readCase(deps, at.caseId))?.token;
    if (token === undefined) return refused({ code: 'NO_CASE' });
    const { personId, activityId } = at.actor;
    if (!(await holdsRight(deps, personId, 'provisioner'))) {
      return refused({ code: 'NOT_A_PROVISIONER' });
    }
    await deps.transact({
      operation: [personId, 'code-refused', token.id, activityId],
      value: z.null(),
      plan: async ({ reading }) => {
        const ledger = await reading.getIfThere(ledgerRow(token), ledgerSchema);
        const given = ledger?.enrolment?.given ?? 0;
        const fact = { action: 'enrolment.refused-code', given } as const;
        return { audit: [auditOf(personId, token, fact)], outcome: DONE };
      },
    });
    return answerCase(deps, at, ok(null));
  };
}

const STARTED: readonly Stage[] = ['capturing', 'captured', 'cancelled'];

function mayCancel(found: Case, { stage }: Token, close: boolean): boolean {
  // A token that is burned once more is in use: it is cancelled by its own command alone.
  if (found.requestId !== undefined) return false;
  // Once the account has taken it, beginning again by mistake would leave a method that nobody has a code for.
  return close || STARTED.includes(stage);
}

export function startOver(deps: ProvisioningNeeds): Provisioning['startOver'] {
  return async (at, close) => {
    const { found, token } = (await readCase(deps, at.caseId)) ?? {};
    if (token !== undefined && found !== undefined && !mayCancel(found, token, close)) {
      return refused({ code: 'NOT_IN_THIS_STAGE', change: 'cancel', stage: token.stage });
    }
    if (token !== undefined && token.stage !== 'cancelled') {
      const move = { change: 'cancel' } as const;
      const done = await runChange(deps, { actor: at.actor, tokenId: token.id, move });
      if (!done.ok) return refused(done.refusal);
    }
    return endCase(deps, at, close);
  };
}

export function close(deps: ProvisioningNeeds): Provisioning['close'] {
  return async (at) => endCase(deps, at, true);
}

/** `closed`: the page is through; otherwise the case waits for another capture. */
async function endCase(
  deps: ProvisioningNeeds,
  at: InCase,
  closed: boolean,
): Promise<CaseAnswer<NoCase>> {
  const { personId, activityId } = at.actor;
  await deps.transact({
    operation: [personId, 'end-case', at.caseId, activityId],
    value: z.null(),
    plan: async (moment) =>
      closed ? { ...(await planClosing(moment, at)), outcome: DONE } : NOTHING,
  });
  return answerCase(deps, at, ok(null));
}

/** Nothing where it is closed already. */
async function planClosing(
  { reading }: Moment,
  { caseId, actor: { personId } }: InCase,
): Promise<Writes> {
  const found = await reading.getIfThere(caseRow(caseId), caseSchema);
  if (found === undefined || found.closed) return { audit: [] };
  const index = openCaseRow(found.openedBy, found.ownerId);
  const open = await reading.getIfThere(index, toCaseSchema);
  const ofToken = found.tokenId === null ? {} : { tokenId: found.tokenId };
  return {
    puts: [{ row: caseRow(found.id), value: { ...found, closed: true } }],
    deletes: open?.caseId === found.id ? [index] : [],
    audit: [{ actor: personId, ...ofToken, fact: { action: 'case.closed' } }],
  };
}

export function proveBurn(deps: ProvisioningNeeds): Provisioning['proveBurn'] {
  return async (at, typed) => {
    const { found, token } = (await readCase(deps, at.caseId)) ?? {};
    if (token === undefined) return refused({ code: 'NO_CASE' });
    const proof = {
      actor: at.actor,
      tokenId: token.id,
      change: 'burn',
      typed,
      ...(found?.requestId === undefined ? {} : { also: burnedUnder(deps, at, found.requestId) }),
    } as const;
    return answerCase(deps, at, await proveToken(deps, proof));
  };
}

/** A code typed from the token has proved the burn: that is how the request ends, in the same commit. */
function burnedUnder(
  { underRequest }: ProvisioningNeeds,
  { actor }: InCase,
  requestId: RequestId,
): (moment: Moment, plan: TokenPlan) => Promise<TokenPlan> {
  return async (moment, plan) =>
    joined(plan, await underRequest.planBurned(moment, actor, requestId));
}
