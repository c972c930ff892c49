// @ts-check
// Mutants that survive, and why they may: nothing that somebody decides, is told or could do is other with them. `was` and `is` as the run
// prints them. One in fifty at most (`npm run mutate` counts), and none of who, when, which step, or what is told.

/** @type {readonly import('./report.mjs').Explained[]} */
export const EXPLAINED = [];
