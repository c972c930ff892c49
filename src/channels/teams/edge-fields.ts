// Clients write "nothing" in several ways: null, an empty text, an empty object, or by leaving the field out. Here they are
// one thing, so that no client's way of saying it makes the bot silent.
import { z } from 'zod';

/** A field that may be missing: null and empty are missing too. What is there and of another type is refused. */
export function maybe<T extends z.ZodType>(schema: T): z.ZodType<z.output<T> | undefined> {
  return z
    .preprocess((value) => (isBlank(value) ? undefined : value), schema.optional())
    .optional();
}

/** A field that decides nothing, as a language or a time zone: whatever cannot be read is missing. */
export function unlessOdd<T extends z.ZodType>(schema: T): z.ZodType<z.output<T> | undefined> {
  return maybe(schema).catch(undefined);
}

function isBlank(value: unknown): boolean {
  if (value === null || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}
