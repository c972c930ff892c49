// What is wrong with a field, said beside it: the field is marked, has the focus, and what is said belongs to it, so that it is read
// out with it. It goes as soon as something else is put in.
import { element } from './element.js';

export type Control = HTMLInputElement | HTMLTextAreaElement;

/** The place for it, in the page from the start: what appears later is not read out. */
export function complaintPlace(id: string): HTMLElement {
  return element('div', { class: 'complaint', id: idOf(id), role: 'alert' });
}

/** What is said of a field, its complaint among it. */
export function describe(control: HTMLElement, id: string, hintId?: string): void {
  control.setAttribute('aria-describedby', [hintId ?? '', idOf(id)].join(' ').trim());
}

/** `of`: where the place belongs to a group, its id. Nothing where the field is in the page no more. */
export function complain(control: Control, line: string, of = control.id): void {
  const place = document.getElementById(idOf(of));
  place?.replaceChildren(element('p', {}, line));
  control.setAttribute('aria-invalid', 'true');
  control.focus();
  place?.scrollIntoView({ block: 'nearest' });
  const withdraw = (): void => {
    place?.replaceChildren();
    control.removeAttribute('aria-invalid');
  };
  control.addEventListener('input', withdraw, { once: true });
}

/** All of them in this part of the page: it is looked at anew. */
export function withdrawComplaints(within: HTMLElement): void {
  for (const place of within.querySelectorAll('.complaint')) place.replaceChildren();
  for (const control of within.querySelectorAll('[aria-invalid]')) {
    control.removeAttribute('aria-invalid');
  }
}

function idOf(id: string): string {
  return `${id}-complaint`;
}
