// Expected outcomes are values; only a failing world and our own bugs are thrown.

export type Ok<T> = { readonly ok: true; readonly value: T };
export type Refused<R> = { readonly ok: false; readonly refusal: R };
export type Outcome<T, R> = Ok<T> | Refused<R>;

export function ok<T>(value: T): Ok<T> {
  return { ok: true, value };
}

/** Done, and nothing to say of it. */
export const DONE: Ok<null> = ok(null);

export function refused<R>(refusal: R): Refused<R> {
  return { ok: false, refusal };
}

/** A state that our own code must never reach. Caught at the outermost boundary alone. */
export class InvariantBroken extends Error {
  readonly code = 'INVARIANT_BROKEN';
  override readonly name = 'InvariantBroken';
}
