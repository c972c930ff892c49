import { describe, expect, test } from '@jest/globals';
import { readScan } from '../../../src/domain/capture/read-scan.js';
import type { ScanReading } from '../../../src/domain/capture/scan-reading.js';
import { ODD_ADDRESSES } from './odd-addresses.js';
import type { Odd } from './odd-case.js';
import { ODD_TEXTS } from './odd-texts.js';

const ODD = [...ODD_ADDRESSES, ...ODD_TEXTS];

/** In the words in which the case says what should come out. */
function outcome(reading: ScanReading): unknown {
  switch (reading.kind) {
    case 'seed': {
      const { secret, ...named } = reading.offer;
      return { seed: { ...named, spare: secret.hadSpareBits } };
    }
    case 'secret':
      return { seed: { spare: reading.secret.hadSpareBits } };
    case 'accounts':
      return { accounts: reading.offers.length, leftOut: reading.leftOut.length };
    case 'not-a-seed': {
      const { finding } = reading;
      return { refused: 'kind' in finding ? `${finding.code}:${finding.kind}` : finding.code };
    }
    case 'which-encoding':
      return { asked: reading.options.map(({ encoding }) => encoding) };
  }
}

/** A code without a kind stands for each of its kinds. */
function expected(out: Odd['out']): unknown {
  if ('accounts' in out) return { leftOut: 0, ...out };
  if ('seed' in out || out.refused.includes(':')) return out;
  return { refused: expect.stringMatching(new RegExp(`^${out.refused}(?::|$)`)) as unknown };
}

describe('what people paste, type and scan comes out right, or with its reason', () => {
  test.each(ODD)('$kind: $input', ({ input, out }) => {
    expect(outcome(readScan(input))).toMatchObject(expected(out) as object);
  });

  test('at least 130 cases, ten and more of each kind', () => {
    const kinds = [...new Set(ODD.map(({ kind }) => kind))];
    const counts = kinds.map((kind) => ODD.filter((one) => one.kind === kind).length);
    expect(ODD.length).toBeGreaterThanOrEqual(130);
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(10);
  });
});
