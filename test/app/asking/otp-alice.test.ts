import { describe, expect, test } from '@jest/globals';
import { createHmac } from 'node:crypto';
import { decodeBase32 } from '../../../src/domain/otp/base32.js';
import { fine, loggedBeside, meet, must, openTrial, SAMPLE_SEED } from '../trial.js';

/** RFC 4226 §5.3 in its own words, apart from the code under test. */
function independentCode(seed: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', fine(decodeBase32(seed)))
    .update(counter)
    .digest();
  const offset = (mac.at(-1) ?? 0) & 15;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

describe('/otp alice, from the ask to the code', () => {
  test('gives the requester one code, one step ahead, after one approval', async () => {
    const trial = await openTrial();
    const { bridge, parts } = trial;
    await meet(trial, 'alex', 'megan', 'alice');
    const id = await trial.requestBy('alex');
    const early = fine(await bridge.showCode(trial.as('alex'), id));
    expect(early.refusal).toEqual({ code: 'NOT_NOW', state: 'pending' });
    const approved = fine(await bridge.actOnRequest(trial.as('megan'), id, { kind: 'approve' }));
    expect(approved.view.phase.kind).toBe('approved');
    const answer = fine(await bridge.showCode(trial.as('alex'), id));
    const step = Math.floor(parts.clock.now() / 30_000) + 1;
    expect(answer.refusal).toBeUndefined();
    expect(must(answer.shown).code.reveal()).toBe(independentCode(SAMPLE_SEED, step));
    expect(must(answer.shown).worksUntil).toBe((step + 3) * 30_000 - 5_000);
    const actions = (await trial.audit()).map(({ fact }) => fact.action);
    expect(actions).toEqual([
      'tenant.opened',
      'token.sample-planted',
      'token.sample-enrolled',
      'request.created',
      'approval.given',
      'request.approved',
      'release.intended',
      'release.handed-out',
    ]);
  });

  test('tells everybody in their own chat, and whoever acts, the others follow', async () => {
    const trial = await openTrial();
    await meet(trial, 'alex', 'megan', 'diego', 'alice');
    const id = await trial.requestBy('alex');
    await trial.outbox.drain();
    const kinds = (chat: string): readonly string[] =>
      trial.parts.messenger
        .chat({ chat })
        .map(({ message }) =>
          message.kind === 'request' ? message.view.phase.kind : message.kind,
        );
    for (const chat of ['alex', 'megan', 'diego', 'alice'])
      expect(kinds(chat)).toEqual(['waiting']);
    await trial.bridge.actOnRequest(trial.as('megan'), id, { kind: 'approve' });
    await trial.outbox.drain();
    expect(kinds('alex')).toEqual(['moved', 'approved']);
    expect(kinds('diego')).toEqual(['approved']);
    expect(kinds('alice')).toEqual(['approved']);
    await trial.bridge.showCode(trial.as('alex'), id);
    await trial.outbox.drain();
    expect(kinds('alex')).toEqual(['moved', 'approved']);
    expect(kinds('diego')).toEqual(['code-out']);
    expect(kinds('alice')).toEqual(['code-out', 'notice']);
    trial.parts.clock.advanceSeconds(300);
    await trial.outbox.drain();
    expect(kinds('alex')).toEqual(['moved', 'closed']);
    expect(loggedBeside(trial)).toEqual([]);
  });
});

test('a name that nobody has opens nothing: the nearest are suggested, and none is taken', async () => {
  const trial = await openTrial();
  await meet(trial, 'alex', 'megan');
  const ask = { typedName: 'alcie', reason: '', byMail: false };
  const answer = await trial.bridge.askForCode(trial.as('alex'), ask);
  const alice = { name: 'Alice Example', account: 'alice@contoso.example' };
  expect(answer).toMatchObject({
    ok: false,
    refusal: { code: 'UNKNOWN_PERSON', typed: 'alcie', nearest: [alice] },
  });
  const actions = (await trial.audit()).map(({ fact }) => fact.action);
  expect(actions).not.toContain('request.created');
});
