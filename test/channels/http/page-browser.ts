// A browser at the local set-up page: one jar of cookies for all its windows, and in each window the one case that it is about.
import { CASE_HEADER, pageAnswerSchema } from '../../../src/domain/capture/page-api.js';
import type { PageAnswer, PageEndpoint } from '../../../src/domain/capture/page-api.js';
import { must } from '../../app/trial.js';
import type { PageServer } from './page-visit.js';

export class PageBrowser {
  readonly #post: PageServer['post'];
  readonly #jar = new Map<string, string>();

  constructor(post: PageServer['post']) {
    this.#post = post;
  }
  get cookies(): string {
    return [...this.#jar].map(([name, value]) => `${name}=${value}`).join('; ');
  }
  get cookieCount(): number {
    return this.#jar.size;
  }

  /** Another window, by a link. */
  async open(ticket: string): Promise<PageWindow> {
    const response = await this.post('session', { ticket });
    const answer = pageAnswerSchema.parse(await response.json());
    return new PageWindow(this, must(answer.case).caseId);
  }

  async post(endpoint: PageEndpoint, body: object, caseId?: string): Promise<Response> {
    const named: Record<string, string> = caseId === undefined ? {} : { [CASE_HEADER]: caseId };
    const response = await this.#post(endpoint, body, { cookie: this.cookies, ...named });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (line.includes('Max-Age=0')) this.#jar.delete(name);
      else this.#jar.set(name, value);
    }
    return response;
  }
}

export class PageWindow {
  readonly browser: PageBrowser;
  readonly caseId: string;

  constructor(browser: PageBrowser, caseId: string) {
    this.browser = browser;
    this.caseId = caseId;
  }

  /** Undefined: no session (any more). */
  async ask(endpoint: PageEndpoint, body: object = {}): Promise<PageAnswer | undefined> {
    const response = await this.browser.post(endpoint, body, this.caseId);
    return response.status === 401 ? undefined : pageAnswerSchema.parse(await response.json());
  }
}
