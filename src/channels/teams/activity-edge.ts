// What the channel sends, parsed once. Who somebody is comes from the verified object id and tenant id alone; names,
// addresses, text and card data say nothing about it.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Actor, Contact } from '../../app/looking/who.js';
import { defined } from '../../domain/defined.js';
import { parseCaseId, parsePersonId, parseRequestId, parseTenantId } from '../../domain/ids.js';
import type { CaseId, PersonId, RequestId, TenantId } from '../../domain/ids.js';
import { activity, CHANNEL, conversationId } from './activity-shape.js';
import type { Activity } from './activity-shape.js';
import { contactOf } from './contact-of.js';
import { joinMentions } from './mentions.js';
import { parsePress, parseSubmit } from './parse-press.js';
import type { Press } from './parse-press.js';
import type { ServiceUrlRule } from './service-url.js';

/** What a dialog that is to be opened shows: the set-up page of a case, the page of the seed under a request, that of auditors. */
export type DialogOf =
  | { readonly page: 'set-up'; readonly caseId: CaseId }
  | { readonly page: 'seed'; readonly requestId: RequestId }
  | { readonly page: 'audit' }
  | { readonly page: 'unknown' };

export type Incoming = {
  readonly actor: Actor;
  /** A chat of one person with the bot; everywhere else nothing about anybody is said. */
  readonly personal: boolean;
  readonly contact: Contact;
  /** The message with the card that was pressed. */
  readonly pressedOn?: string;
  readonly what:
    /** `picture`: there is one, or a file, in it or beside it. It is never fetched: it may be that of a seed. */
    | { readonly kind: 'said'; readonly text: string; readonly picture: boolean }
    /** `installed`: the chat may be empty, whatever was in it before. */
    | { readonly kind: 'met'; readonly installed: boolean }
    /** `asMessage`: by the fallback of a client that cannot do better. What answers it stays in the chat. */
    | { readonly kind: 'pressed'; readonly press: Press; readonly asMessage: boolean }
    | { readonly kind: 'dialog'; readonly of: DialogOf }
    | { readonly kind: 'malformed-press' }
    /** Teams waits for an answer, and we know nothing to say. */
    | { readonly kind: 'unknown-invoke' }
    | { readonly kind: 'other' };
};

export type EdgeRefusal =
  | { readonly code: 'NO_IDENTITY' | 'OTHER_TENANT' | 'OTHER_CHANNEL' | 'SERVICE_URL' }
  | {
      readonly code: 'MALFORMED';
      /** The first field that cannot be read, as a path of our own names. */
      readonly field: string;
      /** It says where an answer may go, and to whom. */
      readonly answerable: boolean;
    };

export type EdgeRules = {
  readonly tenantId: TenantId;
  readonly serviceUrl: ServiceUrlRule;
};

export function parseIncoming(value: unknown, rules: EdgeRules): Incoming | EdgeRefusal {
  const parsed = activity.safeParse(value);
  if (!parsed.success) return malformed(value, parsed.error, rules);
  const given = parsed.data;
  if (given.channelId !== CHANNEL) return { code: 'OTHER_CHANNEL' };
  if (!rules.serviceUrl(given.serviceUrl)) return { code: 'SERVICE_URL' };
  const person = personIn(given, rules);
  if ('code' in person) return person;
  return {
    actor: { tenantId: rules.tenantId, personId: person.id, activityId: activityIdOf(given) },
    personal: given.conversation.conversationType === 'personal',
    contact: contactOf(given),
    ...defined({ pressedOn: given.replyToId }),
    what: whatOf(given),
  };
}

/** The tenant is said in two places: either will do, and none may contradict. */
function personIn(
  { channelData, conversation, from }: Activity,
  { tenantId }: EdgeRules,
): { readonly id: PersonId } | EdgeRefusal {
  const said = [channelData?.tenant?.id, conversation.tenantId];
  const tenants = said.filter((id) => id !== undefined);
  if (tenants.length === 0) return { code: 'NO_IDENTITY' };
  if (tenants.some((id) => parseTenantId(id) !== tenantId)) return { code: 'OTHER_TENANT' };
  const id = parsePersonId(from.aadObjectId ?? '');
  return id === undefined ? { code: 'NO_IDENTITY' } : { id };
}

/** Whatever else is odd, that much says where an answer goes. */
const answerable = activity.pick({ serviceUrl: true, channelId: true }).extend({
  from: z.object({ id: z.string().min(1) }),
  conversation: z.object({ id: conversationId }),
});

function malformed(value: unknown, { issues }: z.ZodError, rules: EdgeRules): EdgeRefusal {
  const to = answerable.safeParse(value);
  return {
    code: 'MALFORMED',
    field: issues[0]?.path.join('.') ?? '',
    answerable: to.success && to.data.channelId === CHANNEL && rules.serviceUrl(to.data.serviceUrl),
  };
}

/** The activity's own id; where there is none, something that is the same when it is delivered again. */
function activityIdOf({ id, conversation, from, ...given }: Activity): string {
  if (id !== undefined) return id;
  const { timestamp, replyToId, text, value } = given;
  const parts = [conversation.id, from.id, timestamp, replyToId, text, value];
  return `h-${createHash('sha256').update(JSON.stringify(parts)).digest('hex')}`;
}

function whatOf(given: Activity): Incoming['what'] {
  switch (given.type) {
    case 'message':
      return submitOf(given) ?? saidIn(given);
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
  return name === 'task/fetch'
    ? { kind: 'dialog', of: dialogOf(value) }
    : { kind: 'unknown-invoke' };
}

const fetchOf = z.union([
  z.object({ page: z.literal('audit') }),
  z.object({ requestId: z.string() }),
  z.object({ caseId: z.string() }),
]);
const dialogFetch = z.object({ data: fetchOf });

function dialogOf(value: unknown): DialogOf {
  const parsed = dialogFetch.safeParse(value);
  if (!parsed.success) return { page: 'unknown' };
  const { data } = parsed.data;
  if ('page' in data) return data;
  if ('requestId' in data) {
    const requestId = parseRequestId(data.requestId);
    return requestId === undefined ? { page: 'unknown' } : { page: 'seed', requestId };
  }
  const caseId = parseCaseId(data.caseId);
  return caseId === undefined ? { page: 'unknown' } : { page: 'set-up', caseId };
}

function pressOf(value: unknown): Incoming['what'] {
  const press = parsePress(value);
  return press === undefined
    ? { kind: 'malformed-press' }
    : { kind: 'pressed', press, asMessage: false };
}

/** Put into the message, or as a file beside it (learn.microsoft.com/microsoftteams/platform/bots/how-to/bots-filesv4). */
const PICTURE = /^image\/|^application\/vnd\.microsoft\.teams\.file\.download\.info$/i;

function saidIn({ text = '', attachments = [], ...given }: Activity): Incoming['what'] {
  const picture = attachments.some(({ contentType = '' }) => PICTURE.test(contentType));
  const joined = joinMentions(text, given.entities ?? [], given.recipient?.id);
  return { kind: 'said', text: joined, picture };
}

/** The button's fallback: a message without words, whose value is what the button carries. */
function submitOf({ text, value }: Activity): Incoming['what'] | undefined {
  if (text !== undefined) return undefined;
  const press = parseSubmit(value);
  return press && { kind: 'pressed', press, asMessage: true };
}
