// One code, big and copyable, and the seconds that it really has left.
import { copyText } from '../copy-text.js';
import { countDown } from '../countdown.js';
import { button, element } from '../element.js';
import { ownDevice } from '../own-device.js';
import type { Sitting } from '../sitting.js';

/** `from`: it may lie a few seconds ahead. */
type Shown = { readonly digits: string; readonly from: number; readonly until: number };

export class CodeShown {
  readonly #sitting: Sitting;
  readonly #digits = element('output', { class: 'code' });
  readonly #lasts = element('p', { class: 'lasts' });
  readonly element: HTMLElement;
  #stop: () => void = () => undefined;

  constructor(sitting: Sitting) {
    this.#sitting = sitting;
    const { label, copy } = sitting.words.enrol.code;
    this.#digits.setAttribute('aria-label', label);
    const copying = button(copy, 'plain', () => {
      void this.#copy();
    });
    const line = element('div', { class: 'code-line' }, this.#digits, copying);
    this.element = element('div', { class: 'code-box', hidden: true }, line, this.#lasts);
  }

  show(code: Shown, over: () => void): void {
    this.#stop();
    const words = this.#sitting.words.enrol.code;
    this.#digits.replaceChildren(...grouped(code.digits));
    this.element.hidden = false;
    this.element.classList.remove('over');
    if (code.from <= this.#sitting.clock.now()) {
      this.#works(code, over);
      return;
    }
    const from = this.#sitting.face.time(code.from);
    this.#stop = countDown(this.#sitting.clock, code.from, {
      left: (seconds) => {
        this.#lasts.textContent = words.worksFrom(seconds, from);
      },
      over: () => {
        this.#works(code, over);
      },
    });
  }

  #works(code: Shown, over: () => void): void {
    const words = this.#sitting.words.enrol.code;
    const until = this.#sitting.face.time(code.until);
    this.#stop = countDown(this.#sitting.clock, code.until, {
      left: (seconds) => {
        this.#lasts.textContent = words.lasts(seconds, until);
      },
      over: () => {
        this.#lasts.textContent = words.over;
        this.element.classList.add('over');
        over();
      },
    });
  }

  close(): void {
    this.#stop();
    this.#digits.textContent = '';
  }

  async #copy(): Promise<void> {
    const { copied, notCopied } = this.#sitting.words.enrol.code;
    const digits = this.#digits.textContent.replaceAll(' ', '');
    if ((await copyText(digits, this.#digits)) === 'copied') {
      this.#sitting.notice({ tone: 'success', lines: [copied] });
    } else this.#sitting.notice({ tone: 'error', lines: [notCopied[ownDevice()]] });
  }
}

/** As people read numbers out: 123 456. */
function grouped(digits: string): readonly (Node | string)[] {
  const half = Math.ceil(digits.length / 2);
  return [digits.slice(0, half), element('span', { class: 'gap' }, ' '), digits.slice(half)];
}
