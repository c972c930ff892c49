// The environment of the test files: one a worker, not one a file, so that what is loaded once (see test/runtime.cjs and test/once)
// stays loaded; and with globals that are looked up as Node's own are. Jest's go through a proxy, thirty times as slow.
import { AsyncLocalStorage } from 'node:async_hooks';
import { createRequire } from 'node:module';
import { constants, createContext } from 'node:vm';
import { TestEnvironment } from 'jest-environment-node';

const load = createRequire(import.meta.url);

/** The same ones within and without: what Node hands out is of them. */
const OF_NODE = ['ArrayBuffer', 'Buffer', 'Uint8Array'];
/** Looked at, they warn. */
const LEFT_OUT = new Set(['localStorage', 'sessionStorage']);

/** @type {Environment | undefined} */
let kept;

// Jest has one of these for each file, and never lets go of it: on Node 20 every promise then looks at all of them.
/** @type {Set<AsyncLocalStorage<unknown>>} */
const storages = new Set();
const { run } = AsyncLocalStorage.prototype;
AsyncLocalStorage.prototype.run = function runNoted(
  /** @type {Parameters<typeof run>} */ ...given
) {
  storages.add(this);
  return run.apply(this, given);
};

export default class Environment extends TestEnvironment {
  /**
   * @param {ConstructorParameters<typeof TestEnvironment>[0]} config
   * @param {ConstructorParameters<typeof TestEnvironment>[1]} context
   */
  constructor(config, context) {
    if (kept !== undefined) return kept;
    super(config, context);
    const global = globalsAsIn(this.global);
    Object.assign(global, { global, loadOnce: load });
    const mocker = another(this.moduleMocker, global);
    const timers = another(this.fakeTimersModern, { config: config.projectConfig, global });
    Object.assign(this, {
      global,
      context: global,
      moduleMocker: mocker,
      fakeTimersModern: timers,
    });
    this.exit = global.process.exit;
    this.globals = Reflect.ownKeys(global).map(
      (key) => /** @type {const} */ ([key, Reflect.getOwnPropertyDescriptor(global, key)]),
    );
    kept = this;
  }

  /** @override */
  async teardown() {
    this.fakeTimersModern?.useRealTimers();
    // Jest puts one around it for each file.
    this.global.process.exit = this.exit;
    forgetMore(this.global, this.globals ?? []);
    for (const storage of storages) storage.disable();
    storages.clear();
  }
}

/**
 * What a file left among the globals: Jest's own state of it, with all that it reaches, or something of the test's.
 * @param {object} global
 * @param {readonly (readonly [PropertyKey, PropertyDescriptor | undefined])[]} before
 */
function forgetMore(global, before) {
  const known = new Set(before.map(([key]) => key));
  for (const key of Reflect.ownKeys(global))
    if (!known.has(key)) Reflect.deleteProperty(global, key);
  for (const [key, descriptor] of before) {
    const now = Reflect.getOwnPropertyDescriptor(global, key);
    if (descriptor !== undefined && now?.value !== descriptor.value)
      Reflect.defineProperty(global, key, descriptor);
  }
}

/** @param {any} theirs */
function globalsAsIn(theirs) {
  const ours = /** @type {any} */ (createContext(constants.DONT_CONTEXTIFY));
  const language = new Set(Reflect.ownKeys(ours));
  const more = Reflect.ownKeys(theirs).filter(
    (key) => !language.has(key) && !LEFT_OUT.has(String(key)),
  );
  for (const key of [...more, ...OF_NODE]) {
    const enumerable = Object.prototype.propertyIsEnumerable.call(theirs, key);
    const value = theirs[key];
    Object.defineProperty(ours, key, { value, writable: true, configurable: true, enumerable });
  }
  for (const symbol of ['dispose', 'asyncDispose']) ours.Symbol[symbol] ??= theirs.Symbol[symbol];
  ours.Error.stackTraceLimit = theirs.Error.stackTraceLimit;
  return ours;
}

/** Another one of its class. @param {any} one @param {unknown} given */
const another = (one, given) => Reflect.construct(one.constructor, [given]);
