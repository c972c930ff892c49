// How the person who sent an activity can be reached and spoken to.
import { z } from 'zod';
import type { Contact } from '../../app/looking/who.js';
import { defined } from '../../domain/defined.js';
import type { JsonObject } from '../../ports/store.js';
import type { Activity } from './activity-shape.js';
import { clientInfoIn } from './client-info.js';

export function contactOf(given: Activity): Contact {
  const client = clientInfoIn(given.entities);
  const zone = given.localTimezone ?? client.zone;
  const locale = given.locale ?? client.locale;
  return {
    address: addressOf(given),
    // The service's address changes its form within one tenant, while the chat stays.
    sameChat: (other) => {
      const parsed = addressed.safeParse(other);
      return parsed.success && parsed.data.conversation.id === given.conversation.id;
    },
    ...defined({ zone, locale }),
  };
}

const addressed = z.object({ conversation: z.object({ id: z.string() }) });

/** The part of a conversation reference that sending needs; no names. */
function addressOf(given: Activity): JsonObject {
  const { conversation, from, recipient, serviceUrl, channelId } = given;
  return {
    serviceUrl,
    channelId,
    conversation: {
      id: conversation.id,
      conversationType: conversation.conversationType ?? 'personal',
      ...defined({ tenantId: conversation.tenantId }),
    },
    user: { id: from.id },
    bot: { id: recipient?.id ?? '' },
  };
}
