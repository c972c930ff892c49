// @ts-check
// The oldest browsers in which our pages work: every bundle for a browser is made for these, and held to them. docs/browsers.md says
// why it is these, and what becomes of older ones.

/** As esbuild names them. */
export const OLDEST = ['chrome109', 'edge109', 'firefox115', 'safari16', 'ios16'];

/** The same, as the linter's data name them. */
export const OLDEST_QUERIES = OLDEST.map((browser) => {
  const [, name = '', version = ''] = /^([a-z]+)(\d+)$/.exec(browser) ?? [];
  // Of Apple's two, the data have the versions between the whole ones as well.
  const apple = { safari: 'safari', ios: 'ios_saf' }[name];
  return apple === undefined ? `${name} ${version}` : `${apple} ${version}.0`;
});

/** Every script of ours that a browser runs, by page, below src/page. */
export const SCRIPTS = {
  setUp: ['main.ts', 'picture-worker.ts'],
  auditors: ['audit/main.ts'],
  toolset: ['toolset/main.ts', 'toolset/reader-worker.ts'],
};

/** Missing in some of them, and used only after asking: what the page does without it stands in docs/browsers.md. */
export const ASKED_FOR_FIRST = ['DecompressionStream'];

/**
 * What esbuild does for them; a pattern that one of them cannot read fails the build, in place of a page that ends before it begins.
 * @type {Pick<import('esbuild').BuildOptions, 'target' | 'logOverride'>}
 */
export const FOR_OLDEST = { target: OLDEST, logOverride: { 'unsupported-regexp': 'error' } };
