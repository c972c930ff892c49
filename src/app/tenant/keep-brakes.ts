// Whatever was frozen in the table that a backup goes into stays frozen: somebody set it in an emergency, and the backup does
// not know of it.
import type { PersonId } from '../../domain/ids.js';
import { parsePersonId } from '../../domain/ids.js';
import type { FreezeOrder } from '../../domain/policy/freeze.js';
import type { RowName } from '../../ports/store.js';
import type { BackupRow } from './backup.js';
import { brakeSchema, freezeSchema } from '../commit/rows/brake-rows.js';
import { BRAKES, FREEZE, frozenRow } from '../commit/rows/names.js';

/** `whom`: null for everybody. */
export type KeptBrake = { readonly whom: PersonId | null; readonly order: FreezeOrder };

type Rows = readonly BackupRow[];

/** The backup's rows with the brakes of both sides, and which of them are the table's own. */
export function withBrakes(
  backup: Rows,
  there: Rows,
): { readonly rows: Rows; readonly kept: readonly KeptBrake[] } {
  const rows = new Map(backup.map((one) => [one.row, one]));
  const before = new Map(there.map((one) => [one.row, one]));
  const kept = there.flatMap((one) => brakeIn(one, rows) ?? []);
  for (const { whom, order } of kept) {
    for (const one of rowsOf(whom, { rows, before, order })) rows.set(one.row, one);
  }
  return { rows: [...rows.values()], kept };
}

/** A brake that is set here, and not in the backup. */
function brakeIn(
  { row, value }: BackupRow,
  backup: ReadonlyMap<RowName, BackupRow>,
): KeptBrake | undefined {
  if (row !== FREEZE && !row.startsWith(BRAKES.from)) return undefined;
  const orderIn = row === FREEZE ? generalIn : ownIn;
  const order = orderIn(value);
  if (order === null || orderIn(backup.get(row)?.value) !== null) return undefined;
  if (row === FREEZE) return { whom: null, order };
  const whom = parsePersonId(row.slice(BRAKES.from.length));
  return whom === undefined ? undefined : { whom, order };
}

function generalIn(value: unknown): FreezeOrder | null {
  return freezeSchema.safeParse(value).data?.all ?? null;
}

function ownIn(value: unknown): FreezeOrder | null {
  return brakeSchema.safeParse(value).data?.order ?? null;
}

type Sides = {
  readonly rows: ReadonlyMap<RowName, BackupRow>;
  readonly before: ReadonlyMap<RowName, BackupRow>;
  readonly order: FreezeOrder;
};

function rowsOf(whom: PersonId | null, { rows, before, order }: Sides): Rows {
  if (whom === null) {
    return [{ row: FREEZE, value: { ...rows.get(FREEZE)?.value, all: order } }];
  }
  const own = [`${BRAKES.from}${whom}`, frozenRow(whom)].map((row) => before.get(row));
  return own.filter((one) => one !== undefined);
}
