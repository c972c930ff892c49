// What a test file runs in: Jest's own, but that our sources and the packages are loaded once a worker, not once a file, which is
// where most of the time went. They keep nothing of a test: src/ has no state of its modules (test/architecture.test.ts holds that).
// The tests, their helpers and fakes are loaded anew for each file.
const { existsSync, realpathSync } = require('node:fs');
const { join } = require('node:path');
const { pathToFileURL } = require('node:url');
const { default: Runtime } = require('jest-runtime');

const modules = new Map();
const required = new Map();
const sourceMaps = new Map();

/** Modules are known by their URLs, what is required by its path. @param {string} root */
function keptFolders(root) {
  const folders = ['node_modules', 'src', join('test', 'once')].flatMap((name) => {
    const path = join(root, name);
    // Where it is a link, modules are known by what it leads to.
    const paths = existsSync(path) ? [path, realpathSync.native(path)] : [path];
    return [...new Set(paths)].map((one) => join(one, '/'));
  });
  return [...folders, ...folders.map((folder) => pathToFileURL(folder).href)];
}

module.exports = class KeptRuntime extends Runtime {
  /** @param {ConstructorParameters<typeof Runtime>} given */
  constructor(...given) {
    super(...given);
    this.kept = keptFolders(given[0].rootDir);
    /** What these are is Jest's own business: `package-lock.json` holds its version. @type {any} */
    this.own = this;
    this.own.registries.esModuleRegistry = modules;
    this.own.registries.moduleRegistry = required;
    this.own.transformCache.sourceMaps = sourceMaps;
  }

  /** As Jest's, but that what stays may still load something later, through this one. @override */
  teardown() {
    this.restoreAllMocks();
    for (const registry of [modules, required])
      for (const [key, module] of registry) if (!this.stays(key, module)) registry.delete(key);
    const { registries, mockState, fileCache, transformCache, jestGlobals, testState } = this.own;
    // What a kept module loads later, it loads through this runtime, for whichever test file is running then.
    testState.enterTestCode();
    registries.internalModuleRegistry.clear();
    registries.mockRegistry.clear();
    registries.moduleMockRegistry.clear();
    mockState.clear();
    fileCache.clear();
    transformCache.clear();
    jestGlobals.clearJestObjectCache();
  }

  /** What broke, or is being loaded, is loaded anew. @param {string} key @param {any} module */
  stays(key, module) {
    const isReady =
      !(module instanceof Promise) &&
      (module.status === undefined || module.status === 'evaluated');
    return isReady && this.kept.some((folder) => key.startsWith(folder));
  }
};
