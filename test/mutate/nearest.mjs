// @ts-check
// In which order test files are tried on a mutant: the first that is red ends it.

/**
 * The nearest first: with its name in theirs, of the same folder, of the same room; among these, those with the fewest tests.
 * @param {string} source within `src`
 * @param {readonly { readonly file: string, readonly tests: number }[]} files within `test`
 * @returns {readonly string[]}
 */
export function nearestFirst(source, files) {
  return [...files]
    .map(({ file, tests }) => ({ file, far: distance(source, file), tests }))
    .sort(
      (one, other) =>
        one.far - other.far || one.tests - other.tests || (one.file < other.file ? -1 : 1),
    )
    .map(({ file }) => file);
}

/** @param {string} source @param {string} test */
function distance(source, test) {
  const [own, its] = [source.split('/'), test.split('/')];
  const isNamesake = nameOf(its).includes(nameOf(own));
  const shared = own.findIndex((part, at) => part !== its[at]);
  return (isNamesake ? 0 : 10) + (own.length - 1 - shared);
}

/** @param {readonly string[]} path */
const nameOf = (path) => (path.at(-1) ?? '').split('.', 1).join('');
