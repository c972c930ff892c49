// Parts that several sections of the page are made of.
import { element } from '../element.js';
import type { Child } from '../element.js';
import { field } from '../step.js';

/** A section with a heading that nothing has to focus. */
export function part(heading: string, ...children: readonly Child[]): HTMLElement {
  return element('section', {}, element('h2', { tabindex: '-1' }, heading), ...children);
}

export function folded(heading: string, ...children: readonly Child[]): HTMLElement {
  return element('details', {}, element('summary', {}, heading), ...children);
}

type Choice = {
  readonly id: string;
  readonly label: string;
  readonly options: readonly (readonly [value: string, words: string])[];
  readonly chosen: (value: string) => void;
};

export function choice({ id, label, options, chosen }: Choice): {
  readonly element: HTMLElement;
  readonly select: HTMLSelectElement;
} {
  const made = options.map(([value, words]) => element('option', { value }, words));
  const select = element('select', { id }, ...made);
  select.addEventListener('change', () => {
    chosen(select.value);
  });
  return {
    select,
    element: element('div', { class: 'field' }, element('label', { for: id }, label), select),
  };
}

type Numbered = {
  readonly id: string;
  readonly label: string;
  readonly least: number;
  readonly most: number;
  readonly typed: (value: number | undefined) => void;
};

/** `typed`: undefined where it is no whole number in those bounds. */
export function numberField({ id, label, least, most, typed }: Numbered): {
  readonly element: HTMLElement;
  readonly input: HTMLInputElement;
} {
  const bounds = { min: String(least), max: String(most), step: '1' };
  const input = element('input', { id, type: 'number', autocomplete: 'off', ...bounds });
  input.addEventListener('input', () => {
    const value = Number(input.value);
    const fits = /^\d+$/.test(input.value) && value >= least && value <= most;
    input.setAttribute('aria-invalid', String(!fits));
    typed(fits ? value : undefined);
  });
  return { input, element: field({ label, input }) };
}

export function textInput(
  id: string,
  more: Readonly<Record<string, string>> = {},
): HTMLInputElement {
  const quiet = { autocomplete: 'off', spellcheck: 'false', autocapitalize: 'off' };
  return element('input', { id, type: 'text', ...quiet, ...more });
}
