// What Teams refuses a message with, and what that means for whoever was to be told. By its code first: one status has
// several meanings, and only some of them say that a person cannot be reached.
import { z } from 'zod';

/** What was tried. */
export type Doing = 'send' | 'update' | 'open';

export type Meaning =
  /** It may go through later, as it is or once somebody has mended it. */
  | 'later'
  /** That message is gone: send it anew. */
  | 'message-gone'
  /** The chat is not found: try again, then open it anew. */
  | 'chat-gone'
  /** The tenant is served elsewhere: ask there. */
  | 'elsewhere'
  | 'not-installed'
  | 'blocked'
  | 'blocked-by-admin';

export type Refusal = {
  readonly status: number;
  /** As Microsoft's pages write it; absent where the status comes without one. */
  readonly code?: string;
  readonly means: Readonly<Record<Doing, Meaning>>;
};

const always = (meaning: Meaning): Refusal['means'] => ({
  send: meaning,
  update: meaning,
  open: meaning,
});

// learn.microsoft.com/microsoftteams/platform/bots/build-conversational-capability, "Status codes from bot conversational
// APIs"; `MessageWritesBlocked`: …/bots/how-to/conversations/send-proactive-messages.
export const REFUSALS: readonly Refusal[] = [
  { status: 400, code: 'Bad Argument', means: always('later') },
  { status: 401, code: 'BotNotRegistered', means: always('later') },
  { status: 403, code: 'BotDisabledByAdmin', means: always('blocked-by-admin') },
  { status: 403, code: 'BotNotInConversationRoster', means: always('not-installed') },
  { status: 403, code: 'ConversationBlockedByUser', means: always('blocked') },
  { status: 403, code: 'MessageWritesBlocked', means: always('blocked') },
  { status: 403, code: 'ForbiddenOperationException', means: always('not-installed') },
  { status: 403, code: 'InvalidBotApiHost', means: always('elsewhere') },
  { status: 403, code: 'NotEnoughPermissions', means: always('later') },
  {
    // A message that was deleted (github.com/microsoft/BotFramework-Services/issues/269).
    status: 403,
    code: 'ServiceError',
    means: { send: 'later', update: 'message-gone', open: 'later' },
  },
  {
    status: 404,
    code: 'ActivityNotFoundInConversation',
    means: { send: 'later', update: 'message-gone', open: 'later' },
  },
  {
    status: 404,
    code: 'ConversationNotFound',
    means: { send: 'chat-gone', update: 'chat-gone', open: 'later' },
  },
  { status: 412, code: 'PreconditionFailed', means: always('later') },
  { status: 413, code: 'MessageSizeTooBig', means: always('later') },
  { status: 429, code: 'Throttled', means: always('later') },
  { status: 500, code: 'ServiceError', means: always('later') },
  { status: 502, code: 'ServiceError', means: always('later') },
  { status: 503, means: always('later') },
  { status: 504, means: always('later') },
];

const restError = z.looseObject({
  statusCode: z.number(),
  code: z.string().optional().catch(undefined),
});

/** `said`: for the log: our own words, and a code alone that Microsoft's pages list. */
export type Refused = { readonly meaning: Meaning; readonly said: string };

/** Of what the channel's client threw. What is on no list may go through later. */
export function refusedWith(error: unknown, doing: Doing): Refused {
  const parsed = restError.safeParse(error);
  if (!parsed.success) return { meaning: 'later', said: 'the channel did not answer' };
  const { statusCode: status, code } = parsed.data;
  const listed = REFUSALS.find((one) => one.status === status && one.code === code);
  const named = listed?.code === undefined ? '' : ` ${listed.code}`;
  return {
    meaning: listed?.means[doing] ?? unlisted(status, doing),
    said:
      status < 400
        ? `the channel answered ${status} with what it never answers`
        : `the channel refused with ${status}${named}`,
  };
}

/** A chat or a message that is not found has other codes at times. No 403 without a listed code closes anybody's chat. */
function unlisted(status: number, doing: Doing): Meaning {
  if (doing === 'open') return 'later';
  if (status === 404) return 'chat-gone';
  return status === 403 && doing === 'update' ? 'message-gone' : 'later';
}
