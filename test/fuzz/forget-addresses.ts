// Node's fetch keeps a pool of connections for each address that it ever asked, for as long as the process lives. A program that is
// run asks a few; a harness that starts one after the other, each at a port of its own, would count them as its own growth.

/** Where Node keeps what `fetch` asks through: https://github.com/nodejs/undici/blob/main/lib/global.js */
const DISPATCHER = Symbol.for('undici.globalDispatcher.1');

type Dispatcher = { readonly constructor: new () => Dispatcher; destroy: () => Promise<void> };

/** What `fetch` knows of any address is forgotten; its connections end. */
export async function forgetAddresses(): Promise<void> {
  const { [DISPATCHER]: old } = globalThis as { [DISPATCHER]?: Dispatcher };
  if (old === undefined) return;
  Object.assign(globalThis, { [DISPATCHER]: new old.constructor() });
  await old.destroy();
}
