// One ask for one disclosure of one token, and the states of its life (DESIGN §4). Each state has exactly the fields it
// needs, so that «released without approval» cannot be written down.
import type { CallerMethod } from '../policy/caller-verification.js';
import type { Instant, PersonId, RequestId, SeedReference, Step, TokenId } from '../ids.js';

/** A person as they were called when they acted: ids decide, names are only shown. */
export type Named = { readonly id: PersonId; readonly name: string };

export const DISCLOSURES = ['release', 'seed-qr', 'seed-export'] as const;
/** What a request is for: one code, or the whole seed: once more as a QR code for the burner, or in a file. */
export type Disclosure = (typeof DISCLOSURES)[number];

/** What was asked. Never changes after the request is made. */
export type Ask = {
  readonly id: RequestId;
  readonly disclosure: Disclosure;
  readonly requester: Named;
  readonly owner: Named & { readonly account: string };
  readonly tokenId: TokenId;
  readonly seedReference: SeedReference;
  readonly issuer: string;
  readonly sample: boolean;
  /** In the requester's words; may be empty. */
  readonly reason: string;
  /** A code that will be mailed is chosen as far ahead as the verifier allows. */
  readonly byMail: boolean;
  /** How the requester made sure who was calling, in the words of the policy of that day. */
  readonly verifiedBy?: CallerMethod;
  /** No code before this time. */
  readonly notBefore?: Instant;
  readonly createdAt: Instant;
  /** The approvals must be there before this time. */
  readonly waitsUntil: Instant;
  /** Who was asked to approve. */
  readonly asked: readonly Named[];
  /** Number matching: the two digits that the requester's card shows, by approver. */
  readonly numbers?: Readonly<Record<PersonId, number>>;
};

export type Approval = { readonly approver: Named; readonly at: Instant };

/** What a release rests on. Break-glass is a grant of its own kind, never an approval. */
export type Grant =
  | { readonly kind: 'approvals'; readonly approvals: readonly Approval[] }
  | { readonly kind: 'break-glass'; readonly by: Named; readonly at: Instant };

export const REPORTS = ['worked', 'refused', 'not-used'] as const;
/** What the requester says became of a code. */
export type Report = (typeof REPORTS)[number];

type Window = {
  /** When a code works (already less the clock error), or the seed is shown. */
  readonly worksFrom: Instant;
  readonly worksUntil: Instant;
  readonly reservedAt: Instant;
};
/** A step that is set aside for a code. */
export type StepReservation = Window & { readonly step: Step };
/** A minute that is set aside for the whole seed: no step of it is used. */
export type SeedReservation = Window & {
  readonly wholeSeed: true;
  /** It leaves in a file, once: nothing of it is shown, and so nothing shown again. */
  readonly intoFile?: true;
};
export type Reservation = StepReservation | SeedReservation;

type HandedOut = {
  readonly handedOutAt: Instant;
  /** Times it was shown, the first one included. */
  readonly shows: number;
};
/** A code that was handed out. Its digits are nowhere. */
export type CodeGiven = StepReservation &
  HandedOut & {
    readonly report?: Report;
    /** It is not the first in a row that was refused: a clock may be off. */
    readonly driftSuspected?: true;
  };
/** The seed, shown as a QR code or written into a file. */
export type SeedGiven = SeedReservation &
  HandedOut & {
    /** A code typed from the token has proved it. */
    readonly burned?: true;
  };
export type Disclosed = CodeGiven | SeedGiven;

type Granted = {
  readonly grant: Grant;
  /** The approval's lifetime ends here. */
  readonly usableUntil: Instant;
  /** What was given earlier under the same grant. */
  readonly codes: readonly Disclosed[];
};

export type Pending = {
  readonly state: 'pending';
  readonly approvals: readonly Approval[];
  readonly wrongNumbers: number;
  /** What was given before an approval was withdrawn. */
  readonly codes: readonly Disclosed[];
};
export type Approved = Granted & {
  readonly state: 'approved';
  /** *Show code* appears then: *not before*, or the owner's time to object is over. Gone once it has come. */
  readonly heldUntil?: Instant;
};
export type Releasing = Granted & {
  readonly state: 'releasing';
  readonly reservation: Reservation;
  /** The owner objected meanwhile: stopped as soon as the release is resolved. */
  readonly objectedAt?: Instant;
  /** An approver said no meanwhile: denied as soon as the release is resolved. */
  readonly denied?: No;
};
export type Released = Granted & {
  readonly state: 'released';
  readonly current: Disclosed;
  /** The owner objected after the code was out: an incident. */
  readonly objectedAt?: Instant;
};
type No = { readonly by: Named; readonly reason: string; readonly at: Instant };
export type Denied = No & { readonly state: 'denied' };
export type Cancelled = { readonly state: 'cancelled'; readonly at: Instant };
export type Expired = {
  readonly state: 'expired';
  readonly at: Instant;
  readonly unapproved: boolean;
};
export const STOP_CAUSES = [
  'owner-objected',
  'wrong-numbers',
  'without-numbers',
  /** The records were restored from a backup: what was decided after it is not known. */
  'restored',
  /** The token's secret may be in other hands. */
  'compromised',
  /** The token was delivered, lost, cancelled or replaced. */
  'token-over',
] as const;
export type StopCause = (typeof STOP_CAUSES)[number];
export type Stopped = {
  readonly state: 'stopped';
  readonly at: Instant;
  readonly cause: StopCause;
};
export type Closed = {
  readonly state: 'closed';
  readonly at: Instant;
  readonly grant: Grant;
  readonly codes: readonly Disclosed[];
};

export type Life =
  Pending | Approved | Releasing | Released | Denied | Cancelled | Expired | Stopped | Closed;
export type RequestState = Life['state'];
export type Request = {
  readonly ask: Ask;
  readonly life: Life;
  /** Asked later, when too few had answered: the ask itself never changes. */
  readonly widened?: readonly AskedLater[];
  /** Times that a yes was taken back, by whose it was; absent while none was. */
  readonly takenBack?: Readonly<Record<PersonId, number>>;
  /** The requester released it in an emergency, whatever became of it since. */
  readonly brokenGlassAt?: Instant;
  /** Of what was shown, whatever became of the request since: how many, when the last, and how that one went. */
  readonly lastShownAt?: Instant;
  readonly shownTimes?: number;
  readonly lastReport?: Report;
};

/** `number`: as `Ask.numbers` has it of the others. */
export type AskedLater = Named & { readonly number?: number };

/** Everybody who was asked to approve, by now. */
export function askedOf({ ask, widened = [] }: Request): readonly Named[] {
  return [...ask.asked, ...widened];
}

/** Number matching: the two digits for this approver; undefined where they have none. */
export function numberFor({ ask, widened }: Request, approver: PersonId): number | undefined {
  return ask.numbers?.[approver] ?? widened?.find(({ id }) => id === approver)?.number;
}

/** Of those who were asked, who has said nothing yet. */
export function unanswered(request: Request): readonly Named[] {
  const { life } = request;
  if (life.state !== 'pending') return [];
  return askedOf(request).filter(
    ({ id }) => !life.approvals.some(({ approver }) => approver.id === id),
  );
}

/** A request is open until it has ended one way or another. */
export function isOpen(life: Life): life is Pending | Approved | Releasing | Released {
  return (
    life.state === 'pending' ||
    life.state === 'approved' ||
    life.state === 'releasing' ||
    life.state === 'released'
  );
}

/** Everybody who has a card about the request. */
export function peopleOf(request: Request): readonly PersonId[] {
  const { requester, owner } = request.ask;
  return [...new Set([requester.id, owner.id, ...askedOf(request).map(({ id }) => id)])];
}
