// @ts-check
// The table: each figure of a contestant beside the bare bot's of the same round.
import { median } from './measure.mjs';

/** @typedef {import('./measure.mjs').Figures} Figures */
/** @typedef {ReadonlyMap<string, readonly Figures[]>} Rounds each contestant's figures, round by round */

/** @type {readonly { of: keyof Figures, what: string, unit: string, goal: string, digits: number }[]} */
const LINES = [
  {
    of: 'otpMs',
    what: '`/otp`, message in to both cards out, p50',
    unit: 'ms',
    goal: '1.3',
    digits: 1,
  },
  { of: 'showMs', what: '*Show code*, press to code, p50', unit: 'ms', goal: '1.5', digits: 1 },
  { of: 'perSecond', what: 'turns a second, 50 people at once', unit: '', goal: '0.8', digits: 0 },
  { of: 'cpuMs', what: 'processor for each of these turns', unit: 'ms', goal: '', digits: 1 },
  { of: 'messages', what: 'messages sent in each of them', unit: '', goal: '', digits: 1 },
  { of: 'startMs', what: 'start to first answer', unit: 'ms', goal: '1.0', digits: 0 },
  { of: 'rssMb', what: 'resident memory after all of it', unit: 'MB', goal: '1.25', digits: 0 },
];

/**
 * @param {Rounds} rounds
 * @returns {string}
 */
export function tableOf(rounds) {
  const [, ...others] = rounds.keys();
  const names = others.flatMap((name) => [name, `${name}, ratio`]);
  const head = ['', 'a bare bot', ...names, 'goal'];
  const lines = LINES.map((line) => [
    line.what,
    spread(of(rounds, 'bare', line.of), line),
    ...others.flatMap((name) => [
      spread(of(rounds, name, line.of), line),
      ratios(rounds, name, line.of),
    ]),
    line.goal,
  ]);
  return [head, head.map(() => '---'), ...lines]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

/** @param {Rounds} rounds @param {string} name @param {keyof Figures} figure */
const of = (rounds, name, figure) => (rounds.get(name) ?? []).map((one) => one[figure]);

/** @param {Rounds} rounds @param {string} name @param {keyof Figures} figure */
function ratios(rounds, name, figure) {
  const bare = of(rounds, 'bare', figure);
  const each = of(rounds, name, figure).map((value, round) => value / (bare[round] ?? Number.NaN));
  const digits = median(each) < 0.5 ? 2 : 1;
  return spread(each, { unit: '', digits });
}

/**
 * Median, and from the lowest to the highest.
 * @param {readonly number[]} values
 * @param {{ readonly unit: string, readonly digits: number }} how
 */
function spread(values, { unit, digits }) {
  const said = (/** @type {number} */ value) => value.toFixed(digits);
  const [low, middle, high] = [Math.min(...values), median(values), Math.max(...values)].map(said);
  const range = low === high ? '' : ` (${low}–${high})`;
  return `${middle}${unit === '' ? '' : ` ${unit}`}${range}`;
}
