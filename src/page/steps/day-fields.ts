// The two days of a parcel: nothing is expected before it was posted.
import type { PageBody, PageToken } from '../../domain/capture/page-api.js';
import { complain } from '../complaint.js';
import { element } from '../element.js';
import type { Beside, Sitting } from '../sitting.js';
import { field } from '../step.js';

type Days = Pick<PageBody<'ship'>, 'postedOn' | 'expectedOn'>;

export type DayFields = {
  readonly element: HTMLElement;
  /** Undefined where something is wrong, which is said. */
  readonly read: () => Days | undefined;
  readonly beside: Beside;
};

/** `known`: what was noted before. */
export function dayFields(
  { words: { ship: words } }: Sitting,
  known?: Pick<PageToken, 'postedOn' | 'expectedOn'>,
): DayFields {
  const dayInput = (id: string, value: string | null | undefined): HTMLInputElement =>
    saysWhenEmpty(element('input', { id, type: 'date', value: value ?? undefined }));
  const postedOn = dayInput('posted-on', known?.postedOn);
  const expectedOn = dayInput('expected-on', known?.expectedOn);
  return {
    element: element(
      'div',
      { class: 'two' },
      field({ label: words.postedOn, input: postedOn }),
      field({ label: words.expectedOn, input: expectedOn }),
    ),
    read: () => {
      // A day that is typed by half, or that no calendar has, counts as none for the browser.
      for (const day of [postedOn, expectedOn]) {
        if (!day.validity.badInput) continue;
        complain(day, words.noDay);
        return undefined;
      }
      const [posted, expected] = [postedOn.value, expectedOn.value];
      if (posted !== '' && expected !== '' && expected < posted) {
        complain(expectedOn, words.beforePosted);
        return undefined;
      }
      return {
        ...(posted === '' ? {} : { postedOn: posted }),
        ...(expected === '' ? {} : { expectedOn: expected }),
      };
    },
    beside: new Map([['EXPECTED_BEFORE_POSTED', expectedOn]]),
  };
}

/** For the style sheet: an empty one looks empty, whatever the browser shows there. */
function saysWhenEmpty(day: HTMLInputElement): HTMLInputElement {
  const say = (): void => {
    day.toggleAttribute('data-empty', day.value === '' && !day.validity.badInput);
  };
  for (const kind of ['input', 'change', 'blur']) day.addEventListener(kind, say);
  say();
  return day;
}
