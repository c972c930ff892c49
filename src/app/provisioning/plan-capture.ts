// Commit 1 of a capture: the token, its data key, its ledger and its index rows, and the end of what the same case had
// captured before. Decided afresh on every attempt.
import { z } from 'zod';
import { readIdOfPut } from '../../domain/audit/read-id.js';
import { plusSeconds } from '../../domain/ids.js';
import { InvariantBroken, refused, DONE } from '../../domain/outcome.js';
import { CAPTURING_SECONDS } from '../../domain/tokens/disclosing.js';
import { STAGES } from '../../domain/tokens/token.js';
import type { Token } from '../../domain/tokens/token.js';
import { isFrozen } from '../looking/grounds.js';
import type { Put, Reading } from '../commit/reading.js';
import { caseSchema } from '../commit/rows/case-row.js';
import type { Case } from '../commit/rows/case-row.js';
import type { OutboxDraft } from '../commit/rows/outbox-row.js';
import {
  caseRow,
  ledgerRow,
  ownedRow,
  seedKeyRow,
  seedPrintRow,
  tokenRow,
  underWayRow,
} from '../commit/rows/names.js';
import {
  ledgerSchema,
  NEW_LEDGER,
  tokenSchema,
  toTokenSchema,
  putToken,
} from '../commit/rows/token-row.js';
import type { Ledger } from '../commit/rows/token-row.js';
import type { Moment } from '../commit/moment.js';
import type { Plan } from '../commit/plan.js';
import type { InCase } from './in-case.js';
import { auditOf, planChange } from './plan-token.js';
import type { TokenPlan } from './plan-token.js';
import type { Captured, CaptureRefusal } from './provisioning.js';
import { TOKEN_TIME } from '../commit/rows/items.js';

type NotKept = Extract<CaptureRefusal, { code: 'FROZEN' | 'NO_CASE' | 'ALREADY_ENROLLED' }>;
export const notKeptSchema: z.ZodType<NotKept> = z.discriminatedUnion('code', [
  z.object({ code: z.literal('FROZEN') }),
  z.object({ code: z.literal('NO_CASE') }),
  z.object({ code: z.literal('ALREADY_ENROLLED'), stage: z.enum(STAGES) }),
]);

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
  moment: Moment,
  { at, token, key, keeping }: Capturing,
): Promise<Plan<null, NotKept>> {
  const { reading } = moment;
  if (await isFrozen(reading, token)) return notKept({ code: 'FROZEN' });
  const found = await reading.get(caseRow(at.caseId), caseSchema);
  // Another browser, or another delivery, was quicker: what is there counts.
  if (found === undefined || found.closed || found.tokenId !== keeping.found.tokenId) {
    return notKept({ code: 'NO_CASE' });
  }
  const earlier = await readEarlierToken(reading, found);
  const why = await refuseInstead(reading, earlier, keeping);
  if (why !== undefined) return notKept(why);
  const before = earlier && (await endEarlier(moment, earlier, at));
  const ledger = (await reading.get(ledgerRow(token), ledgerSchema)) ?? NEW_LEDGER;
  return together({ token, key, keeping, found, ledger }, before);
}

function notKept(refusal: NotKept): Plan<null, NotKept> {
  return { audit: [], outcome: refused(refusal) };
}

async function refuseInstead(
  reading: Reading,
  earlier: Token | undefined,
  { fingerprint }: Keeping,
): Promise<NotKept | undefined> {
  // It was accepted while this was on its way: an account counts on it.
  if (earlier !== undefined && isBeyondCapture(earlier)) {
    return { code: 'ALREADY_ENROLLED', stage: earlier.stage };
  }
  const print = await reading.get(seedPrintRow(fingerprint), toTokenSchema);
  return print === undefined || print.tokenId === earlier?.id ? undefined : { code: 'NO_CASE' };
}

export function isBeyondCapture({ stage }: Token): boolean {
  return stage !== 'capturing' && stage !== 'captured' && stage !== 'cancelled';
}

async function readEarlierToken(reading: Reading, { tokenId }: Case): Promise<Token | undefined> {
  if (tokenId === null) return undefined;
  const token = await reading.get(tokenRow(tokenId), tokenSchema);
  return token?.stage === 'cancelled' ? undefined : token;
}

/** What was captured in this case before, and not enrolled, ends with the new capture. */
async function endEarlier(moment: Moment, earlier: Token, at: InCase): Promise<TokenPlan> {
  const move = { change: 'cancel' } as const;
  const given = { token: earlier, move, by: at.actor.personId };
  const planned = await planChange(moment, given);
  if (!planned.ok) throw new InvariantBroken('only what was not enrolled is captured again');
  return planned.value;
}

function together(
  of: {
    readonly token: Token;
    readonly key: string;
    readonly keeping: Keeping;
    readonly found: Case;
    readonly ledger: Ledger;
  },
  before: TokenPlan | undefined,
): Plan<null> {
  const { token, key, keeping, found, ledger } = of;
  const print = seedPrintRow(keeping.fingerprint);
  const by = token.capturedBy ?? found.openedBy;
  return {
    puts: [
      ...(before?.puts ?? []),
      ...capturingPuts(token, key, found),
      { row: ledgerRow(token), value: goingOn(ledger, token) },
      { row: print, value: { tokenId: token.id } },
    ],
    // The same seed again: its row is replaced, not deleted.
    deletes: (before?.deletes ?? []).filter((row) => row !== print),
    audit: [
      ...(before?.audit ?? []),
      {
        ...auditOf(by, token, {
          action: 'token.capturing',
          ownerId: token.ownerId,
          fingerprint: keeping.fingerprint,
          overruled: keeping.captured.overruled,
        }),
        read: readIdOfPut(token.id),
      },
    ],
    outbox: [...(before?.outbox ?? []), sweepOf(token)],
    outcome: DONE,
  };
}

function capturingPuts(token: Token, key: string, found: Case): readonly Put[] {
  return [
    putToken(token),
    { row: seedKeyRow(token.id), value: { reference: token.seedReference, key } },
    { row: ownedRow(token.ownerId, token.id), value: {} },
    { row: underWayRow(token.capturedAt, token.id), value: { tokenId: token.id } },
    { row: caseRow(found.id), value: { ...found, tokenId: token.id } },
  ];
}

/** The seed's own count, of whatever tokens it was before. Who takes part in a first release is asked anew for each. */
function goingOn(ledger: Ledger, { capturedAt }: Token): Ledger {
  const enrolment = ledger.enrolment ?? { since: capturedAt, given: 0, last: null };
  return { ...ledger, enrolment, releases: 0 };
}

function sweepOf(token: Token): OutboxDraft {
  const due = plusSeconds(token.capturedAt, CAPTURING_SECONDS);
  return TOKEN_TIME.draft(due, { tokenId: token.id });
}
