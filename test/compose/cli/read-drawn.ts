// A QR code that was drawn on a terminal, as a camera in front of it sees it: half blocks, in the colours that the lines themselves set.
import jsQr from 'jsqr';

/** Pixels of a square. */
const SCALE = 4;
const [START, END] = ['\u001b[30;47m', '\u001b[0m'];
/** Upper and lower half, dark or not. */
const HALVES: Readonly<Record<string, readonly [boolean, boolean]>> = {
  '█': [true, true],
  '▀': [true, false],
  '▄': [false, true],
  ' ': [false, false],
};

/** What it says; undefined where a reader finds none. Throws where a line is not black on white from end to end. */
export function readDrawn(lines: readonly string[]): string | undefined {
  const rows = lines.flatMap((line) => {
    if (!line.startsWith(START) || !line.endsWith(END)) throw new Error('not black on white');
    const halves = Array.from(line.slice(START.length, -END.length), (sign) => HALVES[sign]);
    return [halves.map((one) => one?.[0] === true), halves.map((one) => one?.[1] === true)];
  });
  const width = (rows[0]?.length ?? 0) * SCALE;
  const height = rows.length * SCALE;
  const pixels = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const isDark = rows[Math.floor(y / SCALE)]?.[Math.floor(x / SCALE)] === true;
      if (isDark) pixels.fill(0, (y * width + x) * 4, (y * width + x) * 4 + 3);
    }
  }
  // The package is made for bundlers; under Node its default is the function itself.
  const read = jsQr as unknown as typeof jsQr.default;
  return read(pixels, width, height)?.data;
}
