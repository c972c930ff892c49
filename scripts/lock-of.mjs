// @ts-check
// What of the lock one package needs: so the few packages that lie beside the bundle come in the versions, and with the hashes, of
// all others.

/**
 * @typedef {{ readonly dependencies?: Record<string, string>, readonly optionalDependencies?: Record<string, string>,
 *   readonly version?: string }} Locked
 * @typedef {{ readonly lockfileVersion: number, readonly packages: Record<string, Locked> }} Lock
 */

/**
 * A description of an app that needs this package alone, and its lock. Throws where the lock does not have it.
 * @param {{ readonly name: string, readonly version: string, readonly type: string, readonly engines: object }} app
 * @param {Lock} lock
 * @param {string} name
 */
export function lockOf(
  { name: title, version, type, engines },
  { lockfileVersion, packages },
  name,
) {
  /** @type {Record<string, Locked>} */
  const needed = {};
  const open = [placeOf(packages, '', name)];
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    const found = packages[place];
    if (found === undefined || place in needed) continue;
    needed[place] = found;
    const names = Object.keys({ ...found.dependencies, ...found.optionalDependencies });
    for (const one of names) open.push(placeOf(packages, place, one));
  }
  const exact = packages[placeOf(packages, '', name)]?.version;
  if (exact === undefined) throw new Error(`the lock has no ${name}`);
  const described = {
    name: title,
    version,
    private: true,
    type,
    engines,
    dependencies: { [name]: exact },
  };
  return {
    description: described,
    lock: {
      name: title,
      version,
      lockfileVersion,
      requires: true,
      packages: { '': described, ...needed },
    },
  };
}

/**
 * Where Node would find it from there.
 * @param {Record<string, Locked>} packages
 * @param {string} from
 * @param {string} name
 */
function placeOf(packages, from, name) {
  for (let at = from; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    const nested = `${at}/node_modules/${name}`;
    if (nested in packages) return nested;
  }
  return `node_modules/${name}`;
}
