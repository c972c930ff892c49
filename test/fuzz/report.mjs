// @ts-check
// What a run of the fuzzing says, by edge.
import { figuresTable } from '../../scripts/markdown-table.mjs';

/** Of the time or of the inputs: what is behind HTTP takes longer, and decides more. */
export const EDGE_SHARES = {
  activities: 6,
  'set-up-page': 3,
  'auditors-page': 3,
  captures: 3,
  pictures: 2,
  policy: 2,
  configuration: 1,
  backups: 1,
  exports: 2,
  imports: 2,
  'command-line': 2,
};

/**
 * Branches entered, and how many there are in the files that were entered at all.
 * @param {readonly number[]} entered
 * @param {readonly { readonly first: number, readonly marks: number }[]} files
 */
export function reached(entered, files) {
  const marks = new Set(entered);
  const isEntered = (/** @type {number} */ first, /** @type {number} */ count) =>
    Array.from({ length: count }, (_, at) => first + at).some((mark) => marks.has(mark));
  const of = files
    .filter(({ first, marks: count }) => isEntered(first, count))
    .reduce((sum, { marks: count }) => sum + count, 0);
  return { branches: marks.size, of };
}

/** @typedef {{ inputs: number, kept: number, slowestMs: number, grew?: number, findings: readonly unknown[] }} Told */

/** @param {readonly (readonly [string, Told, { branches: number, of: number }])[]} reports */
export function tableOf(reports) {
  const rows = reports.map(([edge, one, { branches, of }]) => [
    edge,
    one.inputs.toLocaleString('en'),
    String(one.kept),
    `${branches} of ${of}`,
    `${one.slowestMs} ms`,
    one.grew === undefined ? '–' : `${(one.grew / 1e6).toFixed(1)} MB`,
    String(one.findings.length),
  ]);
  const head = ['edge', 'inputs', 'kept as new', 'branches', 'slowest', 'memory grew', 'found'];
  return figuresTable(head, rows);
}
