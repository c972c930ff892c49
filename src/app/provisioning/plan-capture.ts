// Commit 1 of a capture: the token, its data key, its ledger and its index rows, and the end of what the same case had
// captured before. Decided afresh on every attempt.
import { z } from 'zod';
import type { TokenId } from '../../domain/ids.js';
import { plusSeconds } from '../../domain/ids.js';
import { InvariantBroken } from '../../domain/outcome.js';
import { CAPTURING_SECONDS } from '../../domain/tokens/disclosing.js';
import type { Token } from '../../domain/tokens/token.js';
import { isFrozen } from '../frozen.js';
import type { Put, Reading } from '../reading.js';
import { roleLookup } from '../role-lookup.js';
import { caseSchema } from '../rows/case-row.js';
import type { Case } from '../rows/case-row.js';
import { tokenId } from '../rows/fields.js';
import {
  caseRow,
  ledgerRow,
  ownedRow,
  seedKeyRow,
  seedPrintRow,
  tokenRow,
  underWayRow,
} from '../rows/names.js';
import { tokenSchema, toTokenSchema } from '../rows/schemas.js';
import type { Plan } from '../transact.js';
import type { InCase, ProvisioningNeeds } from './needs.js';
import { auditOf, planChange } from './plan-token.js';
import type { TokenPlan } from './plan-token.js';
import type { Captured } from './provisioning.js';

export type Kept = { readonly tokenId: TokenId | null; readonly refusal: 'FROZEN' | 'BUSY' | null };
export const keptSchema: z.ZodType<Kept> = z.object({
  tokenId: tokenId.nullable(),
  refusal: z.enum(['FROZEN', 'BUSY']).nullable(),
});

export type Keeping = {
  readonly found: Case;
  readonly captured: Captured;
  readonly fingerprint: string;
};

export type Capturing = {
  readonly at: InCase;
  readonly token: Token;
  readonly key: string;
  readonly keeping: Keeping;
};

export async function planCapturing(
  deps: ProvisioningNeeds,
  reading: Reading,
  { at, token, key, keeping }: Capturing,
): Promise<Plan<Kept>> {
  if (await isFrozen(reading, token)) {
    return { audit: [], outcome: { tokenId: null, refusal: 'FROZEN' } };
  }
  const found = await reading.get(caseRow(at.caseId), caseSchema);
  const print = await reading.get(seedPrintRow(keeping.fingerprint), toTokenSchema);
  // Another browser, or another delivery, was quicker: what is there counts.
  if (found === undefined || found.closed || found.tokenId !== keeping.found.tokenId) {
    return { audit: [], outcome: { tokenId: null, refusal: 'BUSY' } };
  }
  const before = await endEarlier(deps, reading, { found, at });
  if (print !== undefined && print.tokenId !== before?.token.id) {
    return { audit: [], outcome: { tokenId: null, refusal: 'BUSY' } };
  }
  return together(deps, { token, key, keeping, found }, before);
}

/** What was captured in this case before, and not enrolled, ends with the new capture. */
async function endEarlier(
  deps: ProvisioningNeeds,
  reading: Reading,
  { found, at }: { readonly found: Case; readonly at: InCase },
): Promise<TokenPlan | undefined> {
  if (found.tokenId === null) return undefined;
  const token = await reading.get(tokenRow(found.tokenId), tokenSchema);
  if (token === undefined || token.stage === 'cancelled') return undefined;
  const policy = deps.policy();
  const planned = await planChange(reading, {
    token,
    change: 'cancel',
    by: at.actor.personId,
    roles: roleLookup(deps.directory, policy),
    policy,
    now: deps.clock.now(),
  });
  if (!planned.ok) throw new InvariantBroken('only what was not enrolled is captured again');
  return planned.value;
}

function together(
  deps: ProvisioningNeeds,
  of: {
    readonly token: Token;
    readonly key: string;
    readonly keeping: Keeping;
    readonly found: Case;
  },
  before: TokenPlan | undefined,
): Plan<Kept> {
  const { token, key, keeping, found } = of;
  const print = seedPrintRow(keeping.fingerprint);
  const given = { by: found.openedBy, now: token.capturedAt, policy: deps.policy() };
  const by = token.capturedBy ?? given.by;
  return {
    puts: [
      ...(before?.puts ?? []),
      ...capturingPuts(token, key, found),
      { row: print, value: { tokenId: token.id } },
    ],
    // The same seed again: its row is replaced, not deleted.
    deletes: (before?.deletes ?? []).filter((row) => row !== print),
    audit: [
      ...(before?.audit ?? []),
      auditOf({ ...given, by }, token, {
        action: 'token.capturing',
        ownerId: token.ownerId,
        fingerprint: keeping.fingerprint,
        overruled: keeping.captured.overruled,
      }),
    ],
    outbox: [...(before?.outbox ?? []), sweepOf(token)],
    outcome: { tokenId: token.id, refusal: null },
  };
}

function capturingPuts(token: Token, key: string, found: Case): readonly Put[] {
  return [
    { row: tokenRow(token.id), value: token },
    { row: seedKeyRow(token.id), value: { reference: token.seedReference, key } },
    { row: ownedRow(token.ownerId, token.id), value: {} },
    {
      row: ledgerRow(token.seedReference),
      value: { lastStep: null, releases: 0, refusedInARow: 0 },
    },
    { row: underWayRow(token.capturedAt, token.id), value: { tokenId: token.id } },
    { row: caseRow(found.id), value: { ...found, tokenId: token.id } },
  ];
}

function sweepOf(token: Token): NonNullable<Plan<Kept>['outbox']>[number] {
  const due = plusSeconds(token.capturedAt, CAPTURING_SECONDS);
  return { due, item: { kind: 'token-time', tokenId: token.id } };
}
