// What a card about a request says, by the reader's part in it and by where the request stands.
import type { AskRefusal } from '../app/asking/answers.js';
import type { ShowRefusal } from '../app/bridge.js';
import type { FindRefusal } from '../app/provisioning/provisioning.js';
import type { Notice } from '../domain/release/notice.js';
import type { Disclosure } from '../domain/release/request.js';
import type { Phase, PhaseKind } from '../domain/release/view.js';
import type { ByCode } from './by-code.js';
import type { Say } from './say.js';

export type PhaseOf<K extends PhaseKind> = Extract<Phase, { readonly kind: K }>;

/** Names are ready to be shown. */
export type AboutRequest = {
  /** What the command line asks for. */
  readonly requestId: string;
  readonly requester: string;
  readonly owner: string;
  /** What to type to ask again. */
  readonly command: string;
  /** There is nothing more to ask for. */
  readonly tokenOver: boolean;
  /** It was released without approval. */
  readonly emergency: boolean;
  readonly byMail: boolean;
  /** From when on the code was asked for; absent where at once. */
  readonly notBefore?: string;
};

/** A heading has no names in it: it is also what a notification shows. Lines are read one after the other. */
export type Told = { readonly heading: string; readonly lines: readonly string[] };

type WordsFor<Kinds extends PhaseKind> = {
  readonly [K in Kinds]: (phase: PhaseOf<K>, about: AboutRequest, say: Say) => Told;
};
/** Of any request, whichever disclosure it is for. */
export type AnyPhaseWords = WordsFor<PhaseKind>;
/** Of a request for a code. */
export type PhaseWords = WordsFor<Exclude<PhaseKind, 'seed-out' | 'seed-closed'>>;
/** Of a request for the whole seed. */
export type SeedPhaseWords = WordsFor<Exclude<PhaseKind, 'code-out' | 'closed'>>;

type AboutDisclosure = Extract<Notice, { readonly disclosure: Disclosure }>;
/** What is said otherwise where the whole seed is asked for. */
export type SeedNotices = ByCode<AboutDisclosure, Told>;

/** Of a request for the whole seed: what is said otherwise than of one for a code. */
export type SeedWords = {
  readonly requesterCard: SeedPhaseWords;
  readonly approverCard: SeedPhaseWords;
  readonly ownerCard: SeedPhaseWords;
  readonly notices: SeedNotices;
  /** Why a press did not count, where that is said otherwise than of a code. */
  readonly pressRefusals: Pick<ByCode<ShowRefusal, string>, SeedPressRefusal>;
  readonly askRefusals: Pick<ByCode<AskRefusal, readonly string[]>, SeedAskRefusal>;
};
type SeedPressRefusal =
  | 'SELF_APPROVAL'
  | 'OWNER_APPROVAL'
  | 'CAPTOR_APPROVAL'
  | 'OWNER_UNKNOWN'
  | 'NOT_YOUR_REQUEST'
  | 'BREAK_GLASS_NOT_ALLOWED';
type SeedAskRefusal = 'REASON_MISSING' | 'NAME_MISSING' | 'UNKNOWN_PERSON' | 'SEVERAL_TOKENS';

/** Why a command about a token found nothing; `command`: what was typed, with no name behind it. */
export type FindTold =
  | Exclude<FindRefusal, { readonly code: 'NAME_MISSING' }>
  | { readonly code: 'NAME_MISSING'; readonly command: string };
