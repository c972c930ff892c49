// Who may go on with a case, in which browser, for how long: two people set the same account up side by side, in three browsers,
// and docs/side-by-side.md is printed from what each of them is shown at each moment.
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { codeOnToken, OTHER_SEED } from '../../app/provisioning/sitting.js';
import { fine, PEOPLE, samplePolicy } from '../../app/trial.js';
import { heldPage } from '../../held-page.js';
import { PageBrowser } from './page-browser.js';
import type { PageWindow } from './page-browser.js';
import { CAPTURE, startPageServer } from './page-visit.js';
import type { PageServer } from './page-visit.js';

let server: PageServer;
beforeEach(async () => {
  const policy = samplePolicy();
  const provisioner = { people: [PEOPLE.alex, PEOPLE.lee], groups: [] };
  server = await startPageServer({
    policy: { ...policy, roles: { ...policy.roles, provisioner } },
  });
});
afterEach(async () => {
  await server.stop();
});

async function link(who: 'alex' | 'lee', owner = 'diego'): Promise<string> {
  const { provisioning, as } = server.trial;
  return fine(await provisioning.openCase(as(who), { typedName: owner })).ticket;
}
const browser = (): PageBrowser => new PageBrowser(server.post);
const seedIn = async (window: PageWindow): Promise<boolean> =>
  (await window.ask('seed-qr'))?.seedQr !== undefined;

test('two windows of one browser stay with their own account, whichever was opened last', async () => {
  const alexs = browser();
  const diego = await alexs.open(await link('alex'));
  const alice = await alexs.open(await link('alex', 'alice'));
  expect((await diego.ask('case'))?.case?.ownerName).toBe('Diego Siciliani');
  expect((await alice.ask('case'))?.case?.ownerName).toBe('Alice Example');
  await diego.ask('capture', CAPTURE);
  expect((await alice.ask('cancel'))?.case).toMatchObject({ ownerName: 'Alice Example' });
  expect((await diego.ask('case'))?.case).toMatchObject({ closed: false });
  // The case that a window names is no key: its session must be there, too.
  expect((await browser().post('case', {}, diego.caseId)).status).toBe(401);
  expect((await alexs.post('case', {}, 'another-case-01234567')).status).toBe(401);
  expect((await alexs.post('case', {})).status).toBe(401);
});

test('a link opened anew takes nothing away: here it goes on in the same sitting, elsewhere it is another', async () => {
  const alexs = browser();
  const first = await alexs.open(await link('alex'));
  await first.ask('capture', CAPTURE);
  const again = await alexs.open(await link('alex'));
  expect([await seedIn(first), await seedIn(again)]).toEqual([true, true]);
  const elsewhere = await browser().open(await link('alex'));
  expect([await seedIn(elsewhere), await seedIn(first)]).toEqual([false, true]);
});

test('what somebody else put into the browser is not taken for a sitting of its own', async () => {
  const [alexs, lees] = [browser(), browser()];
  const first = await alexs.open(await link('alex'));
  await lees.open(await link('lee'));
  // Lee’s secret under the name of Alex’s case.
  const planted = lees.cookies.replace(/^[^=]+/, `otp-bridge-page-${first.caseId}`);
  const response = await server.post(
    'session',
    { ticket: await link('alex') },
    { cookie: planted },
  );
  expect(response.headers.get('set-cookie')).not.toContain(planted.split('=')[1]);
});

test('a browser keeps no more than twenty cases, the newest', async () => {
  const alexs = browser();
  const windows: PageWindow[] = [];
  for (let count = 0; count < 23; count += 1) {
    const window = await alexs.open(await link('alex'));
    windows.push(window);
    await window.ask('done');
  }
  expect(alexs.cookieCount).toBe(20);
  expect(await windows.at(0)?.ask('case')).toBeUndefined();
  expect((await windows.at(-1)?.ask('case'))?.case?.closed).toBe(true);
});

/** What one window is shown of everything that there is to see. */
async function seen(window: PageWindow): Promise<string> {
  const view = (await window.ask('case'))?.case;
  if (view === undefined) return 'nothing: too long away; a new link goes on from here';
  const stage = view.token?.stage ?? 'nothing captured';
  const code = await askFor(window, 'code');
  const seed = await askFor(window, 'seed-qr');
  return `${view.closed ? 'the set-up is over' : stage}: ${code}, ${seed}`;
}

async function askFor(window: PageWindow, what: 'code' | 'seed-qr'): Promise<string> {
  const answer = await window.ask(what);
  const name = what === 'code' ? 'code' : 'secret';
  const isShown = answer?.code !== undefined || answer?.seedQr !== undefined;
  return isShown ? `the ${name}` : `no ${name} (${answer?.refusal?.code ?? ''})`;
}

test('side by side in three browsers', async () => {
  const { clock } = server.trial.parts;
  const capturing = browser();
  const here = await capturing.open(await link('alex'));
  const elsewhere = await browser().open(await link('alex'));
  const lees = await browser().open(await link('lee'));
  const rows: string[] = [];
  const row = async (moment: string): Promise<void> => {
    const cells = [await seen(here), await seen(elsewhere), await seen(lees)];
    rows.push(`| ${[moment, ...cells].join(' | ')} |`);
    clock.advanceSeconds(30);
  };
  await row('all three have opened their links, Alex’s lead to one case');
  await here.ask('capture', CAPTURE);
  await row('Alex has captured, in the first browser');
  const same = await lees.ask('capture', CAPTURE);
  expect(same?.refusal?.guards?.map(({ code }) => code)).toContain('SEED_ALREADY_KEPT');
  await row('Lee has tried the very same QR code, and was refused');
  await capturing.open(await link('alex'));
  await row('Alex has opened another link in the first browser');
  await here.ask('accepted');
  await row('the account has accepted the code');
  const other = { ...CAPTURE, secret: OTHER_SEED, overruled: ['TOKEN_UNDER_WAY'] };
  await lees.ask('capture', other);
  await row('Lee has captured another QR code, and said that it replaces Alex’s');
  await elsewhere.ask('token-code', { code: codeOnToken(server.trial) });
  await row('Alex has proved the burn, in the second browser');
  await lees.ask('accepted');
  await row('the account has accepted Lee’s code: Alex’s token is replaced');
  clock.advanceSeconds(26 * 60);
  await row('thirty minutes after the capture');
  clock.advanceSeconds(95 * 60);
  await row('two hours after the links were opened');
  const later = await browser().open(await link('lee'));
  expect((await later.ask('case'))?.case?.token?.stage).toBe('enrolled');
  expect(heldPage('side-by-side.md', page(rows))).toBe(page(rows));
});

const page = (rows: readonly string[]): string => `# Side by side

Alex and Lee both set a token up for Diego, Alex in two browsers. At each moment every window asks for everything that there is: where
it stands, a code for the wizard, the secret for the burner. Printed by a test (\`test/channels/http/side-by-side\`, \`PRINT=1\`). Why it is
so: [who goes on with a case](decisions/0031-who-goes-on-with-a-case.md).

| moment | Alex, the browser that captured | Alex, another browser | Lee |
|---|---|---|---|
${rows.join('\n')}
`;
