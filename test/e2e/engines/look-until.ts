// Waits for what a page is about to be, by looking: nothing tells a test when another process has got there.

/** Each is an answer of another process; a busy machine takes longer for one. */
const LOOKS_AT_MOST = 5_000;

/** What an expression is in the page, as JSON. */
export type Look = (expression: string) => Promise<unknown>;

/** Looks again and again, until the expression is true; throws with what was seen last. */
export async function lookUntil(look: Look, expression: string): Promise<void> {
  let seen: unknown;
  for (let looks = 0; looks < LOOKS_AT_MOST; looks += 1) {
    seen = await lookOnce(look, expression);
    if (seen === true) return;
  }
  throw new Error(`${String(seen)}: ${expression}`);
}

/** While another page is on its way there is nobody to answer. */
async function lookOnce(look: Look, expression: string): Promise<unknown> {
  try {
    return await look(`Boolean(${expression})`);
  } catch (error) {
    return error;
  }
}
