// Whether a body can be an activity at all, before anything else looks at it.
import { z } from 'zod';

// The wire looks at these before any code of ours, and throws where they are no strings.
const shape = z.looseObject({ type: z.string().min(1), serviceUrl: z.string() });

/** Real activities nest about fifteen deep; code that recurses over endless ones runs out of stack. */
const NESTED_AT_MOST = 60;

/** The field that keeps it from being read at all. */
export function whyNotRead(body: unknown): string | undefined {
  if (!nestsWithin(body, NESTED_AT_MOST)) return 'nested';
  const parsed = shape.safeParse(body);
  return parsed.success ? undefined : (parsed.error.issues[0]?.path.join('.') ?? '');
}

function nestsWithin(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return levels > 0 && Object.values(value).every((inner) => nestsWithin(inner, levels - 1));
}
