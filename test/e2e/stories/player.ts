// One person of a story at their window: what they type and press is counted, and what they then see is kept for the pictures.
import { isOn } from '../../../scripts/environment.mjs';
import type { PlaygroundWindow } from '../playground-window.js';
import type { SetUpPage } from '../set-up-page.js';
import { inLooks } from './looks.js';
import type { Shots } from './looks.js';

export type Step = { readonly did: string; readonly shots: Shots };
/** `fields`: written into, beside what is pressed and sent. */
export type Counted = {
  readonly messages: number;
  readonly presses: number;
  readonly fields: number;
};

const DRAWS = isOn(process.env, 'PRINT');

export class Player {
  readonly #window: PlaygroundWindow;
  readonly #name: string;
  readonly #counted = { messages: 0, presses: 0, fields: 0 };
  readonly #steps: Step[];
  #did: string[] = [];

  /** `steps`: of all who are in the picture, in the order in which they happen. */
  constructor(name: string, window: PlaygroundWindow, steps: Step[] = []) {
    this.#name = name;
    this.#window = window;
    this.#steps = steps;
  }

  get counted(): Counted {
    return { ...this.#counted };
  }

  get steps(): readonly Step[] {
    return this.#steps;
  }

  async say(text: string): Promise<void> {
    await this.#window.say(text);
    this.#counted.messages += 1;
    this.#did.push(`types ${text}`);
  }

  async press(title: string): Promise<void> {
    await this.#window.press(title);
    this.#note('presses', title);
  }

  async choose(title: string): Promise<void> {
    await this.#window.choose(title);
    this.#note('chooses', title);
  }

  async fill(label: string, value: string): Promise<void> {
    await this.#window.fill(label, value);
    this.#counted.fields += 1;
    this.#did.push(`writes ${value}`);
  }

  /** From the calendar of a field. */
  async pickDay(label: string, day: string): Promise<void> {
    await this.#window.pickDay(label, day);
    this.#counted.presses += 2;
    this.#did.push(`picks the ${day}th as ${label}`);
  }

  /** The last card with these words, in the three looks where pictures are asked for. */
  async sees(words: string | RegExp): Promise<string> {
    const card = await this.#window.cardWith(words);
    const text = await card.innerText();
    const did = this.#did.length === 0 ? 'is told' : this.#did.join(', ');
    this.#did = [];
    if (DRAWS) this.#steps.push({ did: `${this.#name} ${did}`, shots: await inLooks(card) });
    return text;
  }

  /** The page that a button of the last card opens, and this person's presses on it. */
  async follow(
    link: string,
    pageOf: (opened: PlaygroundWindow['page']) => SetUpPage,
  ): Promise<SetUpPage> {
    const opened = this.#window.page.context().waitForEvent('page');
    await this.#window.follow(link);
    this.#note('presses', link);
    const page = pageOf(await opened);
    await page.page.setViewportSize({ width: 560, height: 640 });
    return page;
  }

  /** On that page. */
  async pressOn(page: SetUpPage, title: string): Promise<void> {
    await page.press(title);
    this.#note('presses', title);
  }

  async chooseOn(page: SetUpPage, label: string): Promise<void> {
    await page.page.getByLabel(label).check();
    this.#note('chooses', label);
  }

  async fillOn(page: SetUpPage, label: string, value: string): Promise<void> {
    await page.fill(label, value);
    this.#counted.fields += 1;
    this.#did.push(`writes ${value}`);
  }

  async pasteOn(page: SetUpPage, picture: Buffer): Promise<void> {
    await page.pastePicture(picture);
    this.#counted.fields += 1;
    this.#did.push('pastes a screenshot');
  }

  async seesOn(page: SetUpPage, heading: string): Promise<void> {
    await page.heading(heading);
    const did = this.#did.join(', ');
    this.#did = [];
    if (!DRAWS) return;
    this.#steps.push({
      did: `${this.#name} ${did}`,
      shots: await inLooks(page.page.locator('body')),
    });
  }

  #note(how: string, what: string): void {
    this.#counted.presses += 1;
    this.#did.push(`${how} ${what}`);
  }
}
