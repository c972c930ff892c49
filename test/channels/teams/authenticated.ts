// The wire of a deployment, whose channel is the issuer in the test's hand.
import { systemClock } from '../../../src/adapters/local/system-clock.js';
import { AuthenticatedWire } from '../../../src/channels/teams/authenticated-wire.js';
import { CLOUDS } from '../../../src/config/clouds.js';
import type { Clock } from '../../../src/ports/clock.js';
import { BOT_APP_ID } from '../../fakes/channel-issuer.js';
import type { ChannelIssuer } from '../../fakes/channel-issuer.js';
import { plainWithin } from '../../fakes/quiet-log.js';

export const SERVICE = 'https://smba.trafficmanager.net/emea/';
const TENANT = '7e57ab1e-0000-4000-8000-000000000001';

const began = systemClock.now();
/** Stands still: a token that is nearly too early stays so on a busy machine. botbuilder's own look at tokens has no clock to stop. */
export const clock: Clock = { now: () => began };

export const activity = {
  type: 'message',
  id: 'a-1',
  channelId: 'msteams',
  serviceUrl: SERVICE,
  from: { id: '29:alex' },
  recipient: { id: '28:bot' },
  conversation: { id: 'c-1' },
};

export function authenticatedWire(issuer: ChannelIssuer, lines: string[]): AuthenticatedWire {
  return new AuthenticatedWire({
    places: { ...CLOUDS.public, channelKeys: issuer.metadata },
    bot: {
      appId: BOT_APP_ID,
      tenantId: TENANT,
      token: async () => ({ token: 'mine', until: new Date(clock.now() + 3_600_000) }),
    },
    clock,
    log: {
      info: (event, fields = {}) => lines.push(`${event} ${JSON.stringify(fields)}`),
      error: (event) => lines.push(event),
      ...plainWithin,
    },
  });
}
