// *Show code*, as a person presses it.
import type { PlaygroundWindow } from './playground-window.js';

const SHOWN = /\d{3} \d{3}/;
const NONE_YET = 'There is no code to show just now';

/**
 * The code comes on the card that was pressed, and stays there; the copy of the card that comes behind it says until when, too, and has
 * no code. Where the steps near this one were given out already, the card says when to press again.
 */
export async function showCode(window: PlaygroundWindow): Promise<string> {
  for (;;) {
    await window.press(/^Show code( again)?$/);
    const answer = await window.waitForCard(new RegExp(`${SHOWN.source}|${NONE_YET}`));
    if (!answer.includes(NONE_YET)) return answer;
    await window.page.waitForTimeout(Number(/in (\d+) second/.exec(answer)?.[1] ?? 1) * 1_000);
  }
}
