// @ts-check
// `node bench/toolset.mjs`, after `npm run build` (Linux, x64): how large the toolset page is, and how long it takes from opening the file
// to the first code, beside the same page without the reader of pictures. In turns, so that what else the machine does is shared.
import chromium from '@sparticuz/chromium';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { chromium as playwright } from 'playwright-core';
import { buildToolset } from '../scripts/build-toolset.mjs';

const ROOT = join(import.meta.dirname, '..');
const UNPACKED = join(ROOT, 'node_modules', '.cache', 'otp-bridge', 'chromium-147');
const UNWANTED = ['--single-process', '--no-zygote'];
const TURNS = 30;

const folder = mkdtempSync(join(tmpdir(), 'toolset-'));
const files = {
  'with the reader': await buildToolset(ROOT, { target: folder }),
  'without it': await buildToolset(ROOT, { target: folder, reader: false }),
};
execFileSync(process.execPath, [join(ROOT, 'test', 'e2e', 'unpack-chromium.mjs'), UNPACKED]);
const browser = await playwright.launch({
  executablePath: join(UNPACKED, 'chromium'),
  args: chromium.args.filter((argument) => !UNWANTED.includes(argument)),
});

/** @param {string} file */
async function toFirstCode(file) {
  const page = await browser.newPage();
  const begun = performance.now();
  await page.goto(pathToFileURL(file).href, { waitUntil: 'commit' });
  await page.locator('#secret').fill('frjlnxsknymgykjx');
  await page.locator('button[type=submit]').first().click();
  await page.locator('.codes .digits').first().waitFor();
  const took = performance.now() - begun;
  await page.close();
  return took;
}

/** @type {Map<string, number[]>} */
const took = new Map(Object.keys(files).map((name) => [name, []]));
for (let turn = 0; turn < TURNS; turn += 1) {
  for (const [name, file] of Object.entries(files)) took.get(name)?.push(await toFirstCode(file));
}
await browser.close();

/** @param {string} name */
function median(name) {
  const all = [...(took.get(name) ?? [])].sort((one, other) => one - other);
  return all[Math.floor(all.length / 2)] ?? Number.NaN;
}

const base = median('without it');
for (const [name, file] of Object.entries(files)) {
  const bytes = readFileSync(file);
  const packed = gzipSync(bytes, { level: 9 }).length;
  const ratio = (median(name) / base).toFixed(2);
  console.log(
    `${name.padEnd(16)} ${String(bytes.length).padStart(7)} bytes, ${String(packed).padStart(7)} packed, ${median(name).toFixed(0).padStart(5)} ms to the first code (${ratio})`,
  );
}
rmSync(folder, { recursive: true });
