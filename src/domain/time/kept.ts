// Intl's formatters are dear to make, and a card draws with many of the same: kept by what they were made for. People name zones and
// languages, so only so many are kept.
const MOST = 500;

/** As `make`, which is to give the same for the same key; at most `most` are kept. What throws is not. */
export function kept<T>(make: (key: string) => T, most = MOST): (key: string) => T {
  const known = new Map<string, { readonly made: T }>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before.made;
    const made = make(key);
    if (known.size >= most) known.clear();
    known.set(key, { made });
    return made;
  };
}
