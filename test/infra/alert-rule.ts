// An alert as `infra/` deploys it, evaluated as Azure Monitor does: every few minutes the query is asked of the rows whose
// TimeGenerated lies in the window, as far as they can be found by then, and any row that comes back is a mail.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseKql } from './kql-parse.js';
import { runKql, type Row } from './kql-run.js';

const INFRA = join(import.meta.dirname, '..', '..', 'infra');
export const MINUTE = 60_000;
export const BOT = '11111111-2222-4333-8444-555555555555';
/** A row can be found only some time after it came. */
const FINDABLE_AFTER = 1.5 * MINUTE;

export const infraText = (path: string): string => readFileSync(join(INFRA, path), 'utf8');
export const kql = (name: string): string =>
  infraText(`alerts/${name}.kql`).replaceAll('{{bot}}', BOT);

export const watchedKql = (name: string): string => infraText(`sentinel/${name}.kql`);

export interface Line {
  readonly table: string;
  /** When it happened and when it came, milliseconds. */
  readonly at: number;
  readonly ingested: number;
  readonly columns: Readonly<Record<string, unknown>>;
}

/** `evaluations`: when the rule is evaluated; `window`: how far back rows may be dated. `tables`: those that are there without rows, too. */
export interface Watch {
  readonly query: string;
  readonly evaluations: readonly number[];
  readonly window: number;
  readonly tables?: readonly string[];
}

/** How many rows each evaluation brought; a mail for each that is not 0. */
export function evaluate(watch: Watch, lines: readonly Line[]): number[] {
  const query = parseKql(watch.query);
  return watch.evaluations.map((now) => {
    const tables = new Map<string, Row[]>((watch.tables ?? []).map((name) => [name, []]));
    for (const { table, at, ingested, columns } of lines) {
      if (ingested + FINDABLE_AFTER > now || at > now || at <= now - watch.window) continue;
      const row = { ingested, columns: { TimeGenerated: at, ...columns } };
      tables.set(table, [...(tables.get(table) ?? []), row]);
    }
    return runKql(query, { tables, now }).length;
  });
}
