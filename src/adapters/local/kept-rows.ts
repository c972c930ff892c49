// Rows in memory, as they are in the file, which nobody else can write: what a turn reads it reads several times, and the next turn
// again. Always the same object for the same version of a row, so that whatever was made of it can be kept by it.
import { StoreUnavailable } from '../../ports/fault.js';
import type { ETag, JsonObject, Row, RowName } from '../../ports/store.js';

/** As it is in the file, `text` its value. */
export type Fresh = { readonly name: RowName; readonly etag: number; readonly text: string };
type Kept = Fresh & { row?: Row };

/** A few megabytes. */
const AT_MOST = 4_000;

export class KeptRows {
  readonly #rows = new Map<string, Kept | 'absent'>();

  /** Undefined where nothing is known of it. Throws `StoreUnavailable` where it is not as it was written. */
  get(key: string): Row | 'absent' | undefined {
    const kept = this.#rows.get(key);
    return typeof kept === 'object' ? rowOf(kept) : kept;
  }

  etagOf(key: string): ETag | undefined {
    const kept = this.#rows.get(key);
    return typeof kept === 'object' ? String(kept.etag) : undefined;
  }

  /** Its text is read when somebody asks for it. `absent`: no such row is in the file. */
  set(key: string, fresh: Fresh | 'absent'): void {
    // What came first goes first, however often it was asked for since.
    this.#rows.delete(key);
    const [oldest] = this.#rows.keys();
    if (this.#rows.size >= AT_MOST && oldest !== undefined) this.#rows.delete(oldest);
    this.#rows.set(key, fresh === 'absent' ? fresh : { ...fresh });
  }

  forget(key: string): void {
    this.#rows.delete(key);
  }

  clear(): void {
    this.#rows.clear();
  }
}

function rowOf(kept: Kept): Row {
  kept.row ??= { row: kept.name, etag: String(kept.etag), value: objectIn(kept.text) };
  return kept.row;
}

/** Whatever JSON brings is JSON: to walk through all of it once more was a tenth of a turn. */
export function objectIn(text: string): JsonObject {
  const value: unknown = JSON.parse(text);
  if (isObject(value)) return value;
  throw new StoreUnavailable('a row is not as it was written');
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
