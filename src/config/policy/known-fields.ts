// The fields that a policy has in one of its places, for whoever slipped while typing one.
import { z } from 'zod';
import { editDistance, slipsFor } from '../../domain/people/edit-distance.js';
import { policySchema } from './schema.js';

type Schema = {
  readonly properties?: Readonly<Record<string, Schema>> | undefined;
  readonly items?: Schema | undefined;
  readonly anyOf?: readonly Schema[] | undefined;
};
const schema: z.ZodType<Schema> = z.object({
  get properties() {
    return z.record(z.string(), schema).optional();
  },
  get items() {
    return schema.optional();
  },
  get anyOf() {
    return z.array(schema).optional();
  },
});

/** The field of that place that was meant by `typed`, or undefined where none is near. */
export type MeantField = (path: readonly PropertyKey[], typed: string) => string | undefined;

/** The schema is made for the first of them, and not again: a file may be wrong in thousands of places. */
export function meantFields(): MeantField {
  let whole: Schema | undefined;
  return (path, typed) => {
    whole ??= schema.parse(z.toJSONSchema(policySchema, { io: 'input' }));
    return nearest(fieldsAt(whole, path), typed);
  };
}

function nearest(fields: readonly string[], typed: string): string | undefined {
  const known = fields.filter((field) => field !== '$schema');
  const bare = bareName(typed);
  const same = known.find((field) => bareName(field) === bare);
  if (same !== undefined) return same;
  const near = known.flatMap((field) => {
    const slips = editDistance(bare, bareName(field), slipsFor(bare));
    return slips === undefined ? [] : [{ field, slips }];
  });
  return near.sort((one, other) => one.slips - other.slips)[0]?.field;
}

/** `Approvals_needed` and `approvals-needed` are both approvalsNeeded. */
function bareName(field: string): string {
  return field.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

function fieldsAt(whole: Schema, path: readonly PropertyKey[]): readonly string[] {
  const places = path.reduce<readonly Schema[]>(
    (here, key) => here.flatMap((one) => inside(one, key)),
    [whole],
  );
  return places.flatMap(alternatives).flatMap(({ properties = {} }) => Object.keys(properties));
}

function inside(place: Schema, key: PropertyKey): readonly Schema[] {
  return alternatives(place).flatMap(({ properties = {}, items }) => {
    const found =
      typeof key === 'number' ? items : new Map(Object.entries(properties)).get(String(key));
    return found ?? [];
  });
}

function alternatives(place: Schema): readonly Schema[] {
  return [place, ...(place.anyOf ?? []).flatMap(alternatives)];
}
