// @ts-check
/**
 * zod brings its own messages in fifty languages, half of the page's bundle; nobody sees them here.
 * @type {import('esbuild').Plugin}
 */
export const withoutOthersWords = {
  name: 'without-others-words',
  setup({ onLoad }) {
    onLoad({ filter: /zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, () => ({ contents: 'export {};' }));
  },
};
