// The wire of a deployment: activities from the channel alone, messages as the bot's managed identity.
import { TurnContext } from 'botbuilder';
import {
  AppCredentials,
  AuthenticationConfiguration,
  AuthenticationError,
  BotFrameworkAuthenticationFactory,
  ServiceClientCredentialsFactory,
} from 'botframework-connector';
import type { AuthenticatorResult, ServiceClientCredentials } from 'botframework-connector';
import { z } from 'zod';
import type { Clock } from '../../ports/clock.js';
import type { Log } from '../../ports/log.js';
import { activityOf } from './activity-of.js';
import { BotbuilderWire } from './botbuilder-wire.js';
import type { SendOptions } from './botbuilder-wire.js';
import type { Rendered } from './cards/render.js';
import { refuseUnlessFromChannel } from './channel-token.js';
import type { ChannelTokenRules } from './channel-token.js';
import { ChannelKeysUnavailable, PublishedSigningKeys } from './signing-keys.js';
import type { Received, Respond } from './wire.js';

/** Where a cloud has its channel: addresses with https, fixed in the code. */
export type ChannelPlaces = {
  readonly channelIssuer: string;
  readonly channelKeys: string;
  readonly channelService: string;
  readonly channelAudience: string;
  readonly login: string;
};

export type BotIdentity = {
  /** Never empty: an empty one would switch authentication off. */
  readonly appId: string;
  readonly tenantId: string;
  /** A token of the bot's own for an audience, e.g. `https://api.botframework.com`. */
  readonly token: (audience: string) => Promise<{ readonly token: string; readonly until: Date }>;
};

export type AuthenticatedParts = Omit<SendOptions, 'botId' | 'log'> & {
  readonly places: ChannelPlaces;
  readonly bot: BotIdentity;
  readonly clock: Clock;
  readonly log: Log;
};

/** There is a plain answer behind it, and both must come in time. */
const WHISPER_MS = 4_000;

const sender = z.looseObject({ channelId: z.literal('msteams'), serviceUrl: z.string() });

export class AuthenticatedWire extends BotbuilderWire {
  readonly #rules: ChannelTokenRules;
  readonly #log: Log;
  readonly #bot: BotIdentity;
  readonly #audience: string;

  constructor({ places, bot, clock, log, ...send }: AuthenticatedParts) {
    super(authenticationOf(places, bot), { ...send, botId: `28:${bot.appId}`, log });
    this.#log = log;
    this.#bot = bot;
    this.#audience = places.channelAudience;
    this.#rules = {
      issuer: places.channelIssuer,
      audience: bot.appId,
      keys: new PublishedSigningKeys(places.channelKeys, clock),
      clock,
    };
  }

  /**
   * A targeted message: botbuilder has no word for it, the connector's REST interface has
   * (learn.microsoft.com/microsoftteams/platform/agents-in-teams/targeted-messages).
   */
  protected override async whisper(context: TurnContext, answer: Rendered): Promise<boolean> {
    const { conversation, serviceUrl } = context.activity;
    const chat = encodeURIComponent(conversation.id);
    const address = new URL(`v3/conversations/${chat}/activities`, serviceUrl.replace(/\/?$/, '/'));
    address.searchParams.set('isTargetedActivity', 'true');
    const reference = TurnContext.getConversationReference(context.activity);
    const whole = TurnContext.applyConversationReference(activityOf(answer), reference);
    try {
      const { token } = await this.#bot.token(this.#audience);
      const answer = await fetch(address, {
        method: 'POST',
        headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
        body: JSON.stringify(whole),
        redirect: 'error',
        signal: AbortSignal.timeout(WHISPER_MS),
      });
      if (!answer.ok) this.#log.info('whisper.refused', { status: answer.status });
      return answer.ok;
    } catch (error) {
      this.#log.error('whisper.failed', error);
      return false;
    }
  }

  override async receive(
    authorization: string,
    body: unknown,
    respond: Respond,
  ): Promise<Received> {
    // Another channel has other keys and other rules; some of them botbuilder would look up by this very field.
    const parsed = sender.safeParse(body);
    if (!parsed.success) {
      const field = parsed.error.issues[0]?.path.join('.') ?? '';
      this.#log.info('activity.refused', { code: 'MALFORMED', field });
      return { status: 400 };
    }
    try {
      const { serviceUrl } = parsed.data;
      const why = await refuseUnlessFromChannel(this.#rules, { authorization, serviceUrl });
      if (why === undefined) return await super.receive(authorization, body, respond);
      this.#log.info('channel.refused', { code: why.code });
      return { status: 401 };
    } catch (error) {
      if (!(error instanceof ChannelKeysUnavailable)) throw error;
      this.#log.error('channel.keys-unavailable', error);
      return { status: 503 };
    }
  }
}

function authenticationOf(
  places: ChannelPlaces,
  bot: BotIdentity,
): ReturnType<typeof BotFrameworkAuthenticationFactory.create> {
  const { channelIssuer, channelAudience, login } = places;
  return BotFrameworkAuthenticationFactory.create(
    places.channelService,
    true,
    `${login}/${bot.tenantId}`,
    channelAudience,
    channelIssuer,
    channelIssuer,
    places.channelKeys,
    // Where botbuilder looks for the keys of tokens that come from no channel. There are none of these here.
    places.channelKeys,
    '',
    new IdentityCredentialsFactory(bot),
    new AuthenticationConfiguration([], async (claims) => {
      const issuer = claims.find(({ type }) => type === 'iss')?.value;
      if (issuer !== channelIssuer) throw new AuthenticationError('not the channel', 401);
    }),
  );
}

/** The bot's tokens from its managed identity. There is no way to switch the channel's authentication off. */
class IdentityCredentialsFactory extends ServiceClientCredentialsFactory {
  readonly #bot: BotIdentity;

  constructor(bot: BotIdentity) {
    super();
    if (bot.appId.trim() === '') throw new TypeError('a bot without an app id lets everybody in');
    this.#bot = bot;
  }

  async isValidAppId(appId: string): Promise<boolean> {
    return appId === this.#bot.appId;
  }

  async isAuthenticationDisabled(): Promise<boolean> {
    return false;
  }

  async createCredentials(
    _appId: string,
    audience: string | undefined,
  ): Promise<ServiceClientCredentials> {
    return new IdentityCredentials(this.#bot, audience ?? '');
  }
}

class IdentityCredentials extends AppCredentials {
  readonly #bot: BotIdentity;

  constructor(bot: BotIdentity, audience: string) {
    super(bot.appId, bot.tenantId, audience);
    this.#bot = bot;
  }

  protected override async refreshToken(): Promise<AuthenticatorResult> {
    const { token, until } = await this.#bot.token(this.oAuthScope);
    return { accessToken: token, expiresOn: until };
  }
}
