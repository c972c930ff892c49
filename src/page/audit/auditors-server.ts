// The page's side of its API. The session's secret is in this memory alone, and nothing is put into the console, an address or the
// browser's storage.
import { AUDITORS_API } from '../../domain/capture/auditors-api.js';
import type {
  AuditorsAsk,
  AuditorsFound,
  AuditorsSession,
  TakenFormat,
} from '../../domain/capture/auditors-api.js';
import {
  PAGE_HEADER,
  PAGE_HEADER_VALUE,
  SESSION_HEADER,
} from '../../domain/capture/page-headers.js';
import { isFound, isSession } from './read-answer.js';

/** `over`: to whoever is here the page is not there, or no more. */
export type Failure = 'noAnswer' | 'over' | 'signInFailed';
export type Answered<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

const WITHIN_MS = 30_000;

export class AuditorsServer {
  readonly #signIn: (() => Promise<string>) | undefined;
  #session: string | undefined;

  /** `signIn`: the sign-in token of this moment, inside of Teams. */
  constructor(signIn: (() => Promise<string>) | undefined) {
    this.#signIn = signIn;
  }

  async begin(ticket: string): Promise<Answered<AuditorsSession>> {
    const answered = await this.#ask('session', { ticket }, isSession);
    if (answered.ok) this.#session = answered.value.session;
    return answered;
  }

  async look(ask: AuditorsAsk): Promise<Answered<AuditorsFound>> {
    return this.#ask('look', ask, isFound);
  }

  async receipt(requestId: string, seq: number): Promise<Answered<Blob>> {
    return this.#file('receipt', { requestId, seq });
  }

  /** Takes as long as it takes: a long log is long. */
  async take(format: TakenFormat, locale: string): Promise<Answered<Blob>> {
    return this.#file('take', { format, locale });
  }

  async #ask<T>(
    endpoint: string,
    body: object,
    is: (value: unknown) => value is T,
  ): Promise<Answered<T>> {
    const sent = await this.#send(endpoint, body, AbortSignal.timeout(WITHIN_MS));
    if (!sent.ok) return sent;
    try {
      const said: unknown = await sent.value.json();
      return is(said) ? { ok: true, value: said } : { ok: false, failure: 'over' };
    } catch {
      return { ok: false, failure: 'noAnswer' };
    }
  }

  async #file(endpoint: string, body: object): Promise<Answered<Blob>> {
    const sent = await this.#send(endpoint, body);
    if (!sent.ok) return sent;
    try {
      return { ok: true, value: await sent.value.blob() };
    } catch {
      // Broken off on the way: half a file is none.
      return { ok: false, failure: 'noAnswer' };
    }
  }

  async #send(endpoint: string, body: object, signal?: AbortSignal): Promise<Answered<Response>> {
    const headers = await this.#makeHeaders();
    if (headers === undefined) return { ok: false, failure: 'signInFailed' };
    try {
      const response = await fetch(`${AUDITORS_API}/${endpoint}`, {
        method: 'POST',
        headers,
        body: JSON.stringify(body),
        credentials: 'omit',
        cache: 'no-store',
        ...(signal === undefined ? {} : { signal }),
      });
      if (response.ok) return { ok: true, value: response };
      return { ok: false, failure: response.status >= 500 ? 'noAnswer' : 'over' };
    } catch {
      return { ok: false, failure: 'noAnswer' };
    }
  }

  async #makeHeaders(): Promise<Record<string, string> | undefined> {
    const headers: Record<string, string> = {
      'content-type': 'application/json',
      [PAGE_HEADER]: PAGE_HEADER_VALUE,
    };
    if (this.#session !== undefined) headers[SESSION_HEADER] = this.#session;
    if (this.#signIn === undefined) return headers;
    try {
      return { ...headers, authorization: `Bearer ${await this.#signIn()}` };
    } catch {
      return undefined;
    }
  }
}
