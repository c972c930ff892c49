// A code as people type it: in groups, or not.

/** The digits of what was typed, spaces left out, or undefined where it is no code of this length. */
export function parseTypedCode(text: string, digits: number): string | undefined {
  const typed = text.replace(/[\s\u00a0-]/gu, '');
  return typed.length === digits && /^[0-9]+$/.test(typed) ? typed : undefined;
}
