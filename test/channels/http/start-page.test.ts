// The start page of the local trial over real HTTP: everybody who takes part, and their windows at a press that no other site can send.
import { afterEach, expect, test } from '@jest/globals';
import type { RunningServer } from '../../../src/channels/http/server.js';
import { startLocalServer } from '../../../src/channels/http/server.js';
import { trialWindows } from '../../../src/compose/trial-windows.js';
import { de } from '../../../src/text/trial/de.js';
import { en } from '../../../src/text/trial/en.js';
import { quietLog } from '../../fakes/quiet-log.js';

const ALEX = 'http://localhost:3980';
const ALICE = 'http://localhost:3982';
type Heard = (message: unknown) => void;

let server: RunningServer;
afterEach(async () => {
  await server.close();
});

/** A bot that was started by something which answers to `asked`. */
async function start(
  asked: (message: object, hear: Heard) => void,
  language?: string,
): Promise<Heard> {
  const heard: Heard[] = [];
  const hear: Heard = (message) => {
    for (const one of heard) one(message);
  };
  const windows = trialWindows({
    send: (message) => {
      asked(message, hear);
    },
    on: (_event, one) => heard.push(one),
  });
  server = await startLocalServer({
    port: 0,
    log: quietLog,
    start: { windows, ...(language === undefined ? {} : { language }) },
    receive: async () => ({ status: 200 }),
  });
  return hear;
}

const base = (): string => `http://localhost:${server.port}`;

async function page(headers: Record<string, string> = {}): Promise<string> {
  const response = await fetch(base(), { headers });
  expect(response.status).toBe(200);
  expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src/);
  // With none, browsers say `Origin: null` at a press.
  expect(response.headers.get('referrer-policy')).toBe('same-origin');
  return response.text();
}

async function press(person: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${base()}/windows`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: base(), ...headers },
    body: new URLSearchParams({ person }),
  });
}

test('lists everybody, leads to the windows that are open, and opens another at a press', async () => {
  const asked: object[] = [];
  const hear = await start((message, answer) => {
    asked.push(message);
    answer({ windows: { alex: ALEX, alice: ALICE } });
  });
  hear({ windows: { alex: ALEX } });
  const before = await page();
  for (const { name } of Object.values(en.people)) expect(before).toContain(name);
  expect(before).toContain(`<a href="${ALEX}"`);
  expect(before).toContain('value="alice"');
  const pressed = await press('alice');
  expect([pressed.status, pressed.headers.get('location')]).toEqual([303, ALICE]);
  expect(asked).toEqual([{ openWindow: 'alice' }]);
  const after = await page();
  expect(after).toContain(`<a href="${ALICE}"`);
  expect(after).not.toContain('value="alice"');
  // Pressed on a page from before: the same window.
  expect((await press('alice')).headers.get('location')).toBe(ALICE);
  expect(asked).toHaveLength(1);
});

test('says so where a window does not open, and where nobody is there who opens any', async () => {
  const hear = await start((_message, answer) => {
    answer({ notOpened: 'adele' });
  });
  const alone = await page();
  expect(alone).toContain(en.noWindows);
  expect(alone).not.toContain('<form');
  hear({ windows: {} });
  const pressed = await press('adele');
  expect(pressed.status).toBe(503);
  expect(await pressed.text()).toContain('Adele Vance’s window did not open.');
});

test('does nothing for another site, for a name that is not here, and by a name that is not ours', async () => {
  const asked: object[] = [];
  const hear = await start((message) => asked.push(message));
  hear({ windows: {} });
  expect((await press('alice', { origin: 'https://elsewhere.example' })).status).toBe(403);
  expect((await press('mallory')).status).toBe(400);
  hear({ windows: { alice: 'https://elsewhere.example' } });
  expect(await page()).not.toContain('elsewhere');
  expect(asked).toEqual([]);
});

test.each([en, de])(
  'says that what ends the token of the trial does, and how there is another: $locale',
  async (words) => {
    await start(() => undefined, words.locale.slice(0, 2));
    const ends = words.people.alice.tries.find((tried) => tried.startsWith('/compromised'));
    expect(ends).toContain('/provision alice');
    expect(await page()).toContain('<code>/compromised alice');
  },
);

test('is in the language of the trial, else of the browser', async () => {
  await start(() => undefined, 'de');
  expect(await page()).toContain(de.people.isaiah.does);
  await server.close();
  await start(() => undefined);
  expect(await page({ 'accept-language': 'de-CH,en;q=0.5' })).toContain(de.story.heading);
  expect(await page({ 'accept-language': 'fr' })).toContain(en.story.heading);
});

test('leads to the auditors’ page where it is there, by a press that no other site can send', async () => {
  server = await startLocalServer({
    port: 0,
    log: quietLog,
    start: {
      windows: { opened: () => undefined, open: async () => undefined },
      wayToAudit: async () => Promise.resolve('http://localhost:1/audit/pass/#ticket'),
    },
    receive: async () => ({ status: 200 }),
  });
  expect(await page()).toContain(en.audit);
  const to = async (origin: string): Promise<Response> =>
    fetch(`${base()}/audit`, { method: 'POST', redirect: 'manual', headers: { origin } });
  const led = await to(base());
  expect([led.status, led.headers.get('location')]).toEqual([
    303,
    'http://localhost:1/audit/pass/#ticket',
  ]);
  expect((await to('https://elsewhere.example')).status).toBe(403);
});
