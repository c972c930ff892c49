// A provisioner sets a token up as people do in Teams: `/provision` in the chat, the dialog, the page's API under the domain
// of the bot, with the sign-in token that Teams hands to the page.
import { CASE_HEADER, PAGE_API, pageAnswerSchema } from '../../../src/domain/capture/page-api.js';
import {
  PAGE_HEADER,
  PAGE_HEADER_VALUE,
  SESSION_HEADER,
} from '../../../src/domain/capture/page-headers.js';
import type { PageAnswer, PageEndpoint } from '../../../src/domain/capture/page-api.js';
import { must } from '../../app/trial.js';
import type { TeamsPerson } from '../../fakes/teams-person.js';
import type { ProductionBot } from './production-bot.js';
import { DOMAIN } from './tenant.js';
import type { Tenant } from './tenant.js';

export type Page = { readonly tenant: Tenant; readonly bot: ProductionBot };
export type Captured = { readonly secret: string; readonly account: string };

export class SetUp {
  readonly #page: Page;
  readonly #bearer: string;
  #session = '';
  #caseId = '';
  #ticket = '';

  private constructor(page: Page, bearer: string) {
    this.#page = page;
    this.#bearer = bearer;
  }

  /** From the command to a page that knows who is there. */
  static async open(page: Page, provisioner: TeamsPerson, owner: string): Promise<SetUp> {
    const setUp = new SetUp(page, await page.tenant.signIn.tokenFor(provisioner.id));
    const ticket = await ticketFor(provisioner, owner);
    setUp.#ticket = ticket;
    const entered = await setUp.ask('session', { ticket });
    setUp.#session = must(entered.session);
    setUp.#caseId = must(entered.case).caseId;
    return setUp;
  }

  /** What nobody else may have. */
  get secrets(): readonly string[] {
    return [this.#bearer, this.#session, this.#ticket];
  }

  /** How the page's first question is answered. */
  static async knock(page: Page, provisioner: TeamsPerson, ticket: string): Promise<Response> {
    const setUp = new SetUp(page, await page.tenant.signIn.tokenFor(provisioner.id));
    return setUp.post('session', { ticket });
  }

  /** Capture, the code for the wizard, accepted. */
  async enrol({ secret, account }: Captured): Promise<PageAnswer> {
    await this.ask('capture', {
      secret,
      issuer: 'Microsoft',
      account,
      algorithm: 'SHA-1',
      digits: 6,
      periodSeconds: 30,
      overruled: [],
    });
    await this.ask('code');
    return this.ask('accepted');
  }

  async ask(endpoint: PageEndpoint, body: object = {}): Promise<PageAnswer> {
    const response = await this.post(endpoint, body);
    if (response.status !== 200) throw new Error(`${endpoint}: ${response.status}`);
    return pageAnswerSchema.parse(await response.json());
  }

  async post(endpoint: PageEndpoint, body: object = {}): Promise<Response> {
    return fetch(`${this.#page.bot.url}${PAGE_API}/${endpoint}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        origin: `https://${DOMAIN}`,
        authorization: `Bearer ${this.#bearer}`,
        [PAGE_HEADER]: PAGE_HEADER_VALUE,
        ...(this.#session === '' ? {} : { [SESSION_HEADER]: this.#session }),
        ...(this.#caseId === '' ? {} : { [CASE_HEADER]: this.#caseId }),
      },
      body: JSON.stringify(body),
    });
  }
}

/** What the dialog's address has behind its `#`. */
export async function ticketFor(provisioner: TeamsPerson, owner: string): Promise<string> {
  await provisioner.say(`/provision ${owner}`);
  // The newest card has a button that fetches the dialog, and the button's data name the case.
  const card = must(provisioner.messages.at(-1)).card;
  const caseId = must(/"caseId":"([^"]+)","msteams"/.exec(JSON.stringify(card))?.[1]);
  const value = { data: { caseId, msteams: { type: 'task/fetch' } } };
  const fetched = await provisioner.post(
    provisioner.activity({ type: 'invoke', name: 'task/fetch', value }),
  );
  const { task } = fetched.body as { task: { value: { url: string } } };
  return new URL(task.value.url).hash.slice(1);
}
