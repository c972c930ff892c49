// The time zone and language of the client. Messages say them in fields of their own; other activities in the entity that
// describes the client, or not at all (an installation has no zone).
import { z } from 'zod';
import { unlessOdd } from './edge-fields.js';

const clientInfo = z.object({
  type: z.literal('clientInfo'),
  timezone: unlessOdd(z.string().max(100)),
  locale: unlessOdd(z.string().max(50)),
});

export type Tongue = {
  readonly zone: string | undefined;
  readonly locale: string | undefined;
};

export function clientInfoIn(entities: readonly unknown[] = []): Tongue {
  for (const entity of entities) {
    const parsed = clientInfo.safeParse(entity);
    if (parsed.success) return { zone: parsed.data.timezone, locale: parsed.data.locale };
  }
  return { zone: undefined, locale: undefined };
}
