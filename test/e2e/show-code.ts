// *Show code*, as a person presses it.
import type { PlaygroundWindow } from './playground-window.js';

/** The code comes on the card that was pressed, and stays there. */
export async function showCode(window: PlaygroundWindow): Promise<string> {
  await window.press(/^Show code( again)?$/);
  // The copy of the card that comes behind it says until when, too, and has no code.
  return window.waitForCard(/\d{3} \d{3}/);
}
