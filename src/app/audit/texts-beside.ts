// What lies beside a log's entries: names and whatever somebody typed, each held against its digest in the leaf. What was altered makes
// its entry one that does not fit; what is not there any more was erased, which is no fault, and is counted.
import { z } from 'zod';
import { areOwnTexts, digestsIn } from '../../domain/audit/leaf.js';
import type { Logged, Texts } from '../../domain/audit/leaf.js';

export type TextsCounted = {
  /** As they were written. */
  readonly there: number;
  readonly erased: number;
  /** Numbers of the first entries of which texts were erased, some at most. */
  readonly of: readonly number[];
};

const NAMED_AT_MOST = 5;

export class TextCount {
  #there = 0;
  #erased = 0;
  readonly #of: number[] = [];

  /** Whether each text beside the leaf is its own. */
  add(seq: number, logged: Logged): boolean {
    const digests = new Set(digestsIn(logged.leaf));
    const there = [...digests].filter((digest) => logged.texts[digest] !== undefined).length;
    const erased = digests.size - there;
    this.#there += there;
    this.#erased += erased;
    if (erased > 0 && this.#of.length < NAMED_AT_MOST) this.#of.push(seq);
    return areOwnTexts(logged);
  }

  get counted(): TextsCounted {
    return { there: this.#there, erased: this.#erased, of: this.#of };
  }
}

const lineSchema = z.strictObject({
  seq: z.number().int(),
  texts: z.record(z.string(), z.strictObject({ text: z.string(), salt: z.string() })),
});

/** A file of an export, by the numbers of its entries. Undefined where it is not as an export writes it for these entries. */
export function readTexts(
  file: Uint8Array | undefined,
  { begins, width }: { readonly begins: number; readonly width: number },
): ReadonlyMap<number, Texts> | undefined {
  const lines = Buffer.from(file ?? [])
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '');
  const read = lines
    .map(lineIn)
    .filter((line) => line !== undefined)
    .filter(({ seq }) => seq >= begins && seq < begins + width);
  const found = new Map(read.map(({ seq, texts }) => [seq, texts]));
  return found.size === lines.length ? found : undefined;
}

function lineIn(line: string): z.infer<typeof lineSchema> | undefined {
  try {
    return lineSchema.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}
