// The brakes as they are stored: everybody's in one row, each account owner's in a row of that person's.
import { z } from 'zod';
import type { PersonId } from '../../../domain/ids.js';
import type { Brake, FreezeOrder, FreezeRefusal, Restored } from '../../../domain/policy/freeze.js';
import { named, personId, time } from '../../../domain/fields.js';

const order = z.object({ by: named, at: time, reason: z.string() });

export type GeneralBrake = {
  readonly all: FreezeOrder | null;
  /** Until two people have lifted it. */
  readonly restored?: Restored;
  /** In a store of the older shape, until it is taken over: everybody who was frozen one by one. */
  readonly people?: Readonly<Record<PersonId, FreezeOrder & { readonly name: string }>>;
};
export const freezeSchema: z.ZodType<GeneralBrake> = z.object({
  all: order.nullable(),
  restored: z.exactOptional(z.object({ at: time, backedUpAt: time, liftedBy: named.nullable() })),
  people: z.exactOptional(z.record(personId, order.extend({ name: z.string() }))),
});

export const brakeSchema: z.ZodType<Brake> = z.object({ order: order.nullable() });

/** Lists somebody who is frozen one by one; that they are is said by the brake alone. */
export type FrozenPerson = { readonly name: string };
export const frozenPersonSchema: z.ZodType<FrozenPerson> = z.object({ name: z.string() });

const whom = z.string().nullable();
export const freezeRefusal: z.ZodType<FreezeRefusal> = z.discriminatedUnion('code', [
  z.object({ code: z.literal('ALREADY_FROZEN'), order, whom }),
  z.object({ code: z.literal('NOT_FROZEN'), whom, still: z.array(z.string()) }),
  z.object({ code: z.literal('FROZE_IT_YOURSELF'), whom }),
  z.object({ code: z.literal('LIFTED_IT_YOURSELF') }),
]);
