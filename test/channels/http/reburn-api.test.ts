// The whole seed once more, under an approved request: the set-up page over real HTTP, from the ticket to the proof.
import { afterEach, describe, expect, test } from '@jest/globals';
import { seedKeyRow } from '../../../src/app/commit/rows/names.js';
import { VaultUnavailable } from '../../../src/ports/fault.js';
import {
  approvedSeed,
  askForSeed,
  factsAbout,
  requestOf,
} from '../../app/provisioning/reburning.js';
import { codeOnToken, MARKED_SEED } from '../../app/provisioning/sitting.js';
import { fine, loggedBeside, must, TENANT } from '../../app/trial.js';
import { CAPTURE } from './page-visit.js';
import { beginReburn, secretIn } from './reburn-page.js';
import type { Reburn } from './reburn-page.js';

let re: Reburn;
afterEach(async () => {
  await re.server.stop();
});

describe('an approved re-burn', () => {
  test('shows the seed for a minute, tells its owner, and ends with the proof', async () => {
    re = await beginReburn();
    const { trial } = re;
    const id = await approvedSeed(trial);
    const page = await re.openPage(id);
    const before = (await page.ask('case')).case;
    const until = trial.parts.clock.now() + 600_000;
    expect(before).toMatchObject({ purpose: 're-burn', token: { seedQrUntil: until } });
    const { seedQr } = await page.ask('seed-qr');
    expect(must(seedQr).uri).toContain(`secret=${MARKED_SEED.toUpperCase()}`);
    expect(must(seedQr).until).toBe(trial.parts.clock.now() + 60_000);
    await trial.outbox.drain();
    const told = trial.parts.messenger.chat({ chat: 'diego' }).flatMap(({ message }) => {
      return message.kind === 'notice' ? [message.notice] : [];
    });
    expect(told.at(-1)).toMatchObject({ code: 'seed-shown', by: 'Alex Wilber' });
    trial.parts.clock.advanceSeconds(45);
    const code = codeOnToken(trial, 1);
    const proved = await page.ask('token-code', { code });
    expect(proved.case?.token).toMatchObject({ stage: 'burned', drift: { steps: 1, seconds: 30 } });
    expect((await requestOf(trial, id)).life).toMatchObject({
      state: 'closed',
      codes: [{ wholeSeed: true, shows: 1, burned: true }],
    });
    expect(await factsAbout(trial, id)).toEqual([
      'request.created',
      'approval.given',
      'request.approved',
      'case.opened',
      'seed-qr.intended',
      'seed-qr.handed-out',
      'seed-qr.burned',
      'request.closed',
    ]);
    expect((await page.ask('seed-qr')).refusal).toMatchObject({ code: 'REQUEST_OVER' });
    expect(page.heard.filter(secretIn)).toHaveLength(1);
    expect(loggedBeside(trial)).toEqual([]);
  });

  test('shows it again within that minute, three times at most, and uses no step for it', async () => {
    re = await beginReburn();
    const { trial } = re;
    const id = await approvedSeed(trial);
    const page = await re.openPage(id);
    const steps = async () =>
      (await trial.audit()).filter(
        ({ fact }) => 'step' in fact && fact.action !== 'enrolment.code',
      );
    const first = must((await page.ask('seed-qr')).seedQr);
    for (let again = 0; again < 3; again += 1) {
      trial.parts.clock.advanceSeconds(10);
      expect((await page.ask('seed-qr')).seedQr).toEqual(first);
    }
    const reads = re.vault.reads;
    expect((await page.ask('seed-qr')).refusal).toMatchObject({ code: 'SHOWN_TOO_OFTEN' });
    expect(re.vault.reads).toBe(reads);
    expect((await page.ask('case')).case?.token?.seedQrUntil).toBeNull();
    await trial.outbox.drain();
    const told = trial.parts.messenger
      .chat({ chat: 'diego' })
      .filter(({ message }) => message.kind === 'notice' && message.notice.code === 'seed-shown');
    expect(told).toHaveLength(1);
    expect(await steps()).toEqual([]);
  });

  test('is over after the minute; a burn that took longer is proved all the same', async () => {
    re = await beginReburn();
    const { trial } = re;
    const id = await approvedSeed(trial);
    const page = await re.openPage(id);
    await page.ask('seed-qr');
    trial.parts.clock.advanceSeconds(60);
    expect((await page.ask('seed-qr')).refusal).toMatchObject({ code: 'REQUEST_OVER' });
    await trial.outbox.drain();
    expect((await requestOf(trial, id)).life.state).toBe('closed');
    const again = await re.openPage(id);
    await again.ask('token-code', { code: codeOnToken(trial) });
    expect((await factsAbout(trial, id)).at(-1)).toBe('seed-qr.burned');
    const { provisioning } = trial;
    expect(await provisioning.openReburn(trial.as('alex'), id)).toMatchObject({
      refusal: { code: 'NO_CASE' },
    });
  });

  test('survives a vault that fails: the approval is kept', async () => {
    re = await beginReburn();
    const page = await re.openPage(await approvedSeed(re.trial));
    re.vault.failNext(new VaultUnavailable('down'));
    expect((await page.ask('seed-qr')).refusal).toMatchObject({ code: 'VAULT_FAILED' });
    expect(must((await page.ask('seed-qr')).seedQr).uri).toContain('secret=');
  });

  test('has nothing else on its page: no capture, no code, and nothing that ends the token', async () => {
    re = await beginReburn();
    const page = await re.openPage(await approvedSeed(re.trial));
    for (const [endpoint, code, body] of [
      ['capture', 'NO_CASE', CAPTURE],
      ['code', 'NO_CODES_NOW', {}],
      ['accepted', 'NOT_IN_THIS_STAGE', {}],
      ['start-over', 'NOT_IN_THIS_STAGE', {}],
      ['cancel', 'NOT_IN_THIS_STAGE', {}],
    ] as const) {
      expect((await page.ask(endpoint, body)).refusal).toMatchObject({ code });
    }
    expect((await re.sitting.token()).stage).toBe('burned');
    expect((await page.ask('done')).case?.closed).toBe(true);
    expect(page.heard.filter(secretIn)).toEqual([]);
  });
});

describe('where the token is', () => {
  const ask = async () =>
    re.trial.bridge.askForSeed(re.trial.as('alex'), { typedName: 'diego', reason: 'why' });

  test('a seed that is kept after delivery gives no code, only this', async () => {
    re = await beginReburn({ keepSeedDays: 3 });
    const { trial } = re;
    await re.sitting.ship();
    const { id: tokenId } = await re.sitting.token();
    fine(await trial.provisioning.deliver(trial.as('alex'), tokenId, codeOnToken(trial)));
    const { keptUntil } = await re.sitting.token();
    const code = { typedName: 'diego', reason: 'why', byMail: false };
    expect(await trial.bridge.askForCode(trial.as('alex'), code)).toMatchObject({
      refusal: { code: 'TOKEN_NOT_RELEASABLE' },
    });
    trial.parts.clock.advanceSeconds(3600);
    const page = await re.openPage(await approvedSeed(trial));
    await page.ask('seed-qr');
    const proved = await page.ask('token-code', { code: codeOnToken(trial) });
    expect(proved.case?.token?.stage).toBe('delivered');
    expect((await re.sitting.token()).keptUntil).toBe(keptUntil);
    trial.parts.clock.advanceSeconds(3 * 86_400);
    await trial.outbox.drain();
    expect(await trial.parts.store.get(TENANT, seedKeyRow(tokenId))).toBeUndefined();
    const late = await re.sitting.pages.proveBurn(re.sitting.next(), codeOnToken(trial));
    expect(late).toMatchObject({ ok: false, refusal: { code: 'NOT_IN_THIS_STAGE' } });
    expect(await ask()).toMatchObject({
      refusal: { code: 'TOKEN_NOT_BURNABLE', stage: 'delivered' },
    });
  });

  test('burned again when it came back from the mail, it can be posted again', async () => {
    re = await beginReburn();
    await re.sitting.ship();
    const page = await re.openPage(await approvedSeed(re.trial));
    await page.ask('seed-qr');
    const code = codeOnToken(re.trial);
    expect((await page.ask('token-code', { code })).case?.token?.stage).toBe('burned');
    const offered = { kind: 'nothing' };
    expect((await page.ask('ship', { offered })).case?.token?.stage).toBe('shipped');
  });

  test.each(['lose', 'cancel'] as const)('nothing is asked after %s', async (end) => {
    re = await beginReburn();
    const { id } = await re.sitting.token();
    fine(await re.trial.provisioning[end](re.trial.as('lee'), id));
    expect(await ask()).toMatchObject({ refusal: { code: 'TOKEN_NOT_BURNABLE' } });
  });

  test('nothing is asked without the role, or without a reason', async () => {
    re = await beginReburn();
    const { bridge, as } = re.trial;
    const asking = { typedName: 'diego', reason: 'why' };
    expect(await bridge.askForSeed(as('megan'), asking)).toMatchObject({
      refusal: { code: 'NOT_A_PROVISIONER' },
    });
    expect(await bridge.askForSeed(as('alex'), { ...asking, reason: ' ' })).toMatchObject({
      refusal: { code: 'REASON_MISSING' },
    });
  });

  test('one open request, beside one for a code', async () => {
    re = await beginReburn();
    const { trial } = re;
    const code = await trial.requestBy('alex', 'diego');
    const seed = await askForSeed(trial);
    expect(seed).not.toBe(code);
    expect(await askForSeed(trial)).toBe(seed);
    const { mine } = await trial.bridge.listRequests(trial.as('alex'));
    expect(mine.map(({ disclosure }) => disclosure).sort()).toEqual(['release', 'seed-qr']);
  });
});
