// What somebody does on a page of ours, in any engine: by what it says.
import { z } from 'zod';
import type { EngineWindow } from './engine.js';
import { lookUntil } from './look-until.js';

export class Visit {
  readonly window: EngineWindow;

  constructor(window: EngineWindow) {
    this.window = window;
  }

  /** Looks again and again, until the expression is true; throws with what the page says instead. */
  async until(expression: string): Promise<void> {
    try {
      await lookUntil(this.window.value, expression);
    } catch (error) {
      throw new Error(`${String(error)}; the page says: ${await this.text()}`, { cause: error });
    }
  }

  async says(words: string): Promise<void> {
    await this.until(`document.body?.innerText.includes(${JSON.stringify(words)})`);
  }

  async text(): Promise<string> {
    return z.string().parse(await this.window.value('document.body.innerText'));
  }

  /** Everything that is in the page, what was typed included. */
  async everything(): Promise<string> {
    const typed = `[...document.querySelectorAll('input, textarea')].map(({ value }) => value).join(' ')`;
    const all = `document.documentElement.outerHTML + ' ' + ${typed}`;
    return z.string().parse(await this.window.value(all));
  }

  async press(title: string): Promise<void> {
    const button = withText('button', title);
    await this.until(`${button}?.checkVisibility?.() ?? ${button}?.offsetParent`);
    await this.window.click(button);
  }

  async unfold(heading: string): Promise<void> {
    await this.window.click(withText('summary', heading));
  }

  async fill(id: string, text: string): Promise<void> {
    await this.until(`document.getElementById(${JSON.stringify(id)})`);
    await this.window.type(`document.getElementById(${JSON.stringify(id)})`, text);
  }

  async choose(path: string): Promise<void> {
    await this.until(`document.querySelector('input[type=file]')`);
    await this.window.choose(`document.querySelector('input[type=file]')`, path);
  }

  /** Elsewhere, and back by the browser's own button, to a page that is loaded anew: by the browser, or by itself where that had kept it. */
  async leaveAndReturn(elsewhere: string): Promise<void> {
    await this.window.goto(elsewhere);
    await this.window.back();
    await this.until("performance.getEntriesByType('navigation')[0]?.type !== 'navigate'");
  }
}

function withText(kind: string, title: string): string {
  return `[...document.querySelectorAll('${kind}')].find(({ textContent }) => textContent.trim() === ${JSON.stringify(title)})`;
}
