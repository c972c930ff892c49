// The fields of an activity that are read, and which of them may be missing.
import { z } from 'zod';
import { maybe, unlessOdd } from './edge-fields.js';

export const CHANNEL = 'msteams';
/** The client of the wire puts it into a header. */
export const conversationId = z.string().regex(/^[\t\x20-\x7e\x80-\xff]+$/);
export const activity = z.object({
  type: z.string(),
  id: maybe(z.string().max(500)),
  name: unlessOdd(z.string().max(100)),
  text: maybe(z.string()),
  locale: unlessOdd(z.string().max(50)),
  localTimezone: unlessOdd(z.string().max(100)),
  entities: unlessOdd(z.array(z.unknown()).max(200)),
  timestamp: unlessOdd(z.string().max(100)),
  replyToId: unlessOdd(z.string().max(500)),
  serviceUrl: z.string().max(500),
  channelId: z.string(),
  from: z.object({ id: z.string().min(1), aadObjectId: maybe(z.string()) }),
  recipient: unlessOdd(z.object({ id: maybe(z.string()) })),
  conversation: z.object({
    id: conversationId,
    conversationType: maybe(z.string()),
    tenantId: maybe(z.string()),
  }),
  attachments: unlessOdd(z.array(z.object({ contentType: maybe(z.string()) })).max(200)),
  channelData: maybe(z.object({ tenant: maybe(z.object({ id: maybe(z.string()) })) })),
  action: unlessOdd(z.string()),
  value: z.unknown().optional(),
});
export type Activity = z.infer<typeof activity>;
