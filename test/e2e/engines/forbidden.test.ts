// Each page in each engine with each thing forbidden: what the page says, and that the way on which it names leads on. Chromium always
// (a sample, but with HEAVY=1); Firefox and WebKit where OTP_BRIDGE_ENGINES=1 asks for them. docs/browsers.md has the table; PRINT=1 writes it again.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isOn } from '../../../scripts/environment.mjs';
import { heldPage } from '../../held-page.js';
import { chromium } from './chromium.js';
import type { Engine, EngineWindow } from './engine.js';
import { enginesHere } from './engines-here.js';
import { forbidIn, THINGS } from './forbid.js';
import type { Thing, ThingName } from './forbid.js';
import { PLAYS } from './forbidden-plays.js';
import { lineOf, withTable } from './forbidden-table.js';
import type { Row } from './forbidden-table.js';
import { servePages } from './pages.js';
import { Visit } from './visit.js';

const DIST = join(import.meta.dirname, '..', '..', '..', 'dist');
const EVERY = PLAYS.flatMap((play) =>
  play.things.map((name) => ({
    ...play,
    name,
    title: `${play.page} without ${THINGS[name].name}`,
  })),
);
/** In an ordinary run: each thing that a page has to say something about, once, in Chromium. */
const SAMPLE: readonly string[] = [
  'set-up page wasm',
  'set-up page storage',
  'toolset fingerprinting',
];
const WHOLE = isOn(process.env, 'HEAVY') || isOn(process.env, 'OTP_BRIDGE_ENGINES');
const PLAYED = WHOLE ? EVERY : EVERY.filter(({ page, name }) => SAMPLE.includes(`${page} ${name}`));
const rows: Row[] = [];

/** One copy of the pages for each thing, for all engines. */
let copies: string;
const made = new Map<ThingName, Promise<string>>();
async function pagesWithout(name: ThingName): Promise<string> {
  const target = join(copies, name);
  const copy = made.get(name) ?? forbidIn(DIST, target, THINGS[name]).then(() => target);
  made.set(name, copy);
  return copy;
}

beforeAll(async () => {
  copies = await mkdtemp(join(tmpdir(), 'otp-bridge-forbidden-'));
});
afterAll(async () => rm(copies, { recursive: true }));

let chrome: Awaited<ReturnType<typeof chromium>>;
beforeAll(async () => {
  chrome = await chromium();
});
afterAll(async () => chrome?.close());

const engines = [
  { name: 'Chromium', engine: () => chrome },
  ...enginesHere().map(({ name, engine }) => ({ name, engine: (): Engine | undefined => engine })),
];

describe.each(engines)('$name', ({ name: of, engine: find }) => {
  // One window for all that is taken away by a script: a browser takes seconds to start.
  let shared: EngineWindow | undefined;
  afterAll(async () => shared?.close());

  test.each(PLAYED)('$title', async ({ page, name, meet }) => {
    const engine = find();
    if (engine === undefined) return;
    const thing: Thing = THINGS[name];
    const setting = engine.knows.find((one) => one === thing.setting);
    const pages = await servePages(setting === undefined ? await pagesWithout(name) : DIST);
    const window =
      setting === undefined ? (shared ??= await engine.open()) : await engine.open(setting);
    try {
      const met = await meet(new Visit(window), pages);
      const how = setting === undefined || of === 'Chromium' ? 'taken away' : 'by its setting';
      const row = { page, thing: thing.name, engine: of, how, ...met };
      rows.push(row);
    } finally {
      if (setting !== undefined) await window.close();
      await pages.stop();
    }
  });
});

test('docs/browsers.md has all of it, as it was met', () => {
  const page = heldPage('browsers.md');
  const held = heldPage('browsers.md', withTable(page, rows));
  for (const row of rows) expect(held).toContain(lineOf(row));
});
