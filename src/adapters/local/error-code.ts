/** The system's name of an I/O error (`ENOENT`, `EEXIST`, …), or undefined where the error is of another kind. */
export function errorCode(error: unknown): string | undefined {
  // Not `instanceof Error`: errors of the file system may come from another realm than this code.
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
