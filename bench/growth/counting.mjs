// @ts-check
// A store that counts what it is asked for.

/** @typedef {{ readonly ms: number, readonly cpuMs: number, readonly rows: number, readonly calls: number }} Looked */
/** @typedef {{ readonly store: any, readonly during: (work: () => Promise<unknown>) => Promise<Looked> }} Counted */

/** @param {any} store @param {{ readonly isOursAlone?: true }} [beside] @returns {Counted} */
export function counting(store, beside = {}) {
  const counts = { rows: 0, calls: 0 };
  const counted = {
    ...beside,
    get: async (/** @type {any[]} */ ...given) => {
      counts.rows += 1;
      counts.calls += 1;
      return store.get(...given);
    },
    list: async (/** @type {any[]} */ ...given) => {
      const page = await store.list(...given);
      counts.rows += page.rows.length;
      counts.calls += 1;
      return page;
    },
    commit: async (/** @type {any[]} */ ...given) => {
      counts.calls += 1;
      return store.commit(...given);
    },
    close: async () => store.close(),
  };
  return {
    store: counted,
    during: async (work) => {
      Object.assign(counts, { rows: 0, calls: 0 });
      const before = process.cpuUsage();
      const began = performance.now();
      await work();
      const ms = performance.now() - began;
      const { user, system } = process.cpuUsage(before);
      return { ms, cpuMs: (user + system) / 1000, ...counts };
    },
  };
}
