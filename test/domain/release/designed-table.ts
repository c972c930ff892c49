// What the design says of a request's life, for tests that hold the code against it.
import type { RequestEventKind } from '../../../src/domain/release/event.js';
import type { RequestState } from '../../../src/domain/release/request.js';

/** DESIGN §4, to the letter. */
export const DESIGN = `
| state | approve | deny | withdraw (approver) | cancel (requester) | object (owner) | time | show (requester) |
|---|---|---|---|---|---|---|---|
| pending | counted; enough → approved | → denied | that yes is gone | → cancelled | → stopped | too old → expired | – |
| approved | – | → denied | fewer than needed → pending | → cancelled | → stopped | too old → expired | → releasing |
| releasing | – | – | – | – | → stopped, once resolved | stuck 15 s: may be resumed | resumes the same step while it works |
| released | – | – | – | – | incident opened | works-until over → closed | the same code again (§3.4) |
| denied, cancelled, expired, stopped, closed | nothing changes; the card says what happened | | | | | | |
`;

/** What the code does otherwise, and why: docs/decisions/0030-a-no-is-not-forgotten.md. */
const OTHERWISE: readonly (readonly [designed: string, now: string])[] = [
  [
    '| releasing | – | – | – | – | → stopped, once resolved |',
    '| releasing | – | → denied, once resolved | that yes is gone | – | → stopped, once resolved |',
  ],
];

/** The design's table with what is otherwise in its place. */
export const AS_IT_IS = OTHERWISE.reduce((table, [from, to]) => table.replace(from, to), DESIGN);

export type CellText = readonly [state: RequestState, event: RequestEventKind, says: string];

export function cellsOf(table: string): readonly CellText[] {
  const [head = [], , ...body] = table
    .trim()
    .split('\n')
    .map((line) =>
      line
        .split('|')
        .map((cell) => cell.trim())
        .slice(1, -1),
    );
  const events = head.slice(1).map((title) => title.split(' ')[0] as RequestEventKind);
  return body.flatMap(([states = '', ...cells]) =>
    states.split(', ').flatMap((state) =>
      events.map((event, column): CellText => {
        // A row with one text says it of every event.
        const says = cells[column] === '' ? cells[0] : cells[column];
        return [state as RequestState, event, says ?? ''];
      }),
    ),
  );
}

/** What the text under the table, and break-glass and the reports, add to it. */
export const BESIDES: readonly CellText[] = [
  ['pending', 'token-over', '→ stopped'],
  ['approved', 'token-over', '→ stopped'],
  ['releasing', 'token-over', '→ stopped'],
  ['pending', 'break-glass', '→ approved, told to everybody'],
  ['releasing', 'hand-out', '→ released'],
  ['releasing', 'fail', '→ approved'],
  ['released', 'report', '→ closed, or → approved for another code'],
  ['closed', 'report', 'noted, once'],
];
