// docs/log-faults.md, from the hours that were played without the container, or without the vault that signs.
import type { Trial } from '../trial.js';
import { tableRow } from '../../../scripts/markdown-table.mjs';

export type HourRow = {
  readonly what: 'The container of checkpoints' | 'The vault that signs';
  readonly trouble: string;
  /** Codes that were shown. */
  readonly shown: number;
  /** Calls of container and vault while somebody waited for one. */
  readonly asked: number;
  readonly logged: readonly string[];
  readonly told: readonly string[];
};

/** Each event of the log's with its error, once. */
export function loggedOf({ parts }: Trial): readonly string[] {
  const lines = parts.log.flatMap((line) => /^log\.\S+ (?!\{).*/.exec(line)?.[0] ?? []);
  return [...new Set(lines)].sort();
}

export function hourPage(rows: readonly HourRow[]): string {
  const head = [
    'it is',
    'codes asked for and shown',
    'asked of it while somebody waited',
    'told and on record',
    'what the log has; the doctor gives the same reason',
  ];
  const parts = [...new Set(rows.map(({ what }) => what))].flatMap((what) => [
    `## ${what}`,
    '',
    tableRow(...head),
    tableRow(...head.map(() => '---')),
    ...rows
      .filter((row) => row.what === what)
      .map(({ trouble, shown, asked, told, logged }) =>
        tableRow(trouble, `${shown} of 2`, asked, told.join(', then '), logged.join('; ')),
      ),
    '',
  ]);
  return [
    '# An hour without the log’s key, or without its container',
    '',
    'Printed from what happened (`HEAVY=1 PRINT=1 npm test -- test/app/audit/anchor-hour`): a code in the first minute of the hour, a look each',
    'minute, a code in the last; then all is well. The calls are the real adapters’, over HTTP. `log.unanchored` is told to operators, security',
    'people and auditors at the first look that fails, `log.anchored-again` once everything is kept. Whoever pressed *Show code* saw the code at once,',
    'as ever: neither is asked in the way of a press. Where it lasts beyond the policy’s bound (`audit.unanchoredEntries`, `audit.unanchoredHours`) the',
    'card says that nothing is shown (`LOG_UNANCHORED`) and keeps the approval (`test/app/audit/log-keeper.test.ts`). The doctor’s line',
    'fails with the last reason here, and says what to do (`test/e2e/production/doctor.test.ts`).',
    '',
    ...parts,
  ].join('\n');
}
