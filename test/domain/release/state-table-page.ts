// docs/state-table.md: the code's table, the design's beside it, and where each cell is tried.
import type { RequestEventKind } from '../../../src/domain/release/event.js';
import type { RequestState } from '../../../src/domain/release/request.js';
import { STATE_TABLE } from '../../../src/domain/release/state-table.js';
import { CELL_TESTS } from './cell-tests.js';
import { AS_IT_IS, cellsOf, DESIGN } from './designed-table.js';
import type { CellText } from './designed-table.js';

const STATES = Object.keys(STATE_TABLE) as RequestState[];
const EVENTS = Object.keys(STATE_TABLE.pending) as RequestEventKind[];
const rowText = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const saysOf = (state: RequestState, events: readonly RequestEventKind[]): readonly string[] =>
  events.map((event) => STATE_TABLE[state][event].says);

/** The events that the design's table has, in its order. */
function designedEvents(): readonly RequestEventKind[] {
  return [...new Set(cellsOf(DESIGN).map(([, event]) => event))];
}

/** The code's table as the design writes its own: states that answer all alike share a row. */
export function tableOfTheCode(): string {
  const events = designedEvents();
  const [head = '', line = ''] = DESIGN.trim().split('\n');
  const alike = new Map<string, RequestState[]>();
  for (const state of STATES) {
    const says = saysOf(state, events);
    const [first = ''] = says;
    const cells = says.every((text) => text === first)
      ? [first, ...events.slice(1).map(() => '')]
      : says;
    const row = cells.join(' | ');
    alike.set(row, [...(alike.get(row) ?? []), state]);
  }
  const rows = [...alike].map(([row, states]) => `| ${states.join(', ')} | ${row} |`);
  return [head, line, ...rows].map((text) => text.replace(/\|\s+(?=\|)/g, '| ')).join('\n');
}

/** A title of `test.each` as it reads for this cell. */
const titleOf = (title: string, state: RequestState, event: RequestEventKind): string =>
  title.replace(/^%s: %s/, `${state}: ${event}`).replace(/^%s/, state);

function testsOfCells(): readonly string[] {
  return STATES.flatMap((state) =>
    EVENTS.map((event) => {
      const { file, describe, title } = CELL_TESTS[state][event];
      const name = file.replace(/^.*\//, '');
      return rowText([
        state,
        event,
        STATE_TABLE[state][event].says,
        `[${name}](../${file}): ${describe} › ${titleOf(title, state, event)}`,
      ]);
    }),
  );
}

function otherwise(): readonly CellText[] {
  const designed = cellsOf(DESIGN);
  return cellsOf(AS_IT_IS).filter(([, , says], at) => says !== designed[at]?.[2]);
}

export function stateTablePage(): string {
  const besides = EVENTS.filter((event) => !designedEvents().includes(event));
  return [
    '# A request’s life, cell by cell',
    '',
    'Printed from the code (`PRINT=1 npm test -- state-table-page`), and held against it by a test. What each cell does is in',
    '[state-table.ts](../src/domain/release/state-table.ts).',
    '',
    '## As the code has it',
    '',
    tableOfTheCode(),
    '',
    '## As it was designed',
    '',
    DESIGN.trim(),
    '',
    `${cellsOf(DESIGN).length} cells, one for each state and event, ${otherwise().length} of them otherwise by now`,
    '([why](decisions/0030-a-no-is-not-forgotten.md)), all others equal:',
    '',
    ...otherwise().map(([state, event, says]) => `- ${state}, ${event}: ${says}`),
    '',
    '## What the code has besides',
    '',
    'Break-glass, the two ends of a release under way, and what the requester reports of a code.',
    '',
    rowText(['state', ...besides]),
    rowText(['---', ...besides.map(() => '---')]),
    ...STATES.map((state) => rowText([state, ...saysOf(state, besides)])),
    '',
    '## Each cell and its test',
    '',
    'The first test that tries it; there are more beside it. Above all of them, `life.property.test.ts` plays lives in any order.',
    '',
    rowText(['state', 'event', 'says', 'test']),
    '| --- | --- | --- | --- |',
    ...testsOfCells(),
    '',
  ].join('\n');
}
