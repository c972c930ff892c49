// Words for unions that are told apart by a code: a new code does not compile until every language speaks it.
import type { Say } from './say.js';

type Coded = { readonly code: string };

/** The members of `U` whose code may be `C`; also where one member stands for several codes. */
export type OfCode<U, C> = U extends { readonly code: infer K } ? (C extends K ? U : never) : never;

export type ByCode<U extends Coded, Told> = {
  readonly [C in U['code']]: (about: OfCode<U, C>, say: Say) => Told;
};
