// @ts-check
// What is built, by its place in src: there only after `npm run build`, so nothing is known of its types here.

/** @param {string} path @returns {Promise<any>} */
export const built = async (path) => import(new URL(`../../dist/${path}.js`, import.meta.url).href);

export const ROOM = 'app/commit/rows';
export const TENANT = '7e57ab1e-0000-4000-8000-000000000001';
