/** Must hold for each; names the one that it does not hold for. A test for each of hundreds costs more than what it tries. */
export function eachNamed<T extends { readonly name: string }>(
  all: readonly T[],
  hold: (one: T) => void,
): void {
  for (const one of all) {
    try {
      hold(one);
    } catch (cause) {
      const said = cause instanceof Error ? cause.message : String(cause);
      throw new Error(`${one.name}: ${said}`, { cause });
    }
  }
}
