// The page around the steps: whose set-up it is, how far it is, what has happened, and the way out.
import type { PageCase } from '../domain/capture/page-api.js';
import { askToCancel } from './ask-to-cancel.js';
import { button, element } from './element.js';
import type { NoticeArea } from './notice.js';
import { saveToolsetButton } from './save-toolset.js';
import type { Sitting } from './sitting.js';
import { STAGES_OF_PAGE, stepFor } from './step-for.js';
import type { StepName } from './step-for.js';
import type { Step } from './step.js';

const CANCELLABLE: readonly StepName[] = ['capture', 'check', 'code', 'burn', 'ship'];

export class Frame {
  readonly #sitting: Sitting;
  readonly #notices: NoticeArea;
  readonly #owner = element('p', { class: 'owner' });
  readonly #progress = element('ol', {});
  readonly #place = element('div', { class: 'place' });
  readonly #foot = element('footer', {});
  #key = '';
  #step: Step | undefined;

  constructor(sitting: Sitting, notices: NoticeArea) {
    this.#sitting = sitting;
    this.#notices = notices;
    const { title, progress } = sitting.words;
    document.title = title;
    document.body.replaceChildren(
      element('header', {}, element('h1', {}, title), this.#owner),
      element('nav', { 'aria-label': progress }, this.#progress),
      element('main', {}, notices.element, this.#place),
      this.#foot,
    );
    sitting.changed = () => {
      this.#draw();
      this.#notices.settle();
    };
  }

  /** Until the server has said where the case stands. */
  opening(): void {
    this.#place.replaceChildren(element('p', { role: 'status' }, this.#sitting.words.opening));
  }

  close(): void {
    this.#step?.close?.();
  }

  /** The step is made anew only where it is another one: what somebody has typed stays. */
  #draw(): void {
    const seen = this.#sitting.case;
    if (seen === undefined) {
      this.#place.replaceChildren();
      return;
    }
    const { key, name, make } = stepFor(this.#sitting, seen);
    if (key === this.#key) return;
    const isFirst = this.#key === '';
    this.#key = key;
    this.#step?.close?.();
    this.#step = make();
    this.#owner.textContent = this.#sitting.words.owner(seen.ownerName, seen.ownerAccount);
    this.#drawProgress(name);
    this.#place.replaceChildren(this.#step.element);
    this.#drawFoot(seen, name);
    // The first one is what the reader begins with anyway.
    if (!isFirst) this.#place.querySelector('h2')?.focus();
  }

  #drawProgress(name: StepName): void {
    const { steps, stepDone } = this.#sitting.words;
    const at = STAGES_OF_PAGE.findIndex((one) => one === name);
    const items = steps.map((title, index) => {
      const done = index < at || name === 'done';
      const mark = done ? element('span', { class: 'hidden' }, ` (${stepDone})`) : undefined;
      const attributes = {
        class: done ? 'done' : undefined,
        'aria-current': index === at ? 'step' : undefined,
      };
      return element('li', attributes, title, mark);
    });
    this.#progress.parentElement?.toggleAttribute('hidden', at < 0);
    this.#progress.replaceChildren(...items);
  }

  #drawFoot(seen: PageCase, name: StepName): void {
    const cancel = CANCELLABLE.includes(name) ? [this.#cancel(seen)] : [];
    const saves = seen.toolset && this.#sitting.host.saves;
    this.#foot.replaceChildren(...cancel, ...(saves ? [saveToolsetButton(this.#sitting)] : []));
  }

  #cancel(seen: PageCase): HTMLElement {
    return button(this.#sitting.words.cancel.open, 'plain', () => {
      askToCancel(this.#sitting, seen);
    });
  }
}
