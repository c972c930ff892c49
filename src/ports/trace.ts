// What an operator may see of the work as it goes: which piece of it, how long it took, what came of it. Nothing in it can
// be about a person: every field is a number or one of our own words.

/** A word written in our own code: what was typed, read or received is a `string`, and does not fit. */
export type Word = Lowercase<string>;
/** A code written in our own code: a refusal's or a fault's. */
export type Code = Uppercase<string>;
/** A route's pattern, never the address that was asked for. */
export type Route = `/${Word}`;
export type Method = 'GET' | 'HEAD' | 'POST' | 'OTHER';
export type TracedPort = 'store' | 'vault' | 'directory' | 'messenger';

export type Work =
  /** Somebody asked over HTTP. */
  | { readonly kind: 'request'; readonly method: Method; readonly route: Route }
  /** An activity that is ours. */
  | { readonly kind: 'turn' }
  /** A row of the outbox; always the beginning of a trace. */
  | { readonly kind: 'row'; readonly item: Word }
  /** We ask one of our ports. By itself, outside of any other work, it leaves no trace. */
  | { readonly kind: 'call'; readonly port: TracedPort; readonly operation: Word };

export type Told = {
  readonly verb?: Word;
  readonly outcome?: Code;
  /** Of an answer over HTTP. */
  readonly status?: number;
};

/** Never delays and never fails the work. */
export interface Trace {
  /** Does the work as a part of what is under way. What it throws goes on; a fault's code is its outcome. */
  within<T>(work: Work, run: () => Promise<T>): Promise<T>;
  /** Does it as a part of nothing. */
  apart<T>(run: () => T): T;
  /** More about what is under way; the last word counts. */
  tell(told: Told): void;
  /** The trace that what is under way belongs to: 32 hexadecimal digits, random. */
  current(): string | undefined;
  /** Sends what has not been sent, within its own budget of seconds. Never throws. */
  close(): Promise<void>;
}
