// A long list in parts of a size.

/** In order, none of them empty; `size`: 1 at least. */
export function inParts<T>(all: readonly T[], size: number): readonly (readonly T[])[] {
  const count = Math.ceil(all.length / size);
  return Array.from({ length: count }, (_none, at) => all.slice(at * size, (at + 1) * size));
}
