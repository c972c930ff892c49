// *Show the QR code* in Teams: one press opens the page as a dialog, and the page shows the whole seed at once.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { renderRequest } from '../../../src/channels/teams/cards/render.js';
import type { RequestId } from '../../../src/domain/ids.js';
import { approvedSeed, factsAbout, requestOf } from '../../app/provisioning/reburning.js';
import { codeOnToken, MARKED_SEED } from '../../app/provisioning/sitting.js';
import { fine, TENANT } from '../../app/trial.js';
import type { RunningBot } from '../running-bot.js';
import { PHASES, sampleView } from './sample-views.js';
import { SEED_PHASES } from './seed-cards.js';
import { EVERYONE, SeedDialog, ticketIn } from './seed-dialog-stage.js';

let at: SeedDialog;
let bot: RunningBot;
beforeEach(async () => {
  at = await SeedDialog.begin();
  bot = at.bot;
});
afterEach(async () => {
  await bot.stop();
});

describe('one press of who asked', () => {
  test('opens the page in a window, and the page shows the seed at once', async () => {
    const answer = await at.press(await approvedSeed(bot.trial));
    expect(answer.task).toMatchObject({
      type: 'continue',
      value: { fallbackUrl: answer.task.value.url },
    });
    const inside = await at.enter(answer);
    expect(await at.showsAtOnce(inside)).toBe(true);
    const shown = fine(await bot.trial.provisioning.seedForBurner(inside));
    expect(shown.uri).toContain(`secret=${MARKED_SEED.toUpperCase()}`);
    expect(shown.until).toBe(bot.trial.parts.clock.now() + 60_000);
  });

  test('shows nothing by itself: the audit has it before the page does', async () => {
    const id = await approvedSeed(bot.trial);
    const inside = await at.enter(await at.press(id));
    expect(await factsAbout(bot.trial, id)).toEqual([
      'request.created',
      'approval.given',
      'request.approved',
      'case.opened',
    ]);
    fine(await bot.trial.provisioning.seedForBurner(inside));
    expect((await factsAbout(bot.trial, id)).slice(4)).toEqual([
      'seed-qr.intended',
      'seed-qr.handed-out',
    ]);
  });

  test('gives a way in that is used once', async () => {
    const answer = await at.press(await approvedSeed(bot.trial));
    await at.enter(answer);
    expect(await bot.trial.provisioning.enter(ticketIn(answer), () => true)).toMatchObject({
      refusal: { code: 'TICKET_UNKNOWN' },
    });
  });

  test('gives a way in that is over after ten minutes', async () => {
    const answer = await at.press(await approvedSeed(bot.trial));
    bot.trial.parts.clock.advanceSeconds(600);
    expect(await bot.trial.provisioning.enter(ticketIn(answer), () => true)).toMatchObject({
      refusal: { code: 'TICKET_UNKNOWN' },
    });
  });

  test('that comes twice opens one case, and the second window shows nothing by itself', async () => {
    const id = await approvedSeed(bot.trial);
    const first = await at.enter(await at.press(id));
    fine(await bot.trial.provisioning.seedForBurner(first));
    const second = await at.enter(await at.press(id));
    expect(second.caseId).toBe(first.caseId);
    expect(await at.showsAtOnce(second)).toBeUndefined();
    expect((await requestOf(bot.trial, id)).life).toMatchObject({ state: 'released' });
    const facts = await factsAbout(bot.trial, id);
    expect(facts.filter((fact) => fact === 'case.opened')).toHaveLength(1);
    expect(facts.filter((fact) => fact === 'seed-qr.handed-out')).toHaveLength(1);
  });

  test('after the minute opens the page for the proof, and shows nothing', async () => {
    const id = await approvedSeed(bot.trial);
    fine(await bot.trial.provisioning.seedForBurner(await at.enter(await at.press(id))));
    bot.trial.parts.clock.advanceSeconds(60);
    await bot.settle();
    const late = await at.enter(await at.press(id));
    expect(await at.showsAtOnce(late)).toBeUndefined();
    expect(await bot.trial.provisioning.seedForBurner(late)).toMatchObject({ ok: false });
    fine(await bot.trial.provisioning.proveBurn(late, codeOnToken(bot.trial)));
    expect(await at.said(id)).toMatch(/^The token was burned/);
  });

  test('leaves the seed in no card, no chat, no log and no row of the store', async () => {
    const id = await approvedSeed(bot.trial);
    const answer = await at.press(id);
    fine(await bot.trial.provisioning.seedForBurner(await at.enter(answer)));
    await bot.settle();
    const chats = EVERYONE.map((name) => bot.person(name).messages);
    const rows = await bot.trial.parts.store.list(TENANT, { from: '0', to: 'z~', limit: 1000 });
    expect(rows.rows.length).toBeGreaterThan(20);
    const everything = JSON.stringify([answer, chats, bot.log, rows]).toLowerCase();
    expect(everything).not.toContain(MARKED_SEED);
  });

  test('tells the account owner before anything is shown again', async () => {
    const id = await approvedSeed(bot.trial);
    fine(await bot.trial.provisioning.seedForBurner(await at.enter(await at.press(id))));
    await bot.settle();
    const told = JSON.stringify(bot.person('diego').messages);
    expect(told).toContain('The secret of your token was shown');
  });
});

describe('the button', () => {
  const drawn = (phase: keyof typeof SEED_PHASES, localTrial: boolean, frozen = false): string => {
    const view = { ...sampleView('requester', SEED_PHASES[phase], { disclosure: 'seed-qr' }) };
    const reader = { zone: 'UTC', now: 0 as never, localTrial };
    return JSON.stringify(renderRequest(frozen ? { ...view, frozen } : view, reader));
  };
  const fetches = (id: RequestId): string =>
    `"data":{"requestId":"${id}","msteams":{"type":"task/fetch"}}`;
  const { requestId } = sampleView('requester', PHASES.approved);

  test.each(['approved', 'releasing', 'seed out', 'seed closed'] as const)(
    'opens a dialog in Teams: %s',
    (phase) => {
      expect(drawn(phase, false)).toContain(fetches(requestId));
      expect(drawn(phase, false)).not.toContain('seed.open');
    },
  );

  test('asks for the link in the local trial, whose windows have no dialogs', () => {
    expect(drawn('approved', true)).toContain('seed.open');
    expect(drawn('approved', true)).not.toContain('task/fetch');
  });

  test('is gone under a freeze', () => {
    expect(drawn('approved', false, true)).not.toContain('task/fetch');
  });
});
