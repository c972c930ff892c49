import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { systemClock as clock } from '../../../src/adapters/local/system-clock.js';
import { PublishedSigningKeys } from '../../../src/channels/teams/signing-keys.js';
import { ChannelIssuer } from '../../fakes/channel-issuer.js';
import type { TokenChanges } from '../../fakes/channel-issuer.js';
import { activity, authenticatedWire, SERVICE } from './authenticated.js';

let issuer: ChannelIssuer;
beforeAll(async () => {
  issuer = await ChannelIssuer.start();
});
afterAll(async () => issuer.stop());

const signed = async (changes: TokenChanges = {}): Promise<string> => {
  const nowSeconds = Math.floor(clock.now() / 1000);
  return `Bearer ${await issuer.token({ serviceUrl: SERVICE, nowSeconds }, changes)}`;
};

async function tryOnce(): Promise<{ readonly status: number; readonly logged: string }> {
  const lines: string[] = [];
  const { status } = await authenticatedWire(issuer, lines).receive(
    await signed(),
    activity,
    async () => undefined,
  );
  return { status, logged: lines.join(' ') };
}

describe("the channel's keys", () => {
  test('are asked for once, however many ask at the same time', async () => {
    const keys = new PublishedSigningKeys(issuer.metadata, clock);
    const before = issuer.asked;
    const found = await Promise.all(Array.from({ length: 10 }, async () => keys.find('good')));
    expect(found.map((key) => key?.endorsements)).toEqual(Array(10).fill(['msteams', 'webchat']));
    expect(issuer.asked - before).toBe(1);
  });

  test('are not asked for again because somebody invents key ids', async () => {
    const wire = authenticatedWire(issuer, []);
    await wire.receive(await signed(), activity, async () => undefined);
    const before = issuer.asked;
    for (let at = 0; at < 5; at += 1) {
      const invented = await signed({ kid: 'unpublished' });
      expect(await wire.receive(invented, activity, async () => undefined)).toEqual({
        status: 401,
      });
    }
    expect(issuer.asked).toBe(before);
  });

  test('that cannot be had let nobody in, and the channel is asked to come again', async () => {
    issuer.down = true;
    const tried = await tryOnce();
    issuer.down = false;
    expect(tried).toEqual({ status: 503, logged: 'channel.keys-unavailable' });
  });

  test('that are said to lie on another host are not fetched from there', async () => {
    issuer.keysElsewhere = true;
    const tried = await tryOnce();
    issuer.keysElsewhere = false;
    expect(tried.status).toBe(503);
  });
});
