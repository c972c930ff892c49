// How far a token's clock is off, from one or two codes that it shows.
import { instant } from '../../domain/ids.js';
import {
  DRIFT_SEARCHED_STEPS,
  DRIFT_SEARCHED_WITH_TWO,
  offsetsShowing,
} from '../../domain/otp/find-offsets.js';
import { stepAt } from '../../domain/otp/steps.js';
import { parseTypedCode } from '../../domain/otp/typed-code.js';
import { element } from '../element.js';
import { actions, field, form, submitButton } from '../step.js';
import { folded, textInput } from './controls.js';
import type { Desk } from './desk.js';

export function driftPart(desk: Desk): HTMLElement {
  const { drift } = desk.texts.words;
  const first = textInput('first-code', { inputmode: 'numeric' });
  const second = textInput('second-code', { inputmode: 'numeric' });
  const answer = element('p', { role: 'status', id: 'drift' });
  const check = (): void => {
    answer.textContent = compare(desk, first.value, second.value);
  };
  const made = folded(
    drift.heading,
    form(
      check,
      element(
        'div',
        { class: 'two' },
        field({ label: drift.first, input: first }),
        field({ label: drift.second, input: second }),
      ),
      element('p', { class: 'hint' }, drift.hint),
      actions(submitButton(drift.check)),
    ),
    answer,
  );
  desk.onChange(() => {
    made.hidden = desk.offer === undefined;
    if (desk.offer !== undefined) return;
    for (const input of [first, second]) input.value = '';
    answer.textContent = '';
  });
  return made;
}

function compare(desk: Desk, one: string, next: string): string {
  const { drift } = desk.texts.words;
  const { digits, periodSeconds } = desk.parameters;
  const first = parseTypedCode(one, digits);
  const second = next.trim() === '' ? undefined : parseTypedCode(next, digits);
  if (first === undefined || (second === undefined && next.trim() !== '')) {
    return drift.malformed(digits);
  }
  const offsets = offsetsShowing({
    codes: second === undefined ? [first] : [first, second],
    current: stepAt(instant(desk.clock.now()), periodSeconds),
    most: second === undefined ? DRIFT_SEARCHED_STEPS : DRIFT_SEARCHED_WITH_TWO,
    codeAt: (step) => desk.codeAt(step),
  });
  const [offset, ...others] = offsets;
  if (offset === undefined) return drift.none;
  const said = offset === 0 ? drift.right : drift.off(offset, offset * periodSeconds);
  return others.length > 0 ? `${said} ${drift.unsure}` : said;
}
