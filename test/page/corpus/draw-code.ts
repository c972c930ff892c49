// A QR code as a screen shows it: at any size, place between the pixels, and angle, each pixel the average of what it covers.
import qrcode from 'qrcode-generator';
import type { Canvas, Colour } from './canvas.js';

export type ErrorCorrection = 'L' | 'M' | 'Q' | 'H';
export type Modules = {
  readonly count: number;
  readonly isDark: (x: number, y: number) => boolean;
};

export type Placed = {
  /** Middle of the code on the canvas. */
  readonly x: number;
  readonly y: number;
  readonly modulePixels: number;
  readonly degrees: number;
  readonly dark: Colour;
  readonly light: Colour;
  /** Modules of light around the code; four are prescribed, pages often have fewer. */
  readonly quiet: number;
};

const SAMPLES = 4;
// Looked up once: inside of Jest each look at a global is slow.
const { floor } = Math;

export function modulesOf(text: string, correction: ErrorCorrection): Modules {
  const code = qrcode(0, correction);
  code.addData(text, 'Byte');
  code.make();
  const count = code.getModuleCount();
  const dark = Array.from({ length: count * count }, (_none, at) =>
    code.isDark(Math.floor(at / count), at % count),
  );
  return { count, isDark: (x, y) => dark[y * count + x] === true };
}

export function drawCode(canvas: Canvas, modules: Modules, placed: Placed): void {
  const reach = (modules.count / 2 + placed.quiet) * placed.modulePixels * 1.3;
  const last = { x: canvas.width - 1, y: canvas.height - 1 };
  const seen = sampler(modules, placed);
  for (
    let row = within(placed.y - reach, last.y);
    row <= within(placed.y + reach, last.y);
    row += 1
  ) {
    for (
      let at = within(placed.x - reach, last.x);
      at <= within(placed.x + reach, last.x);
      at += 1
    ) {
      const { covered, dark } = seen(at, row);
      if (covered > 0) canvas.blend(at, row, [placed.light, covered]);
      if (dark > 0) canvas.blend(at, row, [placed.dark, dark]);
    }
  }
}

type Seen = { readonly covered: number; readonly dark: number };

/** Which share of a pixel the code covers, and which its dark modules. */
function sampler(modules: Modules, placed: Placed): (column: number, row: number) => Seen {
  const { x, y, modulePixels, degrees, quiet } = placed;
  const cos = Math.cos((degrees * Math.PI) / 180) / modulePixels;
  const sin = Math.sin((degrees * Math.PI) / 180) / modulePixels;
  const half = modules.count / 2;
  const isIn = (u: number, v: number, margin: number): boolean => {
    const most = modules.count + margin;
    return u >= -margin && v >= -margin && u < most && v < most;
  };
  return (column, row) => {
    let covered = 0;
    let dark = 0;
    for (let sample = 0; sample < SAMPLES * SAMPLES; sample += 1) {
      const dx = column + ((sample % SAMPLES) + 0.5) / SAMPLES - x;
      const dy = row + (floor(sample / SAMPLES) + 0.5) / SAMPLES - y;
      const u = cos * dx + sin * dy + half;
      const v = cos * dy - sin * dx + half;
      if (isIn(u, v, quiet)) covered += 1;
      if (isIn(u, v, 0) && modules.isDark(floor(u), floor(v))) dark += 1;
    }
    return { covered: covered / SAMPLES ** 2, dark: dark / SAMPLES ** 2 };
  };
}

function within(at: number, last: number): number {
  return Math.max(0, Math.min(last, Math.round(at)));
}
