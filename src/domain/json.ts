// JSON as a text, ours or somebody else's. Of what is none nothing is said: the message would quote the text.

/** Undefined where it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * An object in it that says itself what it becomes as a text or a number is nobody's of ours; whoever compares it, as a schema does with
 * anything that has a length, would fall over it.
 */
const SAID_BY_NOBODY = ['toString', 'valueOf'];

/** For `JSON.parse`: without those two. */
export function reviveForeign(key: string, value: unknown): unknown {
  return SAID_BY_NOBODY.includes(key) ? undefined : value;
}

/** What somebody else wrote. Undefined where it is none, or nested without end. */
export function parseForeignJson(text: string): unknown {
  try {
    return JSON.parse(text, reviveForeign);
  } catch {
    return undefined;
  }
}
