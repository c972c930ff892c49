// What every step of the page is: something to see, and an end at which timers stop and secrets go.
import { complaintPlace, describe, withdrawComplaints } from './complaint.js';
import type { Control } from './complaint.js';
import { element } from './element.js';
import type { Child } from './element.js';

export type Step = { readonly element: HTMLElement; readonly close?: () => void };

/** A section whose heading takes the focus when the step comes, so that it is read out. */
export function section(heading: string, ...children: readonly Child[]): HTMLElement {
  const title = element('h2', { tabindex: '-1' }, heading);
  return element('section', { class: 'step' }, title, ...children);
}

export function actions(...buttons: readonly Child[]): HTMLElement {
  return element('div', { class: 'actions' }, ...buttons);
}

type Field = {
  readonly label: string;
  readonly hint?: string;
  readonly input: Control;
};

/** A labelled field; the hint is read out with it, and what is wrong with it. */
export function field({ label, hint, input }: Field): HTMLElement {
  const hintId = `${input.id}-hint`;
  describe(input, input.id, hint === undefined ? undefined : hintId);
  return element(
    'div',
    { class: 'field' },
    element('label', { for: input.id }, label),
    input,
    complaintPlace(input.id),
    hint === undefined ? undefined : element('p', { class: 'hint', id: hintId }, hint),
  );
}

/** Enter and the button do the same. */
export function form(submit: () => void, ...children: readonly Child[]): HTMLFormElement {
  const made = element('form', { novalidate: true, autocomplete: 'off' }, ...children);
  made.addEventListener('submit', (event) => {
    event.preventDefault();
    withdrawComplaints(made);
    submit();
  });
  return made;
}

export function submitButton(title: string): HTMLButtonElement {
  return element('button', { type: 'submit', class: 'primary' }, title);
}

/** A box or a radio button with its words behind it. */
export function ticked(box: HTMLInputElement, words: string): HTMLElement {
  return element('div', { class: 'tick' }, box, element('label', { for: box.id }, words));
}

/** A box that has to be ticked, with a place to say so. */
export function mustTick(box: HTMLInputElement, words: string): HTMLElement {
  describe(box, box.id);
  return element('div', {}, ticked(box, words), complaintPlace(box.id));
}
