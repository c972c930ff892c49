// What a schema makes of a stored value is made once: a store that keeps its rows gives the same value again, and reading it anew each
// time was a tenth of a turn. Whoever gets it changes nothing of it.
import type { z } from 'zod';
import type { JsonObject } from '../../ports/store.js';

/** By schema, and value: both go when nobody has them any more. */
const made = new WeakMap<z.ZodType, WeakMap<JsonObject, unknown>>();

/** Undefined where the value is not as the schema has it. */
export function parseOnce<T>(schema: z.ZodType<T>, value: JsonObject): T | undefined {
  const bySchema = made.get(schema) ?? new WeakMap<JsonObject, unknown>();
  made.set(schema, bySchema);
  const before = bySchema.get(value);
  if (before !== undefined && isMadeBy(schema, before)) return before;
  const { data } = schema.safeParse(value);
  bySchema.set(value, data);
  return data;
}

/** Nothing but what this schema has made is put under it. */
function isMadeBy<T>(_schema: z.ZodType<T>, _made: unknown): _made is T {
  return true;
}
