// From what a picture, a scan or a text says to what can be stored: with whose account it is, and in which of the ways that
// it can be read.
import { offerOf } from '../domain/capture/offer-of.js';
import type { Whose } from '../domain/capture/offer-of.js';
import { readScan } from '../domain/capture/read-scan.js';
import type { Source } from '../domain/capture/read-secret.js';
import type { NotASeed } from '../domain/capture/not-a-seed.js';
import type { Accounts, ScanReading, SeedOffer } from '../domain/capture/scan-reading.js';

/** One that can be taken; the encoding where only whoever copied it knows which it is. */
export type Option = {
  readonly offer: SeedOffer;
  readonly encoding?: 'base32' | 'hex';
};

export type Found = {
  readonly options: readonly Option[];
  /** What was read and is no secret, and why. */
  readonly findings: readonly NotASeed[];
  /** Which of how many codes of an export this is. */
  readonly batch?: Accounts['batch'];
};

export function readTexts(texts: readonly string[], whose: Whose, from: Source): Found {
  const parts = [...new Set(texts)].map((text) => foundIn(readScan(text, from), whose));
  return {
    options: parts.flatMap(({ options }) => options),
    findings: parts.flatMap(({ findings }) => findings),
    ...parts.map(({ batch }) => ({ batch })).find(({ batch }) => batch !== undefined),
  };
}

function foundIn(reading: ScanReading, whose: Whose): Found {
  switch (reading.kind) {
    case 'seed':
      return found({ options: [{ offer: reading.offer }] });
    case 'secret':
      return found({ options: [{ offer: offerOf(reading.secret, whose, reading.named) }] });
    case 'which-encoding':
      return found({
        options: reading.options.map(({ encoding, secret }) => ({
          offer: offerOf(secret, whose, reading.named),
          encoding,
        })),
      });
    case 'accounts':
      return found({
        options: reading.offers.map((offer) => ({ offer })),
        findings: reading.leftOut.map(({ finding }) => finding),
        ...(reading.batch === undefined ? {} : { batch: reading.batch }),
      });
    case 'not-a-seed':
      return found({ findings: [reading.finding] });
  }
}

function found(some: Partial<Found>): Found {
  return { options: [], findings: [], ...some };
}
