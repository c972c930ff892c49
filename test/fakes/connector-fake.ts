// The channel's side of the wire over real HTTP: checks what the Bot Connector checks, and shows what Teams would show.
import type { Server } from 'node:http';
import express from 'express';
import type { Request, Response } from 'express';
import { z } from 'zod';

const TOO_BIG = 28 * 1024;

const action = z.looseObject({ type: z.string(), title: z.string().optional() });
const card = z.looseObject({
  type: z.literal('AdaptiveCard'),
  version: z.enum(['1.4', '1.5']),
  body: z.array(z.looseObject({ type: z.string() })).min(1),
  actions: z.array(action).optional(),
});
export type Card = z.infer<typeof card>;

const activity = z.looseObject({
  type: z.literal('message'),
  text: z.string().optional(),
  from: z.looseObject({ id: z.string() }),
  recipient: z.looseObject({ id: z.string().min(1) }),
  conversation: z.looseObject({ id: z.string() }),
  attachments: z
    .array(
      z.looseObject({
        contentType: z.literal('application/vnd.microsoft.card.adaptive'),
        content: card,
      }),
    )
    .max(1)
    .optional(),
});

export type ChatMessage = {
  readonly id: string;
  readonly text?: string;
  readonly card?: Card;
  /** What an invoke's answer put in the card's place, for the one who pressed. An update of the message wipes it. */
  readonly answer?: Card | string;
};

type Refusal = { readonly status: number; readonly code: string };

export class ConnectorFake {
  readonly #chats = new Map<string, ChatMessage[]>();
  readonly #failures: Refusal[] = [];
  readonly #seen: string[] = [];
  #server: Server | undefined;
  #lost = 0;
  #last = 0;

  async start(): Promise<void> {
    const app = express();
    app.use(express.json({ limit: '1mb' }));
    app.post('/v3/conversations/:chat/activities{/:replyTo}', (request, response) => {
      this.#send(request, response);
    });
    app.put('/v3/conversations/:chat/activities/:id', (request, response) => {
      this.#update(request, response);
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
    const address = this.#server?.address();
    if (typeof address !== 'object' || address === null) throw new Error('not started');
    return `http://127.0.0.1:${address.port}/`;
  }

  openChat(chat: string): void {
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

  failNext(...failures: readonly Refusal[]): void {
    this.#failures.push(...failures);
  }

  /** The next message arrives, and its answer does not. */
  loseNextAnswer(): void {
    this.#lost += 1;
  }

  /** What Teams does with the answer to a press: it takes the card's place for the one who pressed. */
  showAnswer(chat: string, id: string, answer: Card | string): void {
    this.#change(chat, id, (message) => ({ ...message, answer }));
  }

  #send(request: Request, response: Response): void {
    const chat = String(request.params['chat']);
    const arrived = this.#arrive(request, response, chat);
    if (arrived === undefined) return;
    this.#last += 1;
    const id = `${this.#last}`;
    this.#chats.set(chat, [...this.chat(chat), { ...arrived, id }]);
    this.#answer(response, 201, { id });
  }

  #update(request: Request, response: Response): void {
    const chat = String(request.params['chat']);
    const id = String(request.params['id']);
    const arrived = this.#arrive(request, response, chat);
    if (arrived === undefined) return;
    if (!this.chat(chat).some((message) => message.id === id)) {
      refuse(response, { status: 404, code: 'ActivityNotFoundInConversation' });
      return;
    }
    this.#change(chat, id, () => ({ ...arrived, id }));
    this.#answer(response, 200, { id });
  }

  #arrive(request: Request, response: Response, chat: string): Omit<ChatMessage, 'id'> | undefined {
    const text = JSON.stringify(request.body);
    this.#seen.push(text);
    const refusal = this.#failures.shift() ?? this.#whyNot(request, chat, text);
    if (refusal !== undefined) {
      refuse(response, refusal);
      return undefined;
    }
    const { text: said, attachments } = activity.parse(request.body);
    const shown = attachments?.[0]?.content;
    return {
      ...(said === undefined ? {} : { text: said }),
      ...(shown === undefined ? {} : { card: shown }),
    };
  }

  #whyNot(request: Request, chat: string, text: string): Refusal | undefined {
    if (!this.#chats.has(chat)) return { status: 404, code: 'ConversationNotFound' };
    if (text.length > TOO_BIG) return { status: 413, code: 'MessageSizeTooBig' };
    const parsed = activity.safeParse(request.body);
    if (!parsed.success) return { status: 400, code: 'BadSyntax' };
    return parsed.data.conversation.id === chat ? undefined : { status: 400, code: 'BadArgument' };
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

function refuse(response: Response, { status, code }: Refusal): void {
  response.status(status).json({ error: { code, message: code } });
}

/** The action with this title, wherever it is on the card. */
export function findAction(within: unknown, title: string): z.infer<typeof action> | undefined {
  if (typeof within !== 'object' || within === null) return undefined;
  const parsed = action.safeParse(within);
  if (parsed.success && parsed.data.type === 'Action.Execute' && parsed.data.title === title) {
    return parsed.data;
  }
  for (const part of Object.values(within)) {
    const found = findAction(part, title);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Everything that a card says, in order. */
export function textOf(shown: unknown): string {
  if (Array.isArray(shown)) return shown.map(textOf).filter(Boolean).join('\n');
  if (typeof shown !== 'object' || shown === null) return '';
  const { text, title, ...rest } = { text: undefined, title: undefined, ...shown };
  const own = [text, title].filter((word) => typeof word === 'string').join('\n');
  const inner = Object.entries(rest)
    .filter(([key]) => ['body', 'items', 'inlines', 'columns', 'actions', 'card'].includes(key))
    .map(([, part]) => textOf(part));
  return [own, ...inner].filter((line) => line !== '').join('\n');
}
