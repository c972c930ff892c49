// Pixels to draw screenshots on: what a browser's canvas does, deterministic and without one.

export type Colour = readonly [red: number, green: number, blue: number];
export type Rectangle = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

export class Canvas {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray<ArrayBuffer>;

  constructor(width: number, height: number, colour: Colour = [255, 255, 255]) {
    this.width = Math.round(width);
    this.height = Math.round(height);
    this.data = new Uint8ClampedArray(this.width * this.height * 4).fill(255);
    this.fill({ x: 0, y: 0, width: this.width, height: this.height }, colour);
  }

  fill({ x, y, width, height }: Rectangle, colour: Colour): void {
    const left = Math.max(0, Math.round(x));
    const right = Math.min(this.width, Math.round(x + width));
    const bottom = Math.min(this.height, Math.round(y + height));
    if (right <= left) return;
    const row = new Uint8ClampedArray((right - left) * 4).fill(255);
    for (let at = 0; at < row.length; at += 4) row.set(colour, at);
    for (let line = Math.max(0, Math.round(y)); line < bottom; line += 1) {
      this.data.set(row, (line * this.width + left) * 4);
    }
  }

  /** `share` of the colour over what is there. */
  blend(column: number, row: number, [colour, share]: readonly [Colour, number]): void {
    const at = (row * this.width + column) * 4;
    for (let channel = 0; channel < 3; channel += 1) {
      const there = this.data[at + channel] ?? 0;
      this.data[at + channel] = there + ((colour[channel] ?? 0) - there) * share;
    }
  }

  /** Light to dark and dark to light. */
  invert(): void {
    for (let at = 0; at < this.data.length; at += 1) {
      if (at % 4 !== 3) this.data[at] = 255 - (this.data[at] ?? 0);
    }
  }
}
