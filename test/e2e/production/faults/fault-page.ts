// docs/faults.md, from what happened.
import { DEPENDENCIES } from './dependencies.js';
import type { FaultRow } from './fault-cells.js';
import { GONE } from './still-works.js';
import { tableRow } from '../../../../scripts/markdown-table.mjs';

export const faultLine = ({ trouble, saw, logged, after }: FaultRow): string =>
  tableRow(trouble, saw, logged, after);

/** By deed and by what is gone. */
export type StillWorks = ReadonlyMap<string, ReadonlyMap<string, string>>;

function stillWorksTable(table: StillWorks): readonly string[] {
  const gone = Object.keys(GONE);
  return [
    '## What still works',
    '',
    'While one of them is gone altogether. *Done* is what the audit has; nothing that was refused is in it. While Teams is gone,',
    'people are told later, in order.',
    '',
    tableRow('', ...gone),
    tableRow('---', ...gone.map(() => '---')),
    ...[...table].map(([deed, cells]) =>
      tableRow(deed, ...gone.map((one) => cells.get(one) ?? '')),
    ),
    '',
  ];
}

export function faultPage(rows: readonly FaultRow[], works: StillWorks): string {
  const parts = DEPENDENCIES.flatMap(({ name, deed }) => [
    `## ${name.charAt(0).toUpperCase()}${name.slice(1)}`,
    '',
    `${deed}.`,
    '',
    tableRow('it is', 'what the person saw', 'what the log has', 'once it is well again'),
    tableRow('---', '---', '---', '---'),
    ...rows.filter(({ dependency }) => dependency === name).map(faultLine),
    '',
  ]);
  return [
    '# When something fails',
    '',
    'Printed from what happened (`HEAVY=1 PRINT=1 npm test -- test/e2e/production/faults`): the shipped program in its production',
    'profile, while one thing that it depends on is slow (asked, and the answer never comes), failing, busy, refusing, answering',
    'nonsense, or gone. In each row the audit was held against its tree afterwards, each step was set aside once and in order, and',
    'the request’s code was handed out exactly once. *(HTTP …)* is the answer that a program got, where no person sees anything.',
    'What becomes of an hour without the log’s key or its container is in [log-faults.md](log-faults.md).',
    '',
    ...parts,
    ...stillWorksTable(works),
  ].join('\n');
}
