// The whole story as people in a tenant live it: the shipped dist/main.js in its production profile, over real HTTP and
// TLS under Microsoft's own host names, tokens signed by their issuers, seeds in Key Vault, state in Table Storage.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { logHeadSchema, LOGS } from '../../../src/app/commit/rows/audit-rows.js';
import { seedKeyRow } from '../../../src/app/commit/rows/names.js';
import { splitNotes } from '../../../src/domain/audit/kept-notes.js';
import { parseTokenId } from '../../../src/domain/ids.js';
import { encodeBase32 } from '../../../src/domain/otp/base32.js';
import { DEFAULT_PARAMETERS } from '../../../src/domain/otp/parameters.js';
import { must, PEOPLE, readAudit, readSample, TENANT } from '../../app/trial.js';
import { independentCode } from '../../domain/otp/independent-code.js';
import { azuriteFolder } from '../../emulators/azurite.js';
import { codesIn, spelledIn, spellingsOf } from '../../marked-spellings.js';
import { FakeRandom } from '../../fakes/fake-random.js';
import { findAction, textOf } from '../../fakes/shown-card.js';
import type { Answered, TeamsPerson } from '../../fakes/teams-person.js';
import { SetUp } from './set-up.js';
import { parentOf, spansCalled, traceMarks, wordsOf } from './spans.js';
import { Tenant } from './tenant.js';
import type { ProductionBot } from './production-bot.js';

// Where there is no Azurite, our strict fake of Table Storage takes its place.
const azurite = azuriteFolder('the story in production on Azurite');

/** Nobody has it but alice's account, the bot and her token. */
const KEY = new FakeRandom('the story in production').bytes(20);
const SECRET = encodeBase32(KEY);
const stepNow = (): number => Math.floor(Date.now() / 30_000);
const codeOf = (step: number): string => independentCode(KEY, step, DEFAULT_PARAMETERS);

let tenant: Tenant;
let bot: ProductionBot;
let alex: TeamsPerson;
let megan: TeamsPerson;
let adele: TeamsPerson;
const shown: string[] = [];
/** What must be in no trace, besides. */
const hidden: string[] = [];

async function until(is: () => boolean | Promise<boolean>): Promise<void> {
  for (let looks = 0; looks < 1_500; looks += 1) {
    if (await is()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`it did not happen; the log: ${bot.log().join('\n')}`);
}

const says = (person: TeamsPerson, words: string): boolean =>
  person.messages.some(({ card, text }) => `${textOf(card)} ${text ?? ''}`.includes(words));
const has = (person: TeamsPerson, button: string): boolean =>
  person.messages.some(({ card }) => findAction(card, button) !== undefined);
const answerOf = ({ body }: Answered): string => textOf((body as { value?: unknown }).value);

const events = (event: string): number =>
  bot.log().filter((line) => line.includes(`"event":"${event}"`)).length;

/** The whole of what a trace may have in words. */
const OURS = /^(?:(?:GET|POST) \/[a-z/.-]+|[a-z]+ [a-z.-]+|[a-z]+(?:[.-][a-z]+)*|[A-Z_]+)$/;

async function begin(): Promise<void> {
  const { roles } = readSample('policy.json') as {
    readonly roles: Readonly<Record<string, unknown>>;
  };
  const policy = {
    roles: { ...roles, provisioner: { people: [PEOPLE.adele] } },
    captorTakesNoPartInFirstRelease: true,
  };
  tenant = await Tenant.start({ azurite, policy, telemetry: true });
  bot = await tenant.startBot();
  [alex, megan, adele] = [
    tenant.person('alex', bot),
    tenant.person('megan', bot),
    tenant.person('adele', bot),
  ];
}

beforeAll(async () => begin());
afterAll(async () => tenant.stop());

// One after another: each goes on where the one before ended.
describe('in production', () => {
  test('is ready', async () => {
    expect((await fetch(`${bot.url}/healthz`)).status).toBe(200);
    expect((await fetch(`${bot.url}/readyz`)).status).toBe(200);
    for (const person of [alex, megan, adele]) {
      expect((await person.install()).status).toBe(200);
      expect(says(person, 'I am OTP Bridge')).toBe(true);
    }
  });

  test('a token gets in by the page, of somebody who is signed in', async () => {
    const page = await SetUp.open({ tenant, bot }, adele, 'alice');
    hidden.push(...page.secrets);
    const done = await page.enrol({ secret: SECRET, account: 'Contoso:alice@contoso.example' });
    expect(done.case?.token).toMatchObject({ stage: 'enrolled', seedBytes: 20 });
    expect(tenant.vault.secrets.size).toBe(1);
  });

  test('/otp alice: asked, approved, shown: the code is the oracle’s', async () => {
    await alex.say('/otp alice locked out at the airport');
    await alex.press('Send request', { verifiedBy: 'call-back' });
    await until(() => has(megan, 'Approve'));
    await megan.press('Approve');
    await until(() => has(alex, 'Show code'));
    const before = stepNow();
    const answer = answerOf(await alex.press('Show code'));
    const digits = must(/\b\d{3} \d{3}\b/.exec(answer)?.[0]).replace(' ', '');
    shown.push(digits);
    // One step on where the next one's code has gone to the wizard, near the end of a step.
    const steps = [before + 1, stepNow() + 1];
    expect(steps.flatMap((step) => [codeOf(step), codeOf(step + 1)])).toContain(digits);
    expect(answerOf(await alex.press('Worked'))).toContain('worked');
  });

  test('delivered: the seed is gone from the vault, and its key from the table', async () => {
    const page = await SetUp.open({ tenant, bot }, adele, 'alice');
    hidden.push(...page.secrets, ...tenant.vault.secrets.keys());
    await page.ask('token-code', { code: codeOf(stepNow() + 5) });
    await page.ask('ship', { offered: { kind: 'nothing' } });
    await page.ask('done');
    await adele.say('/delivered alice');
    await adele.press('Mark as delivered', { reason: codeOf(stepNow() + 5) });
    await until(() => tenant.vault.secrets.size === 0);
    const store = tenant.store();
    const audit = await readAudit(store);
    for (const { requestId, tokenId } of audit) hidden.push(requestId ?? '', tokenId ?? '');
    const tokenId = must(
      parseTokenId(must(audit.find((one) => one.tokenId !== undefined)).tokenId ?? ''),
    );
    expect(await store.get(TENANT, seedKeyRow(tokenId))).toBeUndefined();
    await store.close();
  });

  test('somebody is answered at once while traces are not taken, and the log says that once', async () => {
    const { telemetry: front } = tenant.fronts;
    const before = front.asked.length;
    front.trouble({ kind: 'slow' });
    await alex.say('/help');
    await until(() => front.asked.length > before);
    expect((await alex.say('/requests')).status).toBe(200);
    // Nothing became of the traces in between: nobody waited for them.
    expect(events('telemetry.failed')).toBe(0);
    front.heal();
    await until(() => events('telemetry.failed') === 1);
    await alex.say('/help');
    await until(() => events('telemetry.works') === 1);
    expect(events('telemetry.failed')).toBe(1);
  });

  test('ends in order on SIGTERM: what is under way is answered first', async () => {
    const before = tenant.connector.seen.length;
    const letGo = tenant.connector.holdNext();
    const told = alex.say('/help');
    await until(() => tenant.connector.seen.length > before);
    const ended = bot.stop();
    letGo();
    expect((await told).status).toBe(200);
    expect(await ended).toBe(0);
  });

  test('the log of the audit was signed by the vault’s key and kept in the container, to its last entry', async () => {
    const store = tenant.store();
    const head = logHeadSchema.parse(must(await store.get(TENANT, LOGS.audit.head)).value);
    await store.close();
    const [blob = '', ...others] = [...tenant.blobs.blobs.values()];
    expect(others).toEqual([]);
    const notes = splitNotes(blob);
    expect(notes.length).toBeGreaterThan(1);
    expect(must(notes.at(-1)).split('\n').slice(0, 2)).toEqual([
      `otp-bridge/${TENANT}/audit/1`,
      String(head.size),
    ]);
    expect(tenant.vault.calls.filter((call) => call.endsWith('/sign')).length).toBe(notes.length);
  });

  test('no seed and no code is in the log, nor anything that was not expected', () => {
    const log = bot.log().join('\n');
    expect(log.toLowerCase()).not.toContain(SECRET.toLowerCase());
    expect(codesIn(shown, log)).toEqual([]);
    const failed = bot.log().filter((line) => line.includes('"level":"error"'));
    expect(failed.filter((line) => !line.includes('"telemetry.failed"'))).toEqual([]);
  });

  test('traces arrived, each piece of work within the one that it was done for', () => {
    const { envelopes } = tenant.telemetry;
    const [show] = spansCalled(envelopes, 'turn code.show');
    const request = must(parentOf(envelopes, must(show)));
    expect(request.data.baseData.name).toBe('POST /api/messages');
    expect(request.data.baseData.properties).toEqual({});
    const within = envelopes.filter((one) => parentOf(envelopes, one) === show);
    const names = within.map(({ data }) => data.baseData.name);
    expect(names).toEqual(
      expect.arrayContaining(['vault get', 'store commit', 'directory person']),
    );
    expect(must(show).data.baseData.properties).toEqual({ verb: 'code.show', outcome: 'DONE' });
    const [row] = spansCalled(envelopes, 'outbox card');
    expect(parentOf(envelopes, must(row))).toBeUndefined();
    for (const name of ['POST /provision/api/capture', 'turn otp', 'messenger send']) {
      expect(spansCalled(envelopes, name).length).toBeGreaterThan(0);
    }
    // The last turn, which was under way when the process was told to end.
    expect(spansCalled(envelopes, 'turn help').length).toBeGreaterThan(2);
    const logged = bot.log().map((line) => (JSON.parse(line) as { trace?: string }).trace);
    expect(logged).toContain(must(show).tags['ai.operation.id']);
  });

  test('and nothing of what people are called, typed, were shown or gave is among them', () => {
    const { received, envelopes } = tenant.telemetry;
    const bytes = received.join('\n');
    const spelt = [...spellingsOf(SECRET), ...hidden, ...traceMarks()];
    expect(codesIn(shown, bytes)).toEqual([]);
    expect(
      spelledIn(
        spelt.filter((one) => one !== ''),
        bytes,
      ),
    ).toEqual([]);
    expect(envelopes.length).toBeGreaterThan(100);
    for (const word of wordsOf(envelopes)) expect(word).toMatch(OURS);
    for (const one of received) expect(one).toMatch(/^POST \/v2\.1\/track /);
  });
});
