// The page's API: one question at a time, and an answer or the reason why there is none. Nothing here is ever put into the
// console or an address.
import {
  CASE_HEADER,
  PAGE_API,
  pageAnswerSchema,
  TOOLSET_ENDPOINT,
} from '../domain/capture/page-api.js';
import { PAGE_HEADER, PAGE_HEADER_VALUE, SESSION_HEADER } from '../domain/capture/page-headers.js';
import type { PageAnswer, PageBody, PageEndpoint } from '../domain/capture/page-api.js';
import type { PageFailure } from '../text/page-refusal.js';

type Unanswered = { readonly ok: false; readonly failure: PageFailure; readonly said?: string };
export type Answered = { readonly ok: true; readonly answer: PageAnswer } | Unanswered;
export type Fetched = { readonly ok: true; readonly page: Blob | undefined } | Unanswered;
type Sent = { readonly ok: true; readonly response: Response } | Unanswered;

const WITHIN_MS = 20_000;

/** `signIn`: the sign-in token of this moment, inside of Teams. */
export class PageServer {
  readonly #signIn: (() => Promise<string>) | undefined;
  #session: string | undefined;
  #caseId: string | undefined;

  /** `caseId`: of which case this page is, where it was loaded again. */
  constructor(signIn: (() => Promise<string>) | undefined, caseId?: string) {
    this.#signIn = signIn;
    this.#caseId = caseId;
  }

  async ask<E extends PageEndpoint>(endpoint: E, body: PageBody<E>): Promise<Answered> {
    try {
      const sent = await this.#send(endpoint, body);
      return sent.ok ? await this.#read(sent.response) : sent;
    } catch {
      // No network, no answer in time, or one cut off in the middle: what was asked may or may not have been done.
      return { ok: false, failure: 'noAnswer' };
    }
  }

  /** The toolset page as it was built; undefined where it is not given out to whoever is here (any more). */
  async fetchToolset(): Promise<Fetched> {
    try {
      const sent = await this.#send(TOOLSET_ENDPOINT, {});
      if (!sent.ok) return sent;
      const { ok, status } = sent.response;
      if (status >= 500) return { ok: false, failure: 'noAnswer' };
      return { ok: true, page: ok ? await sent.response.blob() : undefined };
    } catch {
      return { ok: false, failure: 'noAnswer' };
    }
  }

  async #send(endpoint: string, body: object): Promise<Sent> {
    const headers = await this.#makeHeaders();
    if ('said' in headers) return { ok: false, failure: 'signInFailed', ...headers };
    const response = await fetch(`${PAGE_API}/${endpoint}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
      credentials: 'same-origin',
      cache: 'no-store',
      signal: AbortSignal.timeout(WITHIN_MS),
    });
    return { ok: true, response };
  }

  /** `said`: what Teams said in the place of a sign-in token. */
  /** Outside of Teams the session is in a cookie: without any, another link would be as good as this one. */
  #whyOver(): PageFailure {
    return this.#signIn === undefined && !navigator.cookieEnabled ? 'noCookies' : 'over';
  }

  async #makeHeaders(): Promise<Record<string, string> | { readonly said: string }> {
    const headers: Record<string, string> = {
      'content-type': 'application/json',
      [PAGE_HEADER]: PAGE_HEADER_VALUE,
    };
    if (this.#caseId !== undefined) headers[CASE_HEADER] = this.#caseId;
    if (this.#signIn === undefined) return headers;
    try {
      headers['authorization'] = `Bearer ${await this.#signIn()}`;
    } catch (error) {
      return { said: error instanceof Error ? error.message : String(error) };
    }
    if (this.#session !== undefined) headers[SESSION_HEADER] = this.#session;
    return headers;
  }

  async #read(response: Response): Promise<Answered> {
    if (response.status === 401) return { ok: false, failure: this.#whyOver() };
    if (response.status >= 500) return { ok: false, failure: 'noAnswer' };
    if (!response.ok) return { ok: false, failure: 'outOfDate' };
    const read = pageAnswerSchema.safeParse(await response.json());
    if (!read.success) return { ok: false, failure: 'outOfDate' };
    this.#session = read.data.session ?? this.#session;
    // A page stays with its first case, whatever else is opened beside it.
    this.#caseId ??= read.data.case?.caseId;
    return { ok: true, answer: read.data };
  }
}
