// The current code for the account owner's wizard: big, with the time that is really left, and what came of it.
import type { PageToken } from '../../domain/capture/page-api.js';
import { button, element, facts, paragraphs } from '../element.js';
import type { Sitting } from '../sitting.js';
import { actions, section } from '../step.js';
import type { Step } from '../step.js';
import { CodeShown } from './code-shown.js';

const CODES_AT_MOST = 5;

/** `isFresh`: it was stored this minute, and the first code is shown without another press. */
export function codeStep(sitting: Sitting, token: PageToken, isFresh: boolean): Step {
  const step = new CodeStep(sitting, token);
  if (isFresh) {
    queueMicrotask(() => {
      step.press();
    });
  }
  return step;
}

class CodeStep {
  readonly #sitting: Sitting;
  readonly #shown: CodeShown;
  readonly #next: HTMLButtonElement;
  readonly #left: HTMLElement;
  readonly #outcome: HTMLElement;
  readonly #reasons = element('div', { role: 'status' });
  readonly element: HTMLElement;

  constructor(sitting: Sitting, token: PageToken) {
    const words = sitting.words.enrol.code;
    this.#sitting = sitting;
    this.#shown = new CodeShown(sitting);
    this.#next = button(words.get, 'primary', () => {
      this.press();
    });
    this.#left = element('p', { class: 'hint' }, leftOf(sitting, token.codesLeft));
    this.#outcome = this.#outcomes();
    this.#outcome.hidden = token.codesLeft >= CODES_AT_MOST;
    const startOver = button(words.startOver, 'plain', () => {
      sitting.runAsk('start-over', {});
    });
    this.element = section(
      words.heading,
      ...paragraphs(words.lines(sitting.ownerName)),
      unconfirmed(sitting, token),
      this.#shown.element,
      actions(this.#next),
      this.#outcome,
      this.#reasons,
      this.#left,
      captured(sitting, token),
      actions(startOver),
    );
  }

  press(): void {
    this.#sitting.run(async () => this.#fetch());
  }

  close(): void {
    this.#shown.close();
  }

  async #fetch(): Promise<void> {
    this.#reasons.replaceChildren();
    const answer = await this.#sitting.ask('code', {});
    const codesLeft = answer?.case?.token?.codesLeft;
    if (codesLeft !== undefined) this.#left.textContent = leftOf(this.#sitting, codesLeft);
    if (answer?.code === undefined) return;
    this.#outcome.hidden = false;
    this.#next.hidden = true;
    this.#shown.show(answer.code, () => {
      this.#next.textContent = this.#sitting.words.enrol.code.next;
      this.#next.className = 'plain';
      this.#next.hidden = codesLeft === 0;
    });
  }

  #outcomes(): HTMLElement {
    const { accepted, refused } = this.#sitting.words.enrol.code;
    return actions(
      button(accepted, 'primary', () => {
        this.#sitting.runAsk('accepted', {});
      }),
      button(refused, 'plain', () => {
        this.#sitting.run(async () => this.#sayRefused());
      }),
    );
  }

  async #sayRefused(): Promise<void> {
    const answer = await this.#sitting.ask('refused', {});
    if (answer === undefined || answer.refusal !== undefined) return;
    this.#reasons.replaceChildren(whyRefused(this.#sitting));
  }
}

function leftOf(sitting: Sitting, codesLeft: number): string {
  const { usedUp, left } = sitting.words.enrol.code;
  return codesLeft === 0 ? usedUp : left(codesLeft);
}

function whyRefused(sitting: Sitting): HTMLElement {
  const { reasonsHeading, reasons } = sitting.words.enrol.code;
  const now = sitting.face.time(sitting.clock.now());
  const items = reasons(now).map((reason) => element('li', {}, reason));
  const box = element('div', { class: 'notice warning' }, element('p', {}, reasonsHeading));
  box.append(element('ul', {}, ...items));
  return box;
}

function unconfirmed(sitting: Sitting, token: PageToken): HTMLElement | undefined {
  if (token.confirmed) return undefined;
  const line = sitting.words.enrol.code.unconfirmed(token.fingerprint);
  return element('p', { class: 'notice warning' }, line);
}

function captured(sitting: Sitting, token: PageToken): HTMLElement {
  const words = sitting.words.enrol.check;
  return facts([
    [words.issuer, token.issuer],
    [words.account, token.account],
    [words.fingerprint, token.fingerprint],
  ]);
}
