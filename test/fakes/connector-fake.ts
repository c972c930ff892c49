// The channel's side of the wire over real HTTP: checks what the Bot Connector checks, and shows what Teams would show.
import type { Server } from 'node:http';
import express from 'express';
import type { NextFunction, Request, Response } from 'express';
import { takeMessage } from './connector-wire.js';
import type { Arrived, Card, WireRefusal } from './connector-wire.js';

export type { Card } from './connector-wire.js';
export { findAction, textOf } from './shown-card.js';

export type ChatMessage = Arrived & {
  readonly id: string;
  /** What an invoke's answer put in the card's place, for the one who pressed. An update of the message wipes it. */
  readonly answer?: Card | string;
  /** Shown to this person alone (a targeted message). */
  readonly onlyTo?: string;
};

type Held = { readonly until: Promise<void> };

export class ConnectorFake {
  readonly #chats = new Map<string, ChatMessage[]>();
  readonly #failures: WireRefusal[] = [];
  readonly #held: Held[] = [];
  readonly #seen: string[] = [];
  #server: Server | undefined;
  #token: string | undefined;
  readonly #personal = new Set<string>();
  /** Under which address it is reached, where that is not this machine's. */
  publicUrl: string | undefined;
  #refusesTargeted = false;
  #lost = 0;
  #last = 0;

  async start(): Promise<void> {
    const app = express();
    app.use(express.json({ limit: '1mb' }));
    app.use('/v3/conversations/:chat', async (request, response, next) => {
      await this.#admit(request, response, next);
    });
    app.post('/v3/conversations/:chat/activities{/:replyTo}', (request, response) => {
      this.#send(request, response);
    });
    app.put('/v3/conversations/:chat/activities/:id', (request, response) => {
      this.#update(request, response);
    });
    app.delete('/v3/conversations/:chat/activities/:id', (request, response) => {
      this.#delete(request, response);
    });
    this.#server = await new Promise<Server>((resolve) => {
      const server = app.listen(0, '127.0.0.1', () => {
        resolve(server);
      });
    });
  }

  async stop(): Promise<void> {
    this.#server?.closeAllConnections();
    await new Promise((resolve) => this.#server?.close(resolve));
  }

  get serviceUrl(): string {
    return this.publicUrl ?? this.localUrl;
  }

  get localUrl(): string {
    const address = this.#server?.address();
    if (typeof address !== 'object' || address === null) throw new Error('not started');
    return `http://127.0.0.1:${address.port}/`;
  }

  openChat(chat: string, kind: 'personal' | 'group' = 'group'): void {
    if (kind === 'personal') this.#personal.add(chat);
    if (!this.#chats.has(chat)) this.#chats.set(chat, []);
  }

  closeChat(chat: string): void {
    this.#chats.delete(chat);
  }

  /** The chat as its person sees it, oldest first. */
  chat(chat: string): readonly ChatMessage[] {
    return this.#chats.get(chat) ?? [];
  }

  /** Every body that ever came over the wire. */
  get seen(): readonly string[] {
    return this.#seen;
  }

  delete(chat: string, id: string): void {
    this.#chats.set(
      chat,
      this.chat(chat).filter((message) => message.id !== id),
    );
  }

  /** From now on only who brings this token is let in. */
  requireBearer(token: string): void {
    this.#token = token;
  }

  /** As a tenant that does not have them yet. */
  refuseTargeted(): void {
    this.#refusesTargeted = true;
  }

  /** The next requests are refused so, in order. */
  failNext(...failures: readonly WireRefusal[]): void {
    this.#failures.push(...failures);
  }

  /** Whatever was to fail will not. */
  recover(): void {
    this.#failures.length = 0;
  }

  /** The next message arrives, and its answer does not. */
  loseNextAnswer(): void {
    this.#lost += 1;
  }

  /** The next request lies there until it is let go. */
  holdNext(): () => void {
    let letGo = (): void => undefined;
    const until = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    this.#held.push({ until });
    return letGo;
  }

  /** What Teams does with the answer to a press: it takes the card's place for the one who pressed. */
  showAnswer(chat: string, id: string, answer: Card | string): void {
    this.#change(chat, id, (message) => ({ ...message, answer }));
  }

  async #admit(request: Request, response: Response, next: NextFunction): Promise<void> {
    this.#seen.push(JSON.stringify(request.body ?? null));
    await this.#held.shift()?.until;
    const refusal = this.#failures.shift() ?? this.#whyNot(request);
    if (refusal === undefined) next();
    else refuse(response, refusal);
  }

  #whyNot(request: Request): WireRefusal | undefined {
    const named = this.#token === undefined ? undefined : `Bearer ${this.#token}`;
    if (named !== undefined && request.headers.authorization !== named) {
      return { status: 401, code: 'Unauthorized' };
    }
    const known = this.#chats.has(String(request.params['chat']));
    return known ? undefined : { status: 404, code: 'ConversationNotFound' };
  }

  #send(request: Request, response: Response): void {
    const chat = String(request.params['chat']);
    const arrived = takeMessage(request.body, chat);
    if ('status' in arrived) {
      refuse(response, arrived);
      return;
    }
    this.#last += 1;
    const id = `${this.#last}`;
    const targeted = request.query['isTargetedActivity'] === 'true';
    // There is nobody to be hidden from in a chat of two.
    if (targeted && (this.#personal.has(chat) || this.#refusesTargeted)) {
      refuse(response, { status: 400, code: 'BadArgument' });
      return;
    }
    const { recipient } = request.body as { recipient: { id: string } };
    const only = targeted ? { onlyTo: recipient.id } : {};
    this.#chats.set(chat, [...this.chat(chat), { ...arrived, ...only, id }]);
    this.#answer(response, 201, { id });
  }

  #update(request: Request, response: Response): void {
    const chat = String(request.params['chat']);
    const id = String(request.params['id']);
    const arrived = takeMessage(request.body, chat);
    if ('status' in arrived || !this.#has(chat, id)) {
      refuse(response, 'status' in arrived ? arrived : NO_ACTIVITY);
      return;
    }
    this.#change(chat, id, () => ({ ...arrived, id }));
    this.#answer(response, 200, { id });
  }

  #delete(request: Request, response: Response): void {
    const chat = String(request.params['chat']);
    const id = String(request.params['id']);
    if (!this.#has(chat, id)) {
      refuse(response, NO_ACTIVITY);
      return;
    }
    this.delete(chat, id);
    this.#answer(response, 200, {});
  }

  #has(chat: string, id: string): boolean {
    return this.chat(chat).some((message) => message.id === id);
  }

  #answer(response: Response, status: number, body: object): void {
    if (this.#lost === 0) {
      response.status(status).json(body);
      return;
    }
    this.#lost -= 1;
    response.destroy();
  }

  #change(chat: string, id: string, change: (message: ChatMessage) => ChatMessage): void {
    const changed = this.chat(chat).map((message) =>
      message.id === id ? change(message) : message,
    );
    this.#chats.set(chat, changed);
  }
}

const NO_ACTIVITY: WireRefusal = { status: 404, code: 'ActivityNotFoundInConversation' };

function refuse(response: Response, { status, code, retryAfterSeconds }: WireRefusal): void {
  if (retryAfterSeconds !== undefined) response.set('Retry-After', `${retryAfterSeconds}`);
  response.status(status).json({ error: { code, message: code } });
}
