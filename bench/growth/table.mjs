// @ts-check
// The table of `npm run bench -- growth`: each figure of the large store beside the small one's of the same round.
import { figuresTable } from '../../scripts/markdown-table.mjs';
import { median } from '../measure.mjs';

/** @typedef {{ readonly ms: number, readonly cpuMs: number, readonly rows?: number }} Took */
/** @typedef {Map<string, (readonly [small: Took, large: Took])[]>} Rounds */

/** @param {Rounds} rounds */
export function tableOf(rounds) {
  const head = [
    ...['', 'small, p50', 'large, p50', 'ratio', 'small, processor', 'large, processor', 'ratio'],
    ...['rows read, small', 'large'],
  ];
  const lines = [...rounds].map(([name, pairs]) => [
    name,
    ...compared(pairs, ({ ms }) => ms),
    ...compared(pairs, ({ cpuMs }) => cpuMs),
    ...rowsOf(pairs),
  ]);
  return figuresTable(head, lines);
}

/** @param {readonly (readonly [Took, Took])[]} pairs @param {(one: Took) => number} of */
function compared(pairs, of) {
  const small = median(pairs.map(([one]) => of(one)));
  const large = median(pairs.map(([, one]) => of(one)));
  const ratio = median(pairs.map(([one, other]) => of(other) / of(one)));
  return [`${small.toFixed(1)} ms`, `${large.toFixed(1)} ms`, ratio.toFixed(2)];
}

/** @param {readonly (readonly [Took, Took])[]} pairs */
function rowsOf(pairs) {
  const counted = pairs.flatMap(([one, other]) =>
    one.rows === undefined || other.rows === undefined ? [] : [[one.rows, other.rows]],
  );
  if (counted.length === 0) return ['', ''];
  return [0, 1].map((at) => median(counted.map((one) => one[at] ?? 0)).toLocaleString('en'));
}
