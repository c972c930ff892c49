// The channel's side of the wire over real HTTP: checks what the Bot Connector checks, and shows what Teams would show.
import type { Server } from 'node:http';
import express, { Router } from 'express';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { ConnectorPeople } from './connector-people.js';
import { LateWindows } from './late-windows.js';
import { refuse, takeMessage } from './connector-wire.js';
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

export class ConnectorFake {
  readonly #chats = new Map<string, ChatMessage[]>();
  readonly #failures: WireRefusal[] = [];
  readonly #held: Promise<void>[] = [];
  readonly #seen: string[] = [];
  #server: Server | undefined;
  #token: string | undefined;
  readonly #personal = new Set<string>();
  readonly people = new ConnectorPeople();
  /** They show updates on top of what a press was answered meanwhile. */
  readonly windows = new LateWindows();
  /** Under which address it is reached, where that is not this machine's. */
  publicUrl: string | undefined;
  #refusesTargeted = false;
  #lost = 0;
  #last = 0;

  async start(): Promise<void> {
    const app = express();
    app.use(express.json({ limit: '1mb' }));
    // One service under several addresses, as regions and their parts have them, and the one that opens chats.
    const routes = this.#routes();
    app.use(routes).use(['/amer', '/emea/:part', '/teams'], routes);
    this.#server = await new Promise<Server>((resolve) => {
      const server = app.listen(0, '127.0.0.1', () => {
        resolve(server);
      });
    });
  }

  #routes(): Router {
    const routes = Router();
    const admit: RequestHandler = async (request, response, next) => {
      await this.#admit(request, response, next);
    };
    routes.use('/v3/conversations/:chat', admit);
    routes.post('/v3/conversations', admit, this.#create);
    routes.post('/v3/conversations/:chat/activities{/:replyTo}', this.#send);
    routes.put('/v3/conversations/:chat/activities/:id', this.#update);
    routes.delete('/v3/conversations/:chat/activities/:id', this.#delete);
    return routes;
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
    if (!this.#chats.has(chat) && !this.people.isGone(chat)) this.#chats.set(chat, []);
  }

  /** As after *Remove chat history*: it is not found any more, ever. */
  closeChat(chat: string): void {
    this.#chats.delete(chat);
    this.people.noteGone(chat);
  }

  /** The person removes the history of their chat: the next one that is opened has another id. */
  removeHistory(objectId: string): void {
    const chat = this.people.chatOf(objectId);
    if (chat === undefined) throw new Error('nobody who has the app');
    this.closeChat(chat);
    this.people.install(objectId, `${chat}-anew`);
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
    this.people.noteDeleted(chat, id);
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
    this.#held.push(until);
    return letGo;
  }

  /** What Teams does with the answer to a press: it takes the card's place for the one who pressed. */
  showAnswer(chat: string, id: string, answer: Card | string): void {
    this.#change(chat, id, (message) => ({ ...message, answer }));
  }

  async #admit(request: Request, response: Response, next: NextFunction): Promise<void> {
    this.#seen.push(JSON.stringify(request.body ?? null));
    await this.#held.shift();
    const refusal = this.#failures.shift() ?? this.#whyNot(request);
    if (refusal === undefined) next();
    else refuse(response, refusal);
  }

  #whyNot(request: Request): WireRefusal | undefined {
    const named = this.#token === undefined ? undefined : `Bearer ${this.#token}`;
    if (named !== undefined && request.headers.authorization !== named) {
      return { status: 401, code: 'Unauthorized' };
    }
    const { chat } = request.params;
    const isThere = this.#chats.has(String(chat));
    return chat === undefined ? undefined : this.people.whyNot(String(chat), isThere);
  }

  readonly #create = (request: Request, response: Response): void => {
    const chat = this.people.chatFor(request.body);
    if (typeof chat === 'string') {
      this.openChat(chat, 'personal');
      this.#answer(response, 201, { id: chat });
    } else refuse(response, chat);
  };

  readonly #send = (request: Request, response: Response): void => {
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
  };

  readonly #update = (request: Request, response: Response): void => {
    const chat = String(request.params['chat']);
    const id = String(request.params['id']);
    const arrived = takeMessage(request.body, chat);
    if ('status' in arrived || !this.#has(chat, id)) {
      refuse(response, 'status' in arrived ? arrived : this.people.noMessage(chat, id));
      return;
    }
    this.windows.show(() => {
      this.#change(chat, id, () => ({ ...arrived, id }));
    });
    this.#answer(response, 200, { id });
  };

  readonly #delete = (request: Request, response: Response): void => {
    const chat = String(request.params['chat']);
    const id = String(request.params['id']);
    if (!this.#has(chat, id)) {
      refuse(response, this.people.noMessage(chat, id));
      return;
    }
    this.delete(chat, id);
    this.#answer(response, 200, {});
  };

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
