// Must hold: at least 99 of 100 screenshots are read, and none is read wrongly. HEAVY=1 draws all of them, otherwise a sample;
// with JSQR=1 jsqr reads beside, which takes much longer, and the counts are held against the page in docs/.
import { describe, expect, test } from '@jest/globals';
import jsqr from 'jsqr';
import { findCodes } from '../../src/domain/capture/find-codes.js';
import { heldPage } from '../held-page.js';
import type { Canvas } from './corpus/canvas.js';
import { corpusPage, emptyTally, sumOf } from './corpus/corpus-page.js';
import type { Tally } from './corpus/corpus-page.js';
import { drawScreenshot } from './corpus/draw-screenshot.js';
import { KINDS, screenshots } from './corpus/plan.js';
import type { Kind, Screenshot } from './corpus/plan.js';
import { readQrCodes } from './zxing-in-node.js';
import { isOn } from '../../scripts/environment.mjs';

const IS_HEAVY = isOn(process.env, 'HEAVY');
const IS_BESIDE_JSQR = IS_HEAVY && isOn(process.env, 'JSQR');
/** Of each kind, small enough to be drawn and read in a moment. */
const SAMPLED = 3;

const ALL = screenshots();
const tallies = new Map<Kind, Tally>(KINDS.map((kind) => [kind, emptyTally()]));

function chosen(kind: Kind): readonly Screenshot[] {
  const ofKind = ALL.filter((shot) => shot.kind === kind);
  if (IS_HEAVY) return ofKind;
  const small = ofKind.filter(({ screen }) => screen === undefined);
  if (small.length === 0) return ofKind.slice(0, kind === 'desktop 1920×1080' ? 1 : 0);
  const step = Math.floor(small.length / SAMPLED);
  return small.filter((_shot, at) => at % step === 0).slice(0, SAMPLED);
}

async function tally(shot: Screenshot, into: Tally): Promise<void> {
  const canvas = drawScreenshot(shot);
  const texts = (await findCodes(canvas, readQrCodes)).map(({ text }) => text);
  const isWrong = texts.some((text) => !shot.texts.includes(text));
  into.pictures += 1;
  into.wrong += isWrong ? 1 : 0;
  into.read += !isWrong && shot.texts.every((text) => texts.includes(text)) ? 1 : 0;
  if (IS_BESIDE_JSQR) besideJsqr(canvas, shot, into);
}

function besideJsqr({ data, width, height }: Canvas, shot: Screenshot, into: Tally): void {
  const read = jsqr.default(data, width, height, { inversionAttempts: 'attemptBoth' })?.data;
  if (read === undefined) return;
  if (shot.texts.includes(read)) into.jsqrRead += 1;
  else into.jsqrWrong += 1;
}

describe('the pictures of the corpus', () => {
  test('are at least 300, of every kind, and no two alike', () => {
    expect(ALL.length).toBeGreaterThanOrEqual(300);
    expect(new Set(ALL.map(({ kind }) => kind))).toEqual(new Set(KINDS));
    expect(new Set(ALL.map(({ texts }) => texts[0])).size).toBe(ALL.length);
  });

  test.each(KINDS)(
    'of the kind %s are read, none of them wrongly',
    async (kind) => {
      const into = tallies.get(kind) ?? emptyTally();
      for (const shot of chosen(kind)) await tally(shot, into);
      expect(into.wrong).toBe(0);
      expect(into.read).toBeGreaterThanOrEqual(into.pictures * (IS_HEAVY ? 0.95 : 1));
    },
    400_000,
  );

  test('are read, 99 of 100 at least', () => {
    const { pictures, read, wrong } = sumOf([...tallies.values()]);
    expect(pictures).toBeGreaterThanOrEqual(IS_HEAVY ? 300 : 28);
    expect(wrong).toBe(0);
    expect(read / pictures).toBeGreaterThanOrEqual(0.99);
  });

  (IS_BESIDE_JSQR ? test : test.skip)('are counted in docs/scanning.md (PRINT=1 writes it)', () => {
    expect(heldPage('scanning.md', corpusPage(tallies))).toBe(corpusPage(tallies));
  });
});
