// Hash, digits, time step, and who checks the code. What a scanned address says of itself is put in here, and can be changed.
import { ALGORITHMS, PERIOD_MAX_SECONDS } from '../../domain/otp/parameters.js';
import type { OtpParameters } from '../../domain/otp/parameters.js';
import { element } from '../element.js';
import { choice, numberField, part } from './controls.js';
import { builtIn } from './desk.js';
import type { Desk } from './desk.js';

const DIGITS: readonly OtpParameters['digits'][] = [6, 7, 8];
const MOST_STEPS = 20;
const OWN = 'own';

export function settingsPart(desk: Desk): HTMLElement {
  const { settings } = desk.texts.words;
  const algorithm = choice({
    id: 'algorithm',
    label: settings.algorithm,
    options: ALGORITHMS.map((name) => [name, name]),
    chosen: (value) => {
      const chosen = ALGORITHMS.find((name) => name === value);
      if (chosen !== undefined) desk.set({ algorithm: chosen });
    },
  });
  const digits = choice({
    id: 'digits',
    label: settings.digits,
    options: DIGITS.map((count) => [String(count), String(count)]),
    chosen: (value) => {
      const chosen = DIGITS.find((count) => String(count) === value);
      if (chosen !== undefined) desk.set({ digits: chosen });
    },
  });
  const period = periodField(desk);
  desk.onChange(() => {
    const { parameters } = desk;
    algorithm.select.value = parameters.algorithm;
    digits.select.value = String(parameters.digits);
    // Not while somebody types in it.
    if (document.activeElement !== period.input) {
      period.input.value = String(parameters.periodSeconds);
    }
  });
  const how = [algorithm.element, digits.element, period.element];
  return part(settings.heading, element('div', { class: 'two' }, ...how), verifier(desk));
}

function periodField(desk: Desk): ReturnType<typeof numberField> {
  const { settings } = desk.texts.words;
  return numberField({
    id: 'period',
    label: settings.period,
    least: 1,
    most: PERIOD_MAX_SECONDS,
    typed: (periodSeconds) => {
      if (periodSeconds === undefined) {
        desk.notice({ tone: 'error', lines: [settings.periodWrong] });
      } else desk.set({ periodSeconds });
    },
  });
}

function verifier(desk: Desk): HTMLElement {
  const { settings } = desk.texts.words;
  const numbers = { past: desk.profile.past, future: desk.profile.future };
  const own = (side: 'past' | 'future') => (typed: number | undefined) => {
    if (typed === undefined) return;
    numbers[side] = typed;
    useOwn();
  };
  const useOwn = (): void => {
    desk.verifyBy({ name: OWN, source: '', status: 'assumed', ...numbers });
  };
  const bounds = { least: 0, most: MOST_STEPS };
  const past = numberField({ id: 'past', label: settings.past, ...bounds, typed: own('past') });
  const future = numberField({
    id: 'future',
    label: settings.future,
    ...bounds,
    typed: own('future'),
  });
  const ownNumbers = element('div', { class: 'two' }, past.element, future.element);
  ownNumbers.hidden = true;
  const chosen = choice({
    id: 'verifier',
    label: settings.verifier,
    options: Object.entries(settings.verifiers),
    chosen: (value) => {
      ownNumbers.hidden = value !== OWN;
      past.input.value = String(numbers.past);
      future.input.value = String(numbers.future);
      if (value === OWN) useOwn();
      else desk.verifyBy(builtIn(value));
    },
  });
  return element('div', {}, chosen.element, ownNumbers);
}
