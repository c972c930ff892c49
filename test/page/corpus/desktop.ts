// A desktop with windows, lines of text, icons and a task bar: what a QR code has around it in a screenshot of the whole.
import type { Dice } from '../../app/dice.js';
import { Canvas } from './canvas.js';
import type { Colour, Rectangle } from './canvas.js';

const LIGHT: readonly Colour[] = [
  [255, 255, 255],
  [243, 243, 243],
  [230, 240, 250],
];
const DARK: readonly Colour[] = [
  [32, 32, 32],
  [27, 26, 25],
  [43, 45, 66],
];

export type Theme = { readonly dice: Dice; readonly isDark: boolean };

export function desktop(width: number, height: number, theme: Theme): Canvas {
  const { dice, isDark } = theme;
  const canvas = new Canvas(width, height, isDark ? [20, 24, 40] : [0, 103, 184]);
  for (let row = 0; row < height; row += 1) {
    const colour: Colour = [
      30 + (row * 60) / height,
      60 + (row * 80) / height,
      140 - (row * 40) / height,
    ];
    canvas.fill({ x: 0, y: row, width, height: 1 }, colour);
  }
  const windows = 3 + dice.below(4);
  for (let window = 0; window < windows; window += 1) {
    const frame = {
      x: dice.below(width * 0.7),
      y: dice.below(height * 0.6),
      width: width * (0.25 + dice.next() * 0.4),
      height: height * (0.25 + dice.next() * 0.5),
    };
    drawWindow(canvas, frame, theme);
  }
  canvas.fill({ x: 0, y: height - 48, width, height: 48 }, isDark ? [28, 28, 28] : [238, 238, 242]);
  for (let icon = 0; icon < 14; icon += 1) {
    const colour: Colour = [dice.below(256), dice.below(256), dice.below(256)];
    canvas.fill({ x: width * 0.35 + icon * 44, y: height - 38, width: 28, height: 28 }, colour);
  }
  return canvas;
}

function drawWindow(canvas: Canvas, frame: Rectangle, theme: Theme): void {
  const { dice, isDark } = theme;
  canvas.fill(frame, dice.one(isDark ? DARK : LIGHT));
  canvas.fill({ ...frame, height: 32 }, isDark ? [50, 50, 60] : [210, 215, 225]);
  const size = 1 + dice.below(2);
  for (let y = frame.y + 44; y < frame.y + frame.height - 16 * size; y += 14 * size) {
    const length = frame.width * (0.3 + dice.next() * 0.6);
    if (dice.happens(0.8))
      drawLine(canvas, { x: frame.x + 14, y, width: length, height: size }, theme);
  }
}

/** Letters of three by five dots that mean nothing: as busy as text is. */
function drawLine(canvas: Canvas, line: Rectangle, { dice, isDark }: Theme): void {
  const colour: Colour = isDark ? [220, 220, 220] : [40, 40, 40];
  const dot = line.height;
  for (let x = line.x; x < line.x + line.width; x += dot * 5) {
    if (dice.happens(0.15)) continue;
    for (let at = 0; at < 15; at += 1) {
      if (dice.happens(0.5)) continue;
      canvas.fill(
        {
          x: x + (at % 3) * dot,
          y: line.y + Math.floor(at / 3) * dot * 1.4,
          width: dot,
          height: dot,
        },
        colour,
      );
    }
  }
}
