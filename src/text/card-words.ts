// What a card about a request says, by the reader's part in it and by where the request stands.
import type { Phase, PhaseKind } from '../domain/release/view.js';
import type { Say } from './say.js';

export type PhaseOf<K extends PhaseKind> = Extract<Phase, { readonly kind: K }>;

/** Names are ready to be shown. */
export type AboutRequest = {
  readonly requester: string;
  readonly owner: string;
  /** What to type to ask again. */
  readonly command: string;
  readonly byMail: boolean;
  /** From when on the code was asked for; absent where at once. */
  readonly notBefore?: string;
};

/** A heading has no names in it: it is also what a notification shows. Lines are read one after the other. */
export type Told = { readonly heading: string; readonly lines: readonly string[] };

export type PhaseWords = {
  readonly [K in PhaseKind]: (phase: PhaseOf<K>, about: AboutRequest, say: Say) => Told;
};
