// The pixels of what is drawn on a canvas of this page. A canvas of the page, and not one beside it: that is there in every browser, and
// the only one about which a browser that guards against fingerprinting may ask.
import type { Picture } from '../domain/capture/picture.js';

/** Larger ones, from cameras, are drawn smaller: no screen has more. */
const SIDE_MOST = 5120;
/** Beyond it a phone's canvas stays empty, without a word (WebKit, 4096 × 4096). */
const PIXELS_MOST = 16_777_216;
/** Of the pattern that shows whether a canvas tells what was drawn on it. */
const CHECKS = 8;
/** Some browsers change the last bits of each pixel, which no QR code is hurt by. */
const TOLERATED = 32;

export type Drawn = {
  readonly source: CanvasImageSource;
  readonly width: number;
  readonly height: number;
};

/** Undefined where this browser gives pages no pixels, or noise in their place. */
export function pixelsOf({ source, width, height }: Drawn): Picture | undefined {
  if (!tellsPixels()) return undefined;
  const bySide = SIDE_MOST / Math.max(width, height);
  const scale = Math.min(1, bySide, Math.sqrt(PIXELS_MOST / (width * height)));
  const size = [Math.floor(width * scale) || 1, Math.floor(height * scale) || 1] as const;
  return draw(size, (context) => {
    context.drawImage(source, 0, 0, ...size);
  });
}

/** Firefox's resistFingerprinting gives noise or white, other guards no canvas at all: black and white squares show it. */
export function tellsPixels(): boolean {
  const seen = draw([CHECKS, CHECKS], (context) => {
    for (let at = 0; at < CHECKS * CHECKS; at += 1) {
      context.fillStyle = isBlack(at) ? '#000' : '#fff';
      context.fillRect(at % CHECKS, Math.floor(at / CHECKS), 1, 1);
    }
  });
  return (
    seen?.data.every((value, byte) => {
      const isOpacity = byte % 4 === 3;
      const drawn = !isOpacity && isBlack(Math.floor(byte / 4)) ? 0 : 255;
      return Math.abs(value - drawn) <= TOLERATED;
    }) ?? false
  );
}

function isBlack(at: number): boolean {
  return (at + Math.floor(at / CHECKS)) % 2 === 0;
}

function draw(
  [width, height]: readonly [number, number],
  paint: (context: CanvasRenderingContext2D) => void,
): Picture | undefined {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  try {
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (context === null) return undefined;
    paint(context);
    return context.getImageData(0, 0, width, height);
  } catch {
    // No memory for one of this size, or a guard that throws.
    return undefined;
  } finally {
    // What was on it is a picture of a secret, and some browsers keep canvases for long.
    canvas.width = 0;
  }
}
