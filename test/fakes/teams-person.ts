// One person at their Teams client: says things and presses buttons, as real HTTP to the running bot.
import type { PersonId } from '../../src/domain/ids.js';
import { PEOPLE, TENANT } from '../app/trial.js';
import type { PersonName } from '../app/trial.js';
import type { ChatMessage, ConnectorFake } from './connector-fake.js';
import type { Card } from './connector-wire.js';
import { findAction, textOf } from './shown-card.js';

export type Answered = { readonly status: number; readonly body: unknown };
export type Json = Readonly<Record<string, unknown>>;

/** A running bot, and what the channel says to prove that it is the channel. */
export type Bot = { readonly url: string; readonly authorization: () => Promise<string> };

/** A message, with the card as it is now. */
type Found = { readonly id: string; readonly card: Card };

export type Somebody = { readonly name: string; readonly id: PersonId };

/** Clients so far: no two of them send an activity of the same id. */
let clients = 0;

export class TeamsPerson {
  readonly name: string;
  readonly id: PersonId;
  /** The language of their Teams. */
  locale = 'en-GB';
  readonly #connector: ConnectorFake;
  readonly #bot: string | Bot;
  readonly #number: number;
  #activities = 0;

  /** One of the sample people, or somebody else. */
  constructor(who: PersonName | Somebody, connector: ConnectorFake, bot: string | Bot) {
    const { name, id } = typeof who === 'string' ? { name: who, id: PEOPLE[who] } : who;
    this.name = name;
    this.id = id;
    this.#connector = connector;
    this.#bot = bot;
    clients += 1;
    this.#number = clients;
    connector.openChat(this.chat, 'personal');
  }

  /** Of this moment: another one after its history was removed. */
  get chat(): string {
    return this.#connector.people.chatOf(this.id) ?? `personal-${this.name}`;
  }

  get messages(): readonly ChatMessage[] {
    return this.#connector.chat(this.chat);
  }

  /** What each message in their chat says, as it is now, oldest first. */
  get shown(): readonly string[] {
    return this.messages.map(({ text, card, answer }) => text ?? textOf(answer ?? card));
  }

  /** Everything that the newest message in their chat says, as it is now. */
  get last(): string {
    const newest = this.messages.at(-1);
    if (newest === undefined) throw new Error(`${this.name} has no message`);
    return textOf(newest.answer ?? newest.card);
  }

  /** An activity as Teams sends it, from this person in their personal chat. */
  activity(changes: Json): Json {
    this.#activities += 1;
    return {
      id: `f:${this.name}-${this.#number}-${this.#activities}`,
      timestamp: '2026-11-24T12:00:00.000Z',
      serviceUrl: this.#connector.serviceUrl,
      channelId: 'msteams',
      from: { id: `29:${this.name}`, name: this.name, aadObjectId: this.id },
      recipient: { id: '28:bot', name: 'OTP Bridge' },
      conversation: { id: this.chat, conversationType: 'personal', tenantId: TENANT },
      channelData: { tenant: { id: TENANT } },
      locale: this.locale,
      localTimezone: 'Europe/Zurich',
      ...changes,
    };
  }

  /** An installation says nothing of the zone (recorded sample of learn.microsoft.com, "Conversation events"). */
  async install(): Promise<Answered> {
    const zoneless = {
      localTimezone: undefined,
      entities: [{ type: 'clientInfo', locale: this.locale }],
    };
    return this.post(this.activity({ type: 'installationUpdate', action: 'add', ...zoneless }));
  }

  async say(text: string, changes: Json = {}): Promise<Answered> {
    return this.post(this.activity({ type: 'message', text, ...changes }));
  }

  /** Presses the button on the newest message that has it, and shows the answer in its place; an error changes nothing. */
  async press(title: string, typed: Json = {}): Promise<Answered> {
    return this.pressOn(this.newestWith(title), title, typed);
  }

  /** The same on a message of before. */
  async pressOn(found: Found, title: string, typed: Json = {}): Promise<Answered> {
    const invoke = { ...this.pressActivity(found.card, title, typed), replyToId: found.id };
    const answered = await this.post(invoke);
    const { statusCode, value } = (answered.body ?? {}) as {
      statusCode?: number;
      value?: Card | string;
    };
    if (answered.status === 200 && statusCode === 200 && value !== undefined) {
      this.#connector.showAnswer(this.chat, found.id, value);
    }
    return answered;
  }

  /** The same button on a client that sends its fallback: a message without words, with a value. */
  async submit(title: string, typed: Json = {}): Promise<Answered> {
    const found = this.newestWith(title);
    const { fallback } = (findAction(found.card, title) ?? {}) as { fallback?: { data?: Json } };
    if (fallback?.data === undefined) throw new Error(`«${title}» has no fallback`);
    const value = { ...fallback.data, ...typed };
    const text = null;
    return this.post(this.activity({ type: 'message', text, value, replyToId: found.id }));
  }

  pressActivity(card: Card, title: string, typed: Json = {}): Json {
    const { verb, data } = (findAction(card, title) ?? {}) as { verb?: string; data?: Json };
    return this.invoke({ type: 'Action.Execute', verb, data: { ...data, ...typed } });
  }

  invoke(action: Json, trigger = 'manual'): Json {
    const value = { action, trigger };
    return this.activity({
      type: 'invoke',
      name: 'adaptiveCard/action',
      value,
      ...this.#clientInfo(),
    });
  }

  async post(body: unknown): Promise<Answered> {
    return this.postText(JSON.stringify(body));
  }

  /** For what no object can say. */
  async postText(body: string): Promise<Answered> {
    // Who has the app, has a chat.
    this.#connector.people.install(this.id, this.chat);
    this.#connector.openChat(this.chat, 'personal');
    const bot = this.#bot;
    const url = typeof bot === 'string' ? bot : bot.url;
    const proof = typeof bot === 'string' ? {} : { authorization: await bot.authorization() };
    const response = await fetch(`${url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...proof },
      body,
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
  }

  /** Presses say the zone in the description of the client alone. */
  #clientInfo(): Json {
    const info = {
      type: 'clientInfo',
      locale: this.locale,
      timezone: 'Europe/Zurich',
      platform: 'Web',
    };
    return { localTimezone: undefined, entities: [info] };
  }

  newestWith(title: string): Found {
    for (const { id, card, answer } of [...this.messages].reverse()) {
      const shown = typeof answer === 'object' ? answer : card;
      if (shown !== undefined && findAction(shown, title) !== undefined) return { id, card: shown };
    }
    throw new Error(`${this.name} sees no button «${title}»`);
  }
}
