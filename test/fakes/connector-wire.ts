// What the Bot Connector takes, and how it refuses the rest.
import type { Response } from 'express';
import { z } from 'zod';

/** The smallest limit that any version of Teams' documentation gives. */
const TOO_BIG = 28 * 1024;

export const action = z.looseObject({ type: z.string(), title: z.string().optional() });
export type Action = z.infer<typeof action>;

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
  from: z.looseObject({ id: z.string().min(1) }),
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

export type WireRefusal = {
  readonly status: number;
  readonly code: string;
  readonly retryAfterSeconds?: number;
};
export type Arrived = { readonly text?: string; readonly card?: Card };

/** The message in the body, or why it is not taken. */
export function takeMessage(body: unknown, chat: string): Arrived | WireRefusal {
  if (Buffer.byteLength(JSON.stringify(body ?? null)) > TOO_BIG) {
    return { status: 413, code: 'MessageSizeTooBig' };
  }
  const parsed = activity.safeParse(body);
  if (!parsed.success) return { status: 400, code: 'BadSyntax' };
  if (parsed.data.conversation.id !== chat) return { status: 400, code: 'BadArgument' };
  const shown = shownIn(parsed.data);
  return 'text' in shown || 'card' in shown ? shown : { status: 400, code: 'BadSyntax' };
}

function shownIn({ text, attachments }: z.infer<typeof activity>): Arrived {
  const shown = attachments?.[0]?.content;
  return {
    ...(text === undefined ? {} : { text }),
    ...(shown === undefined ? {} : { card: shown }),
  };
}

const newChat = z.looseObject({
  bot: z.looseObject({ id: z.string().startsWith('28:') }),
  isGroup: z.literal(false),
  tenantId: z.string().min(1),
  members: z.tuple([
    z.looseObject({ id: z.string().min(1), aadObjectId: z.undefined().optional() }),
  ]),
  channelData: z.looseObject({ tenant: z.looseObject({ id: z.string().min(1) }) }),
});

/** With whom a chat is to be opened. An object id in `aadObjectId` is refused (msteams-docs issue 14079). */
export function whomToMeet(body: unknown): string | WireRefusal {
  const parsed = newChat.safeParse(body);
  return parsed.success ? parsed.data.members[0].id : { status: 400, code: 'Bad Argument' };
}

export function refuse(response: Response, { status, code, retryAfterSeconds }: WireRefusal): void {
  if (retryAfterSeconds !== undefined) response.set('Retry-After', `${retryAfterSeconds}`);
  response.status(status).json({ error: { code, message: code } });
}
