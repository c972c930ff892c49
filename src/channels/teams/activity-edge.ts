// What the channel sends, parsed once. Who somebody is comes from the verified object id and tenant id alone; names,
// addresses, text and card data say nothing about it.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Actor, Contact } from '../../app/looking/who.js';
import { parseCaseId, parsePersonId, parseTenantId } from '../../domain/ids.js';
import type { CaseId, TenantId } from '../../domain/ids.js';
import type { JsonObject } from '../../ports/store.js';
import { parsePress } from './parse-press.js';
import type { CardPress } from './parse-press.js';
import type { ServiceUrlRule } from './service-url.js';

const tenant = z.object({ id: z.string() });
const activity = z.object({
  type: z.string(),
  id: z.string().min(1).max(500).optional(),
  name: z.string().max(100).optional(),
  text: z.string().optional(),
  locale: z.string().max(50).optional(),
  localTimezone: z.string().max(100).optional(),
  timestamp: z.string().max(100).optional(),
  replyToId: z.string().max(500).optional(),
  serviceUrl: z.string().max(500),
  channelId: z.string(),
  from: z.object({ id: z.string(), aadObjectId: z.string().optional() }),
  recipient: z.object({ id: z.string(), name: z.string().optional() }).optional(),
  conversation: z.object({
    id: z.string(),
    conversationType: z.string().optional(),
    tenantId: z.string().optional(),
  }),
  channelData: z.object({ tenant: tenant.optional() }).optional(),
  action: z.string().optional(),
  value: z.unknown().optional(),
});
type Activity = z.infer<typeof activity>;

export type Incoming = {
  readonly actor: Actor;
  /** A chat of one person with the bot; everywhere else nothing about anybody is said. */
  readonly personal: boolean;
  readonly contact: Contact;
  readonly what:
    | { readonly kind: 'said'; readonly text: string }
    /** `installed`: the chat may be empty, whatever was in it before. */
    | { readonly kind: 'met'; readonly installed: boolean }
    | { readonly kind: 'pressed'; readonly press: CardPress }
    /** A dialog is to be opened: the set-up page of this case. */
    | { readonly kind: 'dialog'; readonly caseId: CaseId }
    | { readonly kind: 'malformed-press' }
    | { readonly kind: 'other' };
};

export type EdgeRefusal = {
  readonly code: 'MALFORMED' | 'NO_IDENTITY' | 'OTHER_TENANT' | 'OTHER_CHANNEL' | 'SERVICE_URL';
};

export type EdgeRules = {
  readonly tenantId: TenantId;
  readonly serviceUrl: ServiceUrlRule;
};

export function parseIncoming(value: unknown, rules: EdgeRules): Incoming | EdgeRefusal {
  const parsed = activity.safeParse(value);
  if (!parsed.success) return { code: 'MALFORMED' };
  const given = parsed.data;
  if (given.channelId !== 'msteams') return { code: 'OTHER_CHANNEL' };
  if (!rules.serviceUrl(given.serviceUrl)) return { code: 'SERVICE_URL' };
  const tenants = [given.channelData?.tenant?.id, given.conversation.tenantId].filter(
    (id) => id !== undefined,
  );
  if (tenants.length === 0) return { code: 'NO_IDENTITY' };
  if (tenants.some((id) => parseTenantId(id) !== rules.tenantId)) return { code: 'OTHER_TENANT' };
  const personId = parsePersonId(given.from.aadObjectId ?? '');
  if (personId === undefined) return { code: 'NO_IDENTITY' };
  return {
    actor: { tenantId: rules.tenantId, personId, activityId: activityIdOf(given) },
    personal: given.conversation.conversationType === 'personal',
    contact: contactOf(given),
    what: whatOf(given),
  };
}

/** The activity's own id; where there is none, something that is the same when it is delivered again. */
function activityIdOf({ id, conversation, from, ...given }: Activity): string {
  if (id !== undefined) return id;
  const { timestamp, replyToId, text, value } = given;
  const parts = [conversation.id, from.id, timestamp, replyToId, text, value];
  return `h-${createHash('sha256').update(JSON.stringify(parts)).digest('hex')}`;
}

function contactOf({ locale, localTimezone, ...given }: Activity): Contact {
  return {
    address: addressOf(given),
    ...(localTimezone === undefined ? {} : { zone: localTimezone }),
    ...(locale === undefined ? {} : { locale }),
  };
}

/** The part of a conversation reference that sending needs; no names. */
function addressOf({ conversation, from, recipient, serviceUrl, channelId }: Activity): JsonObject {
  return {
    serviceUrl,
    channelId,
    conversation: {
      id: conversation.id,
      conversationType: conversation.conversationType ?? 'personal',
      ...(conversation.tenantId === undefined ? {} : { tenantId: conversation.tenantId }),
    },
    user: { id: from.id },
    bot: { id: recipient?.id ?? '' },
  };
}

function whatOf(given: Activity): Incoming['what'] {
  switch (given.type) {
    case 'message':
      return { kind: 'said', text: given.text ?? '' };
    case 'installationUpdate':
      return given.action?.startsWith('remove') === true
        ? { kind: 'other' }
        : { kind: 'met', installed: true };
    case 'conversationUpdate':
      return { kind: 'met', installed: false };
    case 'invoke':
      return invokeOf(given);
    default:
      return { kind: 'other' };
  }
}

function invokeOf({ name, value }: Activity): Incoming['what'] {
  if (name === 'adaptiveCard/action') return pressOf(value);
  return name === 'task/fetch' ? dialogOf(value) : { kind: 'other' };
}

const dialogFetch = z.object({ data: z.object({ caseId: z.string() }) });

function dialogOf(value: unknown): Incoming['what'] {
  const parsed = dialogFetch.safeParse(value);
  const caseId = parsed.success ? parseCaseId(parsed.data.data.caseId) : undefined;
  return caseId === undefined ? { kind: 'malformed-press' } : { kind: 'dialog', caseId };
}

function pressOf(value: unknown): Incoming['what'] {
  const press = parsePress(value);
  return press === undefined ? { kind: 'malformed-press' } : { kind: 'pressed', press };
}
