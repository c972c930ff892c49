// The secret as a QR code for the burner: for a minute, on a press (also on the one that opened this page), and gone from the page
// after that.
import type { PageToken } from '../../domain/capture/page-api.js';
import { countDown } from '../countdown.js';
import { button, element } from '../element.js';
import { qrPicture } from '../qr-picture.js';
import type { Sitting } from '../sitting.js';
import { actions } from '../step.js';
import type { Step } from '../step.js';
import { whenHidden } from '../when-left.js';

export function seedPanel(sitting: Sitting, token: PageToken): Step {
  const { burn, reburn } = sitting.words;
  const isReburn = sitting.case?.purpose === 're-burn';
  const why = isReburn ? reburn.refusals.REQUEST_OVER : burn.notHere;
  const made = seedPanelOr(sitting, token, why);
  if (made instanceof SeedPanel && token.seedQrFirst && sitting.comesToSee) made.showAtOnce();
  sitting.comesToSee = false;
  return made;
}

/** `why` it cannot be shown here and now, and the way forward. */
export function seedPanelOr(sitting: Sitting, { seedQrUntil }: PageToken, why: string): Step {
  if (seedQrUntil === null || seedQrUntil <= sitting.clock.now()) {
    return { element: element('p', { class: 'notice warning' }, why) };
  }
  return new SeedPanel(sitting, seedQrUntil);
}

class SeedPanel {
  readonly #sitting: Sitting;
  readonly #place = element('div', {});
  readonly #lasts = element('p', { class: 'lasts' });
  readonly #show: HTMLButtonElement;
  readonly #hide: HTMLButtonElement;
  readonly element: HTMLElement;
  #stop: () => void = () => undefined;
  readonly #stopLooking: () => void;

  constructor(sitting: Sitting, showableUntil: number) {
    const words = sitting.words.burn;
    this.#sitting = sitting;
    this.#show = button(words.show, 'primary', () => {
      this.showAtOnce();
    });
    this.#hide = button(words.hide, 'plain', () => {
      this.#clear();
      this.#show.focus();
    });
    this.#hide.hidden = true;
    this.#stopLooking = whenHidden(() => {
      if (this.#place.childElementCount > 0) this.#clear();
    });
    this.element = element(
      'div',
      { class: 'panel' },
      element('p', {}, words.shownNote),
      this.#place,
      this.#lasts,
      actions(this.#show, this.#hide),
      element('p', { class: 'hint' }, words.until(sitting.face.time(showableUntil))),
    );
  }

  showAtOnce(): void {
    this.#sitting.run(async () => this.#fetch());
  }

  close(): void {
    this.#stopLooking();
    this.#clear();
  }

  async #fetch(): Promise<void> {
    const answer = await this.#sitting.ask('seed-qr', {});
    // Somebody went elsewhere meanwhile: it is shown to nobody.
    if (answer?.seedQr === undefined || document.visibilityState === 'hidden') return;
    const { picture, lasts } = this.#sitting.words.burn;
    this.#place.replaceChildren(qrPicture(answer.seedQr.uri, picture));
    this.#show.hidden = true;
    this.#hide.hidden = false;
    this.#hide.focus({ preventScroll: true });
    this.element.scrollIntoView({ block: 'nearest' });
    this.#stop = countDown(this.#sitting.clock, answer.seedQr.until, {
      left: (seconds) => {
        this.#lasts.textContent = lasts(seconds);
      },
      over: () => {
        this.#clear();
      },
    });
  }

  #clear(): void {
    this.#stop();
    this.#place.replaceChildren();
    this.#lasts.textContent = this.#sitting.words.burn.gone;
    this.#hide.hidden = true;
    this.#show.hidden = false;
  }
}
