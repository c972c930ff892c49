// Seconds that go by in front of somebody's eyes, by the server's clock.
import type { BrowserClock } from './browser-clock.js';

const LOOK_EVERY_MS = 250;

/** Calls `left` with the whole seconds until `until`, `over` once they are gone, and nothing after `stop`. */
export function countDown(
  clock: BrowserClock,
  until: number,
  told: { readonly left: (seconds: number) => void; readonly over: () => void },
): () => void {
  let last: number | undefined;
  const look = (): void => {
    const seconds = Math.max(0, Math.ceil((until - clock.now()) / 1000));
    if (seconds === last) return;
    last = seconds;
    if (seconds > 0) {
      told.left(seconds);
      return;
    }
    clearInterval(timer);
    told.over();
  };
  const timer = setInterval(look, LOOK_EVERY_MS);
  look();
  return () => {
    clearInterval(timer);
  };
}
