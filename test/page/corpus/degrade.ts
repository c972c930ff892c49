// What happens to a screenshot on its way: a lens or a scaled video stream blurs it, JPEG squeezes it.
import jpeg from 'jpeg-js';
import { Canvas } from './canvas.js';

/** Gaussian, `sigma` in pixels. */
export function blurred(canvas: Canvas, sigma: number): Canvas {
  const reach = Math.ceil(sigma * 3);
  const weights = Array.from({ length: reach * 2 + 1 }, (_none, at) =>
    Math.exp(-((at - reach) ** 2) / (2 * sigma * sigma)),
  );
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const kernel = Float64Array.from(weights, (weight) => weight / sum);
  return along(along(canvas, kernel, 'row'), kernel, 'column');
}

function along(from: Canvas, kernel: Float64Array, way: 'row' | 'column'): Canvas {
  const to = new Canvas(from.width, from.height);
  for (let y = 0; y < from.height; y += 1) {
    for (let x = 0; x < from.width; x += 1) {
      const at = (y * from.width + x) * 4;
      for (let channel = 0; channel < 3; channel += 1) {
        to.data[at + channel] = mixed(from, kernel, { x, y, way, channel });
      }
    }
  }
  return to;
}

type Where = {
  readonly x: number;
  readonly y: number;
  readonly way: 'row' | 'column';
  readonly channel: number;
};

function mixed(from: Canvas, kernel: Float64Array, { x, y, way, channel }: Where): number {
  const reach = (kernel.length - 1) / 2;
  let value = 0;
  for (let tap = -reach; tap <= reach; tap += 1) {
    const column = way === 'row' ? position(x + tap, from.width) : x;
    const row = way === 'column' ? position(y + tap, from.height) : y;
    const pixel = row * from.width + column;
    value += (kernel[tap + reach] ?? 0) * (from.data[pixel * 4 + channel] ?? 0);
  }
  return value;
}

function position(at: number, length: number): number {
  return at < 0 ? 0 : at >= length ? length - 1 : at;
}

export function throughJpeg(canvas: Canvas, quality: number): Canvas {
  const { width, height } = canvas;
  const encoded = jpeg.encode({ width, height, data: canvas.data }, quality);
  const decoded = jpeg.decode(encoded.data, { useTArray: true, maxMemoryUsageInMB: 2048 });
  const to = new Canvas(width, height);
  to.data.set(decoded.data);
  return to;
}
