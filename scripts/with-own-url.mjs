// @ts-check
/**
 * An old package brings a URL of its own, for Nodes that had none: 0.3 MB that nobody uses, and that asks for a module of Node's
 * (`punycode`) of which Node warns from 22 on, in two lines of the log that are no JSON.
 * @type {import('esbuild').Plugin}
 */
export const withOwnUrl = {
  name: 'with-own-url',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^whatwg-url$/ }, ({ path }) => ({ path, namespace: 'own-url' }));
    onLoad({ filter: /./, namespace: 'own-url' }, () => ({
      contents: `export { URL } from 'node:url';`,
    }));
  },
};
