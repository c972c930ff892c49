// What a secret shows of itself, whichever way it is looked at: its name in brackets.

/** Node's `util.inspect`, and so `console.log`, asks for this property. */
export const INSPECT = Symbol.for('nodejs.util.inspect.custom');
