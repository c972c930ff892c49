// @ts-check
/**
 * What the system refused, in one line: whoever starts the trial can mend that. Anything else is ours, and is shown whole.
 * @param {unknown} error
 * @returns {unknown}
 */
export function sayTrouble(error) {
  const isSystem = error instanceof Error && 'syscall' in error && 'code' in error;
  return isSystem ? `The trial cannot start. The system says: ${error.message}` : error;
}
