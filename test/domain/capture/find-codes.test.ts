import { describe, expect, test } from '@jest/globals';
import { findCodes } from '../../../src/domain/capture/find-codes.js';
import type { FoundCode, ReadOnce } from '../../../src/domain/capture/find-codes.js';
import type { Picture } from '../../../src/domain/capture/picture.js';

const square = (text: string, from: number, to: number): FoundCode => ({
  text,
  corners: [
    { x: from, y: from },
    { x: to, y: from },
    { x: to, y: to },
    { x: from, y: to },
  ],
});

function blank(width: number, height: number): Picture {
  return { data: new Uint8ClampedArray(width * height * 4).fill(255), width, height };
}

/** Answers by the size that it is shown, and keeps what it was shown. */
function reader(answer: (picture: Picture) => readonly FoundCode[]): {
  readonly readOnce: ReadOnce;
  readonly shown: Picture[];
} {
  const shown: Picture[] = [];
  const readOnce: ReadOnce = async (picture) => {
    shown.push(picture);
    return answer(picture);
  };
  return { readOnce, shown };
}

describe('codes in a picture', () => {
  test('are looked for once more where one was found: a smaller one may be beside it', async () => {
    const { readOnce } = reader(({ width }) =>
      width === 100 ? [square('one', 10, 40)] : [square('one', 20, 80), square('two', 120, 180)],
    );
    const found = await findCodes(blank(100, 100), readOnce);
    expect(found).toEqual([square('one', 10, 40), square('two', 60, 90)]);
  });

  test('that are read in two ways at one place are not read at all', async () => {
    const { readOnce } = reader(({ width }) => [
      width === 100 ? square('one', 10, 40) : square('another', 24, 84),
      ...(width === 100 ? [square('beside', 60, 90)] : []),
    ]);
    const found = await findCodes(blank(100, 100), readOnce);
    expect(found).toEqual([square('beside', 60, 90)]);
  });

  test('are looked for in enlarged and sharpened copies, and then no more', async () => {
    const none = reader(() => []);
    expect(await findCodes(blank(100, 80), none.readOnce)).toEqual([]);
    expect(none.shown.map(({ width }) => width)).toEqual([
      100, 200, 300, 100, 200, 100, 400, 50, 25,
    ]);
    expect(none.shown.map(({ height }) => height)).toEqual([
      80, 160, 240, 80, 160, 80, 320, 40, 20,
    ]);
  });

  test('are not looked for that long where the next picture is already there', async () => {
    const none = reader(() => []);
    expect(await findCodes(blank(100, 80), none.readOnce, { isQuick: true })).toEqual([]);
    expect(none.shown.map(({ width }) => width)).toEqual([100, 200]);
  });

  test('are looked for no longer than somebody waits who has pasted another window', async () => {
    const none = reader(() => []);
    const isLate = (): boolean => none.shown.length >= 4;
    expect(await findCodes(blank(100, 80), none.readOnce, { isLate })).toEqual([]);
    expect(none.shown.map(({ width }) => width)).toEqual([100, 200, 300, 100]);
  });

  test('are held against a second look, however late it is', async () => {
    const { readOnce } = reader(({ width }) => [
      square(width === 100 ? 'one' : 'another', width / 10, width / 4),
    ]);
    const isLate = (): boolean => true;
    expect(await findCodes(blank(100, 100), readOnce, { isLate })).toEqual([]);
  });

  test('that only a copy shows are told where they are in the picture itself', async () => {
    const { readOnce } = reader(({ width }) => (width === 300 ? [square('one', 30, 90)] : []));
    expect(await findCodes(blank(100, 100), readOnce)).toEqual([square('one', 10, 30)]);
  });

  test('of a large picture are looked for in overlapping pieces that leave nothing out', async () => {
    const none = reader(() => []);
    await findCodes(blank(3000, 1500), none.readOnce, { isQuick: true });
    const largest = Math.max(...none.shown.map(({ width, height }) => width * height));
    expect(largest).toBeLessThan(6_500_000);
  });

  test('stay where they are in pieces', async () => {
    // One dark dot far to the right and below; each piece that shows it says where it saw it.
    const picture = blank(3000, 1500);
    for (let row = 1300; row < 1310; row += 1) {
      for (let column = 2800; column < 2810; column += 1) {
        picture.data.fill(0, (row * 3000 + column) * 4, (row * 3000 + column) * 4 + 3);
      }
    }
    const { readOnce } = reader(({ data, width, height }) => {
      if (width === 3000) return [];
      for (let pixel = 0; pixel < width * height; pixel += 1) {
        if ((data[pixel * 4] ?? 255) > 20) continue;
        const [x, y] = [pixel % width, Math.floor(pixel / width)];
        return [{ text: 'dot', corners: [{ x, y }] }];
      }
      return [];
    });
    const [found] = await findCodes(picture, readOnce, { isQuick: true });
    expect(Math.abs((found?.corners[0]?.x ?? 0) - 2800)).toBeLessThan(2);
    expect(Math.abs((found?.corners[0]?.y ?? 0) - 1300)).toBeLessThan(2);
  });
});
