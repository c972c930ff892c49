// The one place where the page says what has happened: errors at once, the rest when the reader pauses. What went wrong with a press is
// said below the button that was pressed, and not at the top, where it may be out of view.
import { button, element } from './element.js';

export type Notice = {
  readonly tone: 'error' | 'success' | 'warning';
  readonly lines: readonly string[];
  readonly action?: { readonly title: string; readonly press: () => void };
};

/** What is pressed in one of these has its errors said below it. */
const PRESSED = '.actions, .code-line';

export class NoticeArea {
  /** Both are in the page from the start: what appears later is not read out. */
  readonly #alerts = element('div', { role: 'alert' });
  readonly #status = element('div', { role: 'status' });
  readonly element = element('div', { class: 'notices' }, this.#alerts, this.#status);
  readonly #beside = element('div', { class: 'notices', role: 'alert' });
  #pressed: Element | undefined;

  constructor() {
    const press = ({ target }: Event): void => {
      this.#pressed =
        target instanceof Element ? (target.closest(PRESSED) ?? undefined) : undefined;
    };
    // Before what the press does. Whoever pastes or drops has pressed nothing.
    for (const kind of ['click', 'paste', 'drop']) document.addEventListener(kind, press, true);
  }

  show({ tone, lines, action }: Notice): void {
    this.clear();
    const press = action === undefined ? undefined : button(action.title, 'plain', action.press);
    const box = element(
      'div',
      { class: `notice ${tone}` },
      ...lines.map((line) => element('p', {}, line)),
      press,
    );
    this.#placeFor(tone).append(box);
    box.scrollIntoView({ block: 'nearest' });
  }

  clear(): void {
    this.#alerts.replaceChildren();
    this.#status.replaceChildren();
    this.#beside.replaceChildren();
    this.#beside.remove();
  }

  /** Another step has come: what was said beside a button that is gone is said at the top. */
  settle(): void {
    if (this.#beside.isConnected || this.#beside.childElementCount === 0) return;
    this.#alerts.append(...this.#beside.childNodes);
  }

  #placeFor(tone: Notice['tone']): HTMLElement {
    if (tone === 'success') return this.#status;
    if (this.#pressed?.isConnected !== true) return tone === 'error' ? this.#alerts : this.#status;
    this.#pressed.after(this.#beside);
    return this.#beside;
  }
}
