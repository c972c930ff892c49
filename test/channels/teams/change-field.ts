// One field of an activity, made odd in each of the ways in which clients do.
type Json = Readonly<Record<string, unknown>>;

export const CHANGES = ['null', 'empty', 'absent', 'another type'] as const;

/** With the field at this path made so. */
export function changed(
  within: unknown,
  path: readonly string[],
  change: (typeof CHANGES)[number],
): unknown {
  const [key = '', ...rest] = path;
  const before = within as Json;
  const was = before[key];
  if (rest.length > 0) {
    const inner = changed(was, rest, change);
    return Array.isArray(within) ? [inner] : { ...before, [key]: inner };
  }
  if (change === 'absent') {
    const { [key]: _gone, ...left } = before;
    return Array.isArray(within) ? [] : left;
  }
  const to = change === 'null' ? null : change === 'empty' ? emptyOf(was) : anotherFor(was);
  return Array.isArray(within) ? [to] : { ...before, [key]: to };
}

function emptyOf(was: unknown): unknown {
  if (Array.isArray(was)) return [];
  return typeof was === 'object' ? {} : '';
}

function anotherFor(was: unknown): unknown {
  return typeof was === 'string' ? 5 : 'a text';
}
