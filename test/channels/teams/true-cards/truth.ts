// What is true of a request at a moment, from the audit and nothing else: who granted it and how, what was shown, what became of it.
import type { AuditEntry } from '../../../../src/domain/audit/entry.js';
import type { PersonId, RequestId } from '../../../../src/domain/ids.js';
import { parsePersonId } from '../../../../src/domain/ids.js';
import type { Disclosure, Report, StopCause } from '../../../../src/domain/release/request.js';
import { STATE_AFTER } from '../../../app/state-after.js';

export type Truth = {
  readonly id: RequestId;
  readonly token: string;
  disclosure: Disclosure;
  requester: PersonId | undefined;
  owner: PersonId | undefined;
  readonly asked: Set<PersonId>;
  notBefore: number;
  state: string;
  readonly approvals: PersonId[];
  /** The release without approval, and whether it is what the request rests on now. */
  emergencyAt: number | undefined;
  emergencyHolds: boolean;
  readonly shown: number[];
  shownAgain: number;
  report: Report | undefined;
  burned: boolean;
  endedEarly: boolean;
  deniedBy: PersonId | undefined;
  stopCause: StopCause | undefined;
  objected: boolean;
  wasGranted: boolean;
  /** Now, for its owner or for all. */
  frozen: boolean;
  tokenOver: boolean;
  /** What is over of it is so because its secret may be in other hands. */
  compromised: boolean;
};

const OVER: readonly string[] = ['delivered', 'lost', 'cancelled', 'replaced', 'compromised'];

const OPEN: readonly string[] = ['pending', 'approved', 'releasing', 'released'];

export function readTruths(audit: readonly AuditEntry[]): readonly Truth[] {
  const truths = new Map<string, Truth>();
  const around: Around = {
    frozen: new Set<string>(),
    over: new Set<string>(),
    compromised: new Set<string>(),
  };
  for (const entry of audit) {
    look(around, entry);
    const { requestId, tokenId } = entry;
    if (requestId === undefined) continue;
    const truth = truths.get(requestId) ?? nothingYet(requestId, tokenId ?? '');
    truths.set(requestId, truth);
    write(truth, entry);
  }
  for (const truth of truths.values()) lookAround(truth, around);
  return [...truths.values()];
}

type Around = Readonly<Record<'frozen' | 'over' | 'compromised', Set<string>>>;

function lookAround(truth: Truth, around: Around): void {
  const frozen = around.frozen.has('all') || around.frozen.has(truth.owner ?? '');
  truth.tokenOver = around.over.has(truth.token);
  truth.compromised = around.compromised.has(truth.token);
  // What has ended says that, and not that it is frozen; what is out may work on.
  const ended = truth.tokenOver && truth.state !== 'released';
  truth.frozen = frozen && !ended && OPEN.includes(truth.state);
}

/** Freezes, and tokens that have ended. */
function look(
  { frozen, over, compromised }: Around,
  { fact, tokenId = '' }: Pick<AuditEntry, 'fact'> & { readonly tokenId?: string },
): void {
  if (fact.action === 'freeze.set') frozen.add(fact.ownerId ?? 'all');
  if (fact.action === 'freeze.lifted') frozen.delete(fact.ownerId ?? 'all');
  if (fact.action === 'token.changed' && OVER.includes(fact.to)) over.add(tokenId);
  if (fact.action === 'token.changed' && fact.to === 'compromised') compromised.add(tokenId);
}

function nothingYet(id: RequestId, token: string): Truth {
  return {
    id,
    token,
    disclosure: 'release',
    requester: undefined,
    owner: undefined,
    asked: new Set(),
    notBefore: 0,
    state: 'none',
    approvals: [],
    emergencyAt: undefined,
    emergencyHolds: false,
    shown: [],
    shownAgain: 0,
    report: undefined,
    burned: false,
    endedEarly: false,
    deniedBy: undefined,
    stopCause: undefined,
    objected: false,
    wasGranted: false,
    frozen: false,
    tokenOver: false,
    compromised: false,
  };
}

function write(truth: Truth, entry: AuditEntry): void {
  const { fact } = entry;
  const before = truth.state;
  truth.state = STATE_AFTER[fact.action] ?? truth.state;
  const failed = fact.action === 'release.failed' || fact.action === 'seed-qr.failed';
  if (failed && before === 'releasing') truth.state = 'approved';
  if (fact.action === 'code.reported' && before === 'released') truth.state = 'approved';
  writeAsked(truth, entry);
  writeGrant(truth, entry);
  writeShown(truth, entry);
}

function writeAsked(truth: Truth, { fact, actor }: AuditEntry): void {
  if (fact.action === 'request.created') {
    truth.requester = parsePersonId(actor);
    truth.owner = fact.ownerId;
    truth.disclosure = fact.disclosure;
    truth.notBefore = fact.notBefore ?? 0;
    fact.asked.forEach((id) => truth.asked.add(id));
  }
  if (fact.action === 'approvers.widened') fact.people.forEach((id) => truth.asked.add(id));
  if (fact.action === 'request.denied') truth.deniedBy = fact.by;
  if (fact.action === 'request.stopped') truth.stopCause = fact.cause;
  if (fact.action === 'owner.objected') truth.objected = true;
}

function writeGrant(truth: Truth, { fact, at }: AuditEntry): void {
  const { approvals } = truth;
  if (fact.action === 'approval.given') approvals.push(fact.by);
  if (fact.action === 'approval.withdrawn' || fact.action === 'approval.lost') {
    approvals.splice(approvals.indexOf(fact.by), 1);
    // As many as are needed were given, and no more.
    if (truth.state === 'approved') truth.state = 'pending';
  }
  if (fact.action === 'break-glass.granted') {
    Object.assign(truth, { emergencyAt: at, emergencyHolds: true });
    // What had been given of approvals is not what it rests on.
    approvals.splice(0);
  }
  if (fact.action === 'request.unapproved') truth.emergencyHolds = false;
  if (truth.state === 'approved') truth.wasGranted = true;
  if (truth.state === 'pending') truth.wasGranted = false;
}

function writeShown(truth: Truth, { fact, at }: AuditEntry): void {
  const { action } = fact;
  if (action === 'release.handed-out' || action === 'seed-qr.handed-out') {
    truth.shown.push(at);
    Object.assign(truth, { shownAgain: 0, report: undefined });
  }
  if (action === 'release.shown-again' || action === 'seed-qr.shown-again') truth.shownAgain += 1;
  if (action === 'code.reported') truth.report = fact.report;
  // A report ends a request before the code has stopped to work.
  if (action === 'request.closed') truth.endedEarly = truth.report !== undefined;
  if (action === 'seed-qr.burned') truth.burned = true;
}
