// *Show code*, as a person presses it.
import type { PlaygroundWindow } from './playground-window.js';

/** After that long a person presses once more. */
const SEEN_MS = 20_000;

/**
 * As a person does it, who presses once more where nothing has come: a card that was sent anew a moment before can say on the copy
 * that was pressed that it has moved, after the code came there. The same code comes on the newer copy, or the next one.
 */
export async function showCode(window: PlaygroundWindow, tries = 5): Promise<string> {
  await window.press(/^Show code( again)?$/);
  try {
    // The copy of the card that comes behind it says until when, too, and has no code.
    return await window.waitForCard(/\d{3} \d{3}/, SEEN_MS);
  } catch (error) {
    if (tries <= 1) throw error;
    return showCode(window, tries - 1);
  }
}
