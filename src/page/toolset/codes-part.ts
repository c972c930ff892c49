// The codes around now, by this machine's clock, with a countdown of the real step.
import { instant } from '../../domain/ids.js';
import { codeTable } from '../../domain/otp/code-table.js';
import type { CodeRow } from '../../domain/otp/code-table.js';
import { stepAt, stepStart } from '../../domain/otp/steps.js';
import { certainty } from '../../domain/otp/verifier-profile.js';
import { formatTime } from '../../text/times.js';
import { element } from '../element.js';
import { part } from './controls.js';
import type { Desk } from './desk.js';

/** As the bot takes off the times that it shows, by default. */
const CLOCK_ERROR_SECONDS = 5;
const LOOK_EVERY_MS = 250;
/** Digits in two groups. */
const HALF = 2;

export function codesPart(desk: Desk): HTMLElement {
  const { codes } = desk.texts.words;
  const place = element('tbody', {});
  const left = element('p', { class: 'lasts', id: 'left' });
  const untilHead = element('th', { scope: 'col' });
  const heads = [codes.step, codes.code, codes.from].map((head) =>
    element('th', { scope: 'col' }, head),
  );
  const table = element(
    'table',
    { class: 'codes' },
    element('caption', { class: 'hidden' }, codes.caption),
    element('thead', {}, element('tr', {}, ...heads, untilHead)),
    place,
  );
  const made = part(
    codes.heading,
    left,
    table,
    element('p', { class: 'hint' }, codes.about(CLOCK_ERROR_SECONDS)),
    element('p', { class: 'hint' }, codes.aheadRisk),
  );
  const draw = drawing(desk, place);
  const look = (): void => {
    const now = instant(desk.clock.now());
    made.hidden = desk.offer === undefined;
    const { periodSeconds } = desk.parameters;
    const end = stepStart(stepAt(now, periodSeconds), periodSeconds) + periodSeconds * 1000;
    left.textContent = codes.left(Math.ceil((end - now) / 1000));
    untilHead.textContent = codes.until[certainty(desk.profile)];
    draw();
  };
  desk.onChange(look);
  setInterval(look, LOOK_EVERY_MS);
  return made;
}

/** Drawn anew only where something else is to be seen: whoever marks a code or reads it out is not disturbed. */
function drawing(desk: Desk, place: HTMLElement): () => void {
  let drawn = '';
  return () => {
    if (desk.offer === undefined) {
      place.replaceChildren();
      drawn = '';
      return;
    }
    const now = instant(desk.clock.now());
    const { periodSeconds } = desk.parameters;
    const of = { now, periodSeconds, profile: desk.profile };
    const rows = codeTable({ ...of, clockErrorSeconds: CLOCK_ERROR_SECONDS }).map((row) => ({
      row,
      code: desk.codeAt(row.step),
      state: stateOf(row, now),
    }));
    const seen = JSON.stringify(rows);
    if (seen === drawn) return;
    drawn = seen;
    place.replaceChildren(...rows.map((one) => rowOf(desk, one)));
  };
}

type State = 'over' | 'notYet' | 'works';
type Drawn = { readonly row: CodeRow; readonly code: string; readonly state: State };

function stateOf({ from, until }: CodeRow, now: number): State {
  if (until <= now) return 'over';
  return from > now ? 'notYet' : 'works';
}

function rowOf(desk: Desk, { row, code, state }: Drawn): HTMLElement {
  const { codes } = desk.texts.words;
  const { locale } = desk.texts;
  const { timeZone: zone } = new Intl.DateTimeFormat().resolvedOptions();
  const time = (at: CodeRow['from']): string => formatTime(at, { zone, locale });
  const half = Math.ceil(code.length / HALF);
  const said = state === 'works' ? undefined : element('span', { class: 'state' }, codes[state]);
  const best = row.isBestToMail ? element('span', { class: 'best' }, codes.best) : undefined;
  return element(
    'tr',
    { class: state, 'data-offset': String(row.offset) },
    element('th', { scope: 'row' }, codes.offset(row.offset)),
    element(
      'td',
      {},
      element('span', { class: 'digits' }, `${code.slice(0, half)} ${code.slice(half)}`),
      said,
      best,
    ),
    element('td', { 'data-label': codes.from }, time(row.from)),
    element('td', { 'data-label': codes.until[certainty(desk.profile)] }, time(row.until)),
  );
}
