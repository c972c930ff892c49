// Answers a query from rows. Small and strict: a table, column, function or operator that it does not know is an error, as it
// would be in Azure, never an empty answer.
import type { Expression, Query, Step } from './kql-parse.js';
import { TABLES } from './tables.js';

/** A row as it lies in Log Analytics; `ingested`: when it came there, milliseconds. */
export interface Row {
  readonly ingested: number;
  readonly columns: Readonly<Record<string, unknown>>;
}

/** `tables`: those that are there by now. `now`: milliseconds. */
export interface World {
  readonly tables: ReadonlyMap<string, readonly Row[]>;
  readonly now: number;
  /** What the query itself has named. */
  readonly lets?: ReadonlyMap<string, Query>;
}

class NoTable extends Error {}

const text = (value: unknown): string =>
  typeof value === 'string'
    ? value
    : value === undefined || value === null
      ? ''
      : JSON.stringify(value);
const low = (value: unknown): string => text(value).toLowerCase();
const number = (value: unknown): number => (typeof value === 'number' ? value : NaN);

/** `has`: the words of the second in the first, not parts of longer words. */
function hasTerm(whole: unknown, part: unknown): boolean {
  const words = low(part).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![a-z0-9])${words}(?![a-z0-9])`).test(low(whole));
}

const COMPARE: Readonly<Record<string, (left: unknown, right: readonly unknown[]) => boolean>> = {
  '==': (left, [right]) => left === right,
  '!=': (left, [right]) => left !== right,
  '<': (left, [right]) => number(left) < number(right),
  '<=': (left, [right]) => number(left) <= number(right),
  '>': (left, [right]) => number(left) > number(right),
  '>=': (left, [right]) => number(left) >= number(right),
  '=~': (left, [right]) => low(left) === low(right),
  '!~': (left, [right]) => low(left) !== low(right),
  has: (left, [right]) => hasTerm(left, right),
  startswith: (left, [right]) => low(left).startsWith(low(right)),
  in: (left, right) => right.includes(left),
  '!in': (left, right) => !right.includes(left),
};

type Call = (given: readonly unknown[], row: Row, world: World) => unknown;

const CALLS: Readonly<Record<string, Call>> = {
  ingestion_time: (_given, row) => row.ingested,
  now: ([shift], _row, world) => world.now + (shift === undefined ? 0 : number(shift)),
  ago: ([span], _row, world) => world.now - number(span),
  bin: ([of, span]) => Math.floor(number(of) / number(span)) * number(span),
  '-': ([left, right]) => number(left) - number(right),
  and: (given) => given.every((one) => one === true),
  or: (given) => given.some((one) => one === true),
  tostring: ([one]) => text(one),
  coalesce: (given) => given.find((one) => one !== undefined && one !== null && one !== ''),
  isnotempty: ([one]) => text(one) !== '',
};

function call(of: Extract<Expression, { kind: 'call' }>, row: Row, world: World): unknown {
  const known = CALLS[of.name];
  if (known === undefined) throw new Error(`no function that is known here: ${of.name}`);
  return known(
    of.with.map((one) => value(one, row, world)),
    row,
    world,
  );
}

function column(name: string, row: Row): unknown {
  if (!(name in row.columns)) throw new Error(`there is no column ${name}`);
  return row.columns[name];
}

function value(of: Expression, row: Row, world: World): unknown {
  switch (of.kind) {
    case 'value':
      return of.value;
    case 'column':
      return column(of.name, row);
    case 'path': {
      const whole = value(of.of, row, world);
      return typeof whole === 'object' && whole !== null ? Reflect.get(whole, of.key) : undefined;
    }
    case 'call':
      return call(of, row, world);
    case 'compare': {
      const compare = COMPARE[of.operator];
      if (compare === undefined) throw new Error(`no operator that is known here: ${of.operator}`);
      return compare(
        value(of.left, row, world),
        of.right.flatMap((one) => valuesOf(one, row, world)),
      );
    }
    case 'rows':
      throw new Error('a query where a value is expected');
  }
}

function valuesOf(of: Expression, row: Row, world: World): readonly unknown[] {
  if (of.kind !== 'rows') return [value(of, row, world)];
  return runKql(of.of, world).map(({ columns }) => Object.values(columns)[0]);
}

function after(rows: readonly Row[], step: Step, world: World): readonly Row[] {
  switch (step.kind) {
    case 'where':
      return rows.filter((row) => value(step.condition, row, world) === true);
    case 'extend':
      return rows.map((row) => ({
        ...row,
        columns: { ...row.columns, [step.name]: value(step.value, row, world) },
      }));
    case 'project':
      return rows.map((row) => ({
        ...row,
        columns: { [step.name]: column(step.name, row) },
      }));
    case 'count':
      return [{ ingested: world.now, columns: { [step.name]: rows.length } }];
  }
}

function table(name: string, world: World): readonly Row[] {
  const columns = TABLES[name];
  const rows = world.tables.get(name);
  if (columns === undefined || rows === undefined) throw new NoTable(`there is no table ${name}`);
  const none = Object.fromEntries(Object.keys(columns).map((key) => [key, undefined]));
  return rows.map((row) => ({ ...row, columns: { ...none, ...row.columns } }));
}

/** @throws Error where Azure would refuse the query, or where it goes beyond what is known here. */
export function runKql(query: Query, around: World): readonly Row[] {
  const { from, lets } = query;
  const world = lets === undefined ? around : { ...around, lets };
  let rows: readonly Row[] = [];
  if (from.kind === 'table') {
    const named = world.lets?.get(from.name);
    rows = named === undefined ? table(from.name, world) : runKql(named, world);
  }
  if (from.kind === 'union') rows = from.legs.flatMap((leg) => legRows(leg, from.fuzzy, world));
  return query.steps.reduce((left, step) => after(left, step, world), rows);
}

/** A fuzzy union leaves out a leg whose table is not there; any other one fails. */
function legRows(leg: Query, fuzzy: boolean, world: World): readonly Row[] {
  try {
    return runKql(leg, world);
  } catch (error) {
    if (fuzzy && error instanceof NoTable) return [];
    throw error;
  }
}
