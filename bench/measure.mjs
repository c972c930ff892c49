// @ts-check
// One contestant, once through everything that is measured, over a folder of its own.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Connector } from './connector.mjs';
import { start } from './contestants.mjs';
import { asker, chatOf, megan, press, say } from './people.mjs';

/**
 * @typedef {{ readonly people: number, readonly timesEach: number, readonly alone: number, readonly warmUp: number }} Load
 * @typedef {Record<'startMs' | 'otpMs' | 'showMs' | 'perSecond' | 'cpuMs' | 'rssMb' | 'messages', number>} Figures
 */

let calls = 0;
const nextCall = () => `call-${(calls += 1)}`;

/** @param {readonly number[]} numbers */
export function median(numbers) {
  const sorted = [...numbers].sort((one, other) => one - other);
  const middle = sorted.length / 2;
  return ((sorted[Math.floor(middle - 0.5)] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
}

/**
 * @param {import('./contestants.mjs').Contestant} contestant
 * @param {Load} load
 * @returns {Promise<Figures>}
 */
export async function measure(contestant, load) {
  const folder = mkdtempSync(join(tmpdir(), 'otp-bridge-bench-'));
  const connector = new Connector();
  await connector.start();
  const env = await contestant.prepare(folder, load.people + load.alone + load.warmUp);
  const began = performance.now();
  const running = await start(contestant, env);
  const stage = { connector, line: { url: running.url, serviceUrl: connector.serviceUrl } };
  await firstAnswer(stage);
  const startMs = performance.now() - began;
  try {
    return { startMs, ...(await underLoad(stage, running, load)) };
  } finally {
    await running.stop();
    await connector.stop();
    rmSync(folder, { recursive: true, maxRetries: 20 });
  }
}

/** @typedef {{ readonly connector: Connector, readonly line: import('./people.mjs').Line }} Stage */

/**
 * @param {Stage} stage
 * @param {import('./contestants.mjs').Running} running
 * @param {Load} load
 * @returns {Promise<Omit<Figures, 'startMs'>>}
 */
async function underLoad(stage, running, { people, timesEach, alone, warmUp }) {
  // As a rule people have written before.
  for (let at = 0; at < people + warmUp + alone; at += 1) await say(stage.line, asker(at), 'help');
  const stories = [];
  // Each by somebody else: who has a code open gets no other one.
  for (let at = 0; at < warmUp + alone; at += 1) stories.push(await wholeStory(stage, people + at));
  const each = stories.slice(warmUp);
  const before = { ...(await running.cost()), messages: stage.connector.count };
  const began = performance.now();
  await Promise.all(
    Array.from({ length: people }, async (_none, at) => {
      for (let time = 0; time < timesEach; time += 1) await askAndCancel(stage, at);
    }),
  );
  const seconds = (performance.now() - began) / 1000;
  const after = await running.cost();
  const turns = people * timesEach * 2;
  return {
    otpMs: median(each.map(({ otpMs }) => otpMs)),
    showMs: median(each.map(({ showMs }) => showMs)),
    perSecond: turns / seconds,
    cpuMs: (after.cpuMs - before.cpuMs) / turns,
    rssMb: after.rss / 2 ** 20,
    messages: (stage.connector.count - before.messages) / turns,
  };
}

/** @param {Stage} stage From the first try on: who is not there yet refuses the connection. */
export async function firstAnswer({ line, connector }) {
  const arrived = connector.next(({ chat }) => chat === chatOf(megan));
  for (let isThere = false; !isThere;) {
    try {
      await say(line, megan, 'help');
      isThere = true;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ECONNREFUSED'))
        throw error;
      await pause(5);
    }
  }
  await arrived;
}

/**
 * @param {Stage} stage
 * @param {import('./people.mjs').Who} who
 * @param {string} about
 * @param {string} [title] of a button on it
 */
const cardFor = async ({ connector }, who, about, title = '') =>
  connector.next(
    (one) =>
      one.chat === chatOf(who) &&
      one.about === about &&
      one.body.includes(title === '' ? '' : `"title":"${title}"`),
  );

/** Nobody presses sooner: what is measured is the press, and not the end of the turn that brought the card. */
const READS_MS = 100;

/**
 * Asked, approved, shown.
 * @param {Stage} stage
 * @param {number} at
 */
export async function wholeStory(stage, at) {
  const { line } = stage;
  const about = nextCall();
  const cards = Promise.all([cardFor(stage, asker(at), about), cardFor(stage, megan, about)]);
  const began = performance.now();
  const asked = say(line, asker(at), `/otp owner${at} ${about}`);
  const [, approver] = await cards;
  const otpMs = performance.now() - began;
  await asked;
  const approved = cardFor(stage, asker(at), about, 'Show code');
  await press(line, megan, { body: approver.body, title: 'Approve' });
  const { body } = await approved;
  await pause(READS_MS);
  const pressed = performance.now();
  const shown = await press(line, asker(at), { body, title: 'Show code' });
  const showMs = performance.now() - pressed;
  if (!/\d{3} \d{3}/.test(JSON.stringify(shown)))
    throw new Error(`no code: ${JSON.stringify(shown)}`);
  return { otpMs, showMs };
}

/**
 * Two turns, each until everybody has its card.
 * @param {Stage} stage
 * @param {number} at
 */
export async function askAndCancel(stage, at) {
  const about = nextCall();
  const cards = Promise.all([cardFor(stage, asker(at), about), cardFor(stage, megan, about)]);
  await say(stage.line, asker(at), `/otp owner${at} ${about}`);
  const [{ body }] = await cards;
  const ended = cardFor(stage, megan, about);
  await press(stage.line, asker(at), { body, title: 'Cancel request' });
  await ended;
}
