// A case as the page and the cards see it: where it stands, and what this person may do in it now.
import { defined } from '../../domain/defined.js';
import type { CaseId, PersonId, RequestId } from '../../domain/ids.js';
import { ok, refused } from '../../domain/outcome.js';
import type { Outcome } from '../../domain/outcome.js';
import {
  codesUntil,
  ENROLMENT_CODES_AT_MOST,
  seedQrUntil,
  whyNoSeedQr,
} from '../../domain/tokens/disclosing.js';
import { CHANGES, decideChange } from '../../domain/tokens/stage-table.js';
import { isConfirmed } from '../../domain/tokens/token.js';
import type { EnrolmentCodes, Token } from '../../domain/tokens/token.js';
import { mentionOr } from '../looking/find-person.js';
import { NAMELESS } from '../looking/named-person.js';
import { findToken } from '../looking/find-token.js';
import { isFrozen } from '../looking/grounds.js';
import { Reading, readValue } from '../commit/reading.js';
import { holdsRight } from '../looking/role-lookup.js';
import { caseSchema } from '../commit/rows/case-row.js';
import type { Case } from '../commit/rows/case-row.js';
import { caseRow, ledgerRow } from '../commit/rows/names.js';
import { ledgerSchema, NEW_LEDGER } from '../commit/rows/token-row.js';
import type { Ledger } from '../commit/rows/token-row.js';
import type { ProvisioningNeeds } from './needs.js';
import type { ViewRefusal } from './provisioning.js';
import type { CaseView, TokenView } from './views.js';

export async function readCase(
  { store, tenantId }: Pick<ProvisioningNeeds, 'store' | 'tenantId'>,
  id: CaseId,
): Promise<{ readonly found: Case; readonly token?: Token } | undefined> {
  const row = await store.get(tenantId, caseRow(id));
  if (row === undefined) return undefined;
  const found = readValue(caseSchema, row);
  if (found.tokenId === null) return { found };
  const token = await findToken({ store, tenantId }, found.tokenId);
  return token === undefined ? { found } : { found, token };
}

/** In the decision's own commit: a closing at the same moment makes it fail. */
export async function isCaseClosed(reading: Reading, id: CaseId): Promise<boolean> {
  return (await reading.get(caseRow(id), caseSchema))?.closed !== false;
}

export type Viewer = {
  readonly person: PersonId;
  readonly caseId: CaseId;
  /** Digest of the session that looks. */
  readonly session: string;
};

/** Whoever has lost the role since the page was opened sees nothing of the case. */
export async function viewCase(
  deps: ProvisioningNeeds,
  { person, caseId, session }: Viewer,
): Promise<Outcome<CaseView, ViewRefusal>> {
  if (!(await holdsRight(deps, person, 'provisioner'))) {
    return refused({ code: 'NOT_A_PROVISIONER' });
  }
  const read = await readCase(deps, caseId);
  if (read === undefined) return refused({ code: 'NO_CASE' });
  const { found, token } = read;
  const owner = await deps.directory.person(found.ownerId);
  const common = {
    caseId,
    purpose: found.requestId === undefined ? ('set-up' as const) : ('re-burn' as const),
    owner: mentionOr(NAMELESS, owner),
    closed: found.closed,
    toolset: deps.policy().toolsetForProvisioners,
    now: deps.clock.now(),
  };
  if (token === undefined) return ok({ ...common, token: null });
  const asking = {
    by: person,
    isProvisioner: true,
    // Asked when it is shown.
    ownerKnown: true,
    frozen: await isFrozen(new Reading(deps.store, deps.tenantId), token),
    now: common.now,
    session,
  };
  const { requestId } = found;
  const freely = whyNoSeedQr(token, asking) === undefined ? seedQrUntil(token) : undefined;
  const shown =
    requestId === undefined
      ? defined({ seedQrUntil: freely })
      : await readUnderRequest(deps, person, requestId);
  const enrolment = enrolmentOf(token, await readLedger(deps, token));
  const view = tokenView(token, { ...asking, enrolment }, deps.policy().twoProvisioners);
  return ok({ ...common, token: { ...view, ...shown } });
}

async function readUnderRequest(
  { underRequest }: ProvisioningNeeds,
  person: PersonId,
  requestId: RequestId,
): Promise<Pick<TokenView, 'seedQrUntil' | 'seedQrFirst'>> {
  const showable = await underRequest.readShowable(person, requestId);
  if (showable === undefined) return {};
  const { until, first } = showable;
  return { seedQrUntil: until, ...(first ? { seedQrFirst: true } : {}) };
}

function tokenView(
  token: Token,
  asking: Pick<Parameters<typeof whyNoSeedQr>[1], 'by' | 'isProvisioner'> & {
    readonly enrolment: EnrolmentCodes;
  },
  twoProvisioners: boolean,
): TokenView {
  const { stage, issuer, accountName, parameters, serial, model, shipment, signIn, drift } = token;
  const by = { id: asking.by, isProvisioner: asking.isProvisioner };
  return {
    stage,
    issuer,
    accountName,
    parameters,
    seedBytes: token.seedBytes ?? 0,
    fingerprint: token.fingerprint ?? '',
    codesLeft: stage === 'captured' ? ENROLMENT_CODES_AT_MOST - asking.enrolment.given : 0,
    codesUntil: codesUntil(asking.enrolment),
    confirmed: isConfirmed(token, twoProvisioners),
    may: CHANGES.filter((change) => decideChange(token, change, by).ok),
    ...defined({ serial, model, shipment, signIn, drift }),
  };
}

/** Sample data has none, and is never enrolled. */
export function enrolmentOf({ capturedAt }: Token, { enrolment }: Ledger): EnrolmentCodes {
  return enrolment ?? { since: capturedAt, given: 0, last: null };
}

async function readLedger({ store, tenantId }: ProvisioningNeeds, token: Token): Promise<Ledger> {
  const row = await store.get(tenantId, ledgerRow(token));
  return row === undefined ? NEW_LEDGER : readValue(ledgerSchema, row);
}
