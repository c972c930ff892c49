// One screenshot of the plan, as pixels.
import { Dice } from '../../app/dice.js';
import { Canvas } from './canvas.js';
import type { Colour } from './canvas.js';
import { blurred, throughJpeg } from './degrade.js';
import { desktop } from './desktop.js';
import { drawCode, modulesOf } from './draw-code.js';
import type { Modules, Placed } from './draw-code.js';
import type { Screenshot } from './plan.js';

const MODULE_PIXELS = 4;
const LOOKS: Readonly<
  Record<Screenshot['look'], Readonly<Record<'page' | 'dark' | 'light', Colour>>>
> = {
  light: { page: [255, 255, 255], dark: [0, 0, 0], light: [255, 255, 255] },
  // A page in a dark theme shows the code on a tile, not quite white.
  'dark mode': { page: [31, 31, 31], dark: [16, 16, 16], light: [214, 214, 214] },
  // Drawn dark on light and turned over whole afterwards.
  inverted: { page: [245, 245, 245], dark: [20, 20, 20], light: [245, 245, 245] },
};

export function drawScreenshot(shot: Screenshot): Canvas {
  const dice = new Dice(shot.chance);
  const all = shot.texts.map((text) => modulesOf(text, shot.correction));
  const canvas = shot.screen === undefined ? page(shot, all, dice) : screen(shot, all, dice);
  if (shot.look === 'inverted') canvas.invert();
  const blurSigma = (shot.blur ?? 0) * MODULE_PIXELS * shot.scale;
  const soft = blurSigma > 0 ? blurred(canvas, blurSigma) : canvas;
  return shot.jpeg === undefined ? soft : throughJpeg(soft, shot.jpeg);
}

function widthOf(shot: Screenshot, modules: Modules): number {
  return (modules.count + 2 * shot.quiet) * MODULE_PIXELS * shot.scale;
}

/** Cut out roughly around the code. */
function page(shot: Screenshot, all: readonly Modules[], dice: Dice): Canvas {
  const widest = Math.max(...all.map((modules) => widthOf(shot, modules)));
  const step = widest * (shot.degrees === 0 ? 1.1 : 1.4);
  const margin = 20 + dice.below(60);
  const canvas = new Canvas(
    margin * 2 + step * all.length,
    margin * 2 + step,
    LOOKS[shot.look].page,
  );
  all.forEach((modules, at) => {
    place(canvas, shot, { modules, x: margin + step * (at + 0.5), y: margin + step / 2, dice });
  });
  return canvas;
}

function screen(shot: Screenshot, all: readonly Modules[], dice: Dice): Canvas {
  const [width, height] = shot.screen ?? [0, 0];
  const canvas = desktop(width, height, { dice, isDark: shot.look === 'dark mode' });
  for (const modules of all) {
    const room = widthOf(shot, modules) * 1.5;
    const x = room / 2 + dice.next() * (width - room);
    const y = room / 2 + dice.next() * (height - room - 48);
    canvas.fill(
      { x: x - room / 2, y: y - room / 2, width: room, height: room },
      LOOKS[shot.look].page,
    );
    place(canvas, shot, { modules, x, y, dice });
  }
  return canvas;
}

type At = {
  readonly modules: Modules;
  readonly x: number;
  readonly y: number;
  readonly dice: Dice;
};

function place(canvas: Canvas, shot: Screenshot, at: At): void {
  const { modules, x, y, dice } = at;
  const { dark, light } = LOOKS[shot.look];
  const placed: Placed = {
    x: x + dice.next(),
    y: y + dice.next(),
    modulePixels: MODULE_PIXELS * shot.scale,
    degrees: shot.degrees,
    quiet: shot.quiet,
    dark,
    light,
  };
  drawCode(canvas, modules, placed);
  cover(canvas, shot, at);
}

/** A logo, a mouse pointer's bubble, the edge of a notification. */
function cover(canvas: Canvas, shot: Screenshot, { modules, x, y, dice }: At): void {
  if (shot.cover === undefined) return;
  const side = modules.count * MODULE_PIXELS * shot.scale;
  const { where, share } = shot.cover;
  const colour: Colour = [dice.below(256), dice.below(256), dice.below(256)];
  const size = side * Math.sqrt(share);
  if (where === 'middle') {
    canvas.fill({ x: x - size / 2, y: y - size / 2, width: size, height: size }, colour);
  } else if (where === 'corner') {
    // The one corner without a finder pattern: without one of those no reader finds the code.
    canvas.fill(
      { x: x + side / 2 - size, y: y + side / 2 - size, width: size * 2, height: size * 2 },
      colour,
    );
  } else {
    // From the right, between the finder pattern and the corner.
    const height = side * 0.35;
    const width = (share * side * side) / height;
    canvas.fill({ x: x + side / 2 - width, y, width: width + 40, height }, colour);
  }
}
