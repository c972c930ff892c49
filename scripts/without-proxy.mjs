// @ts-check

/**
 * The environment without its proxies: what these programs say to one another must not leave the machine.
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv}
 */
export function withoutProxy(env) {
  const kept = Object.entries(env).filter(([name]) => !/^(https?|all)_proxy$/i.test(name));
  return { ...Object.fromEntries(kept), NO_PROXY: '*', no_proxy: '*' };
}
