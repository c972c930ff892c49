// The one place where the page says what has happened: errors at once, the rest when the reader pauses.
import { button, element } from './element.js';

export type Notice = {
  readonly tone: 'error' | 'success' | 'warning';
  readonly lines: readonly string[];
  readonly action?: { readonly title: string; readonly press: () => void };
};

export class NoticeArea {
  /** Both are in the page from the start: what appears later is not read out. */
  readonly #alerts = element('div', { role: 'alert' });
  readonly #status = element('div', { role: 'status' });
  readonly element = element('div', { class: 'notices' }, this.#alerts, this.#status);

  show({ tone, lines, action }: Notice): void {
    this.clear();
    const press = action === undefined ? undefined : button(action.title, 'plain', action.press);
    const box = element(
      'div',
      { class: `notice ${tone}` },
      ...lines.map((line) => element('p', {}, line)),
      press,
    );
    (tone === 'error' ? this.#alerts : this.#status).append(box);
    box.scrollIntoView({ block: 'nearest' });
  }

  clear(): void {
    this.#alerts.replaceChildren();
    this.#status.replaceChildren();
  }
}
