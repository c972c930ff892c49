// What can happen to a request, and what a decision about it rests on.
import type { LogRefusal } from '../audit/log-trust.js';
import type { Instant, PersonId, Step } from '../ids.js';
import type { Groups } from '../policy/may-approve.js';
import type { Policy } from '../policy/policy.js';
import type { Named, Report } from './request.js';
import type { TokenEnd } from './token-end.js';

type EventDetails = {
  approve: { readonly by: Named; readonly number?: number };
  deny: { readonly by: Named; readonly reason: string };
  withdraw: { readonly by: Named };
  cancel: { readonly by: Named };
  object: { readonly by: Named };
  time: object;
  /** The token gives nothing more. Comes before every other event, as time does. */
  'token-over': { readonly end: TokenEnd };
  show: { readonly by: Pick<Named, 'id'> };
  'break-glass': { readonly by: Named; readonly reason: string };
  /** Commit 2 of a release: what was set aside is about to be answered. `mark`: {@link markOf} it. */
  'hand-out': { readonly mark: number };
  /** Commit 2' of a release: nothing came of it. */
  fail: { readonly mark: number; readonly cause: string };
  /** `burned`: a code typed from the token has proved it. */
  report: { readonly by: Named; readonly report: Report | 'burned' };
};
export type RequestEventKind = keyof EventDetails;
export type EventOf<K extends RequestEventKind> = {
  [P in K]: { readonly kind: P } & EventDetails[P];
}[K];
export type RequestEvent = EventOf<RequestEventKind>;

/** Everything outside the request that a decision rests on, as it is now. */
export type Circumstances = {
  readonly now: Instant;
  /** As it stands for this account owner. */
  readonly policy: Policy;
  /** Do these people hold the role now? Nobody else does. */
  readonly approvers: ReadonlySet<PersonId>;
  /** Who may ask for this disclosure. */
  readonly requesters: ReadonlySet<PersonId>;
  readonly breakGlass: ReadonlySet<PersonId>;
  /** Of the requester, the owner, the approvers and who acts, where the policy says who may approve whom. */
  readonly groups: Groups;
  /** Break-glass was used as often as the policy allows: when it can be used again. */
  readonly breakGlassFrom?: Instant;
  /** Number matching: too many wrong ones within an hour; when this approver may try again. */
  readonly wrongNumbersFrom?: Instant;
  /** All is frozen, or this token is. */
  readonly frozen: boolean;
  /** Why the log of the audit lets nothing be disclosed, where it does not. */
  readonly logRefusal?: LogRefusal;
  /** Whom the directory does not know has no groups to it: no rule by group could hold. */
  readonly ownerKnown: boolean;
  /** Number matching: the digits of those who were asked later, who are not in the ask. */
  readonly numbersLater?: Readonly<Record<PersonId, number | undefined>>;
  /** The token is where this disclosure of it is possible. */
  readonly tokenReleasable: boolean;
  /** The token gives nothing more, whatever comes. */
  readonly tokenEnd?: TokenEnd;
  readonly periodSeconds: number;
  /** What the owner has, from the asking on, to object before a code can be shown. */
  readonly ownerDelaySeconds: number;
  /** Who captured the token, where this is its first release and the policy keeps that person out of it; else null. */
  readonly barredCaptor: PersonId | null;
  /** Codes of this seed that were reported as refused since one worked, whoever asked for them. */
  readonly refusedInARow: number;
  /** The last step given out for this seed, whatever it was given for. */
  readonly lastGiven?: Step;
  /** The last of them that was handed out. */
  readonly lastHandedOut?: Step;
};
