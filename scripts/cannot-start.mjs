// @ts-check
/** The world is not ready for a start; the message says what to change. Shown without a stack. */
export class CannotStart extends Error {}
