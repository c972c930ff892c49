// A picture as pixels, and what helps to see a code in it: other sizes, and sharper edges. Grey is enough for that.

/** As a canvas gives it (ImageData): four bytes a pixel, red, green, blue and opacity. */
export type Picture = {
  readonly data: Uint8ClampedArray<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
};

export type Area = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/** One number a pixel, 0 to 255. */
export type Grey = {
  readonly values: Float32Array;
  readonly width: number;
  readonly height: number;
};

/** What is transparent is on white, as pages are. */
export function greyOf({ data, width, height }: Picture): Grey {
  const values = new Float32Array(width * height);
  const at = (index: number): number => data[index] ?? 0;
  for (let pixel = 0, byte = 0; pixel < values.length; pixel += 1, byte += 4) {
    const luminance = 0.299 * at(byte) + 0.587 * at(byte + 1) + 0.114 * at(byte + 2);
    values[pixel] = 255 + ((luminance - 255) * at(byte + 3)) / 255;
  }
  return { values, width, height };
}

export function pictureOf({ values, width, height }: Grey): Picture {
  const data = new Uint8ClampedArray(values.length * 4).fill(255);
  for (let pixel = 0, byte = 0; pixel < values.length; pixel += 1, byte += 4) {
    data[byte] = values[pixel] ?? 0;
    const value = data[byte] ?? 0;
    data[byte + 1] = value;
    data[byte + 2] = value;
  }
  return { data, width, height };
}

export function cropped({ values, width }: Grey, area: Area): Grey {
  const cut = new Float32Array(area.width * area.height);
  for (let row = 0; row < area.height; row += 1) {
    const from = (area.y + row) * width + area.x;
    cut.set(values.subarray(from, from + area.width), row * area.width);
  }
  return { values: cut, width: area.width, height: area.height };
}

/** `factor` (whole, or one over a whole number) times as wide and as high: smooth between the pixels (Catmull–Rom), or their
 * average. */
export function scaled(grey: Grey, factor: number): Grey {
  if (factor === 1) return grey;
  const weigh = factor >= 1 ? cubicWeights : areaWeights;
  return downwards(across(grey, weigh(grey.width, factor)), weigh(grey.height, factor));
}

/** For each new pixel of a row: where it begins in the old one, and with which weights it takes the next so many. */
type Weights = {
  readonly from: Int32Array;
  readonly taps: number;
  readonly weights: Float32Array;
};

function weightsOf(
  length: number,
  taps: number,
  weigh: (at: number) => readonly [from: number, weights: readonly number[]],
): Weights {
  const from = new Int32Array(length);
  const weights = new Float32Array(length * taps);
  for (let at = 0; at < length; at += 1) {
    const [first, of] = weigh(at);
    from[at] = first;
    weights.set(of, at * taps);
  }
  return { from, taps, weights };
}

function cubicWeights(length: number, factor: number): Weights {
  return weightsOf(Math.round(length * factor), 4, (at) => {
    const middle = (at + 0.5) / factor - 0.5;
    const t = middle - Math.floor(middle);
    const weights = [
      ((2 - t) * t - 1) * t * 0.5,
      ((3 * t - 5) * t * t + 2) * 0.5,
      ((4 - 3 * t) * t + 1) * t * 0.5,
      (t - 1) * t * t * 0.5,
    ];
    return [Math.floor(middle) - 1, weights];
  });
}

function areaWeights(length: number, factor: number): Weights {
  const taps = Math.round(1 / factor);
  const weights = Array<number>(taps).fill(1 / taps);
  return weightsOf(Math.max(1, Math.floor(length / taps)), taps, (at) => [at * taps, weights]);
}

function across({ values, width, height }: Grey, { from, taps, weights }: Weights): Grey {
  const columns = Int32Array.from(weights, (_weight, at) =>
    within((from[Math.floor(at / taps)] ?? 0) + (at % taps), width - 1),
  );
  const made = new Float32Array(from.length * height);
  for (let row = 0, to = 0; row < height; row += 1) {
    const start = row * width;
    for (let at = 0; at < columns.length; to += 1) {
      let sum = 0;
      for (const end = at + taps; at < end; at += 1)
        sum += (weights[at] ?? 0) * (values[start + (columns[at] ?? 0)] ?? 0);
      made[to] = sum;
    }
  }
  return { values: made, width: from.length, height };
}

/** Row by row, as they lie in memory: turning the picture over and back again took longer than reading it. */
function downwards({ values, width, height }: Grey, { from, taps, weights }: Weights): Grey {
  const made = new Float32Array(width * from.length);
  const sums = new Float64Array(width);
  for (let at = 0; at < from.length; at += 1) {
    sums.fill(0);
    for (let tap = 0; tap < taps; tap += 1) {
      const weight = weights[at * taps + tap] ?? 0;
      const start = within((from[at] ?? 0) + tap, height - 1) * width;
      for (let column = 0; column < width; column += 1)
        sums[column] = (sums[column] ?? 0) + weight * (values[start + column] ?? 0);
    }
    made.set(sums, at * width);
  }
  return { values: made, width, height: from.length };
}

function turned({ values, width, height }: Grey): Grey {
  const made = new Float32Array(values.length);
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      made[column * height + row] = values[row * width + column] ?? 0;
    }
  }
  return { values: made, width: height, height: width };
}

/** Takes back a blur of about `radius` pixels: what differs from the surroundings differs `amount` times as much. */
export function sharpened(grey: Grey, radius: number, amount: number): Grey {
  const around = softened(softened(grey, radius), radius);
  const values = new Float32Array(grey.values.length);
  for (let at = 0; at < values.length; at += 1) {
    const soft = around.values[at] ?? 0;
    values[at] = soft + ((grey.values[at] ?? 0) - soft) * amount;
  }
  return { ...grey, values };
}

/** The average of 2·radius+1 pixels each way. */
function softened(grey: Grey, radius: number): Grey {
  return turned(averaged(turned(averaged(grey, radius)), radius));
}

function averaged({ values, width, height }: Grey, radius: number): Grey {
  const made = new Float32Array(values.length);
  for (let start = 0; start < values.length; start += width) {
    let sum = 0;
    for (let tap = -radius; tap <= radius; tap += 1)
      sum += values[start + within(tap, width - 1)] ?? 0;
    for (let column = 0; column < width; column += 1) {
      made[start + column] = sum / (2 * radius + 1);
      const enters = values[start + within(column + radius + 1, width - 1)] ?? 0;
      sum += enters - (values[start + within(column - radius, width - 1)] ?? 0);
    }
  }
  return { values: made, width, height };
}

/** Beyond the edge the edge goes on. */
function within(at: number, last: number): number {
  if (at < 0) return 0;
  return at > last ? last : at;
}
