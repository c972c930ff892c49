// @ts-check
// How the scripts and the tests read the environment. `set X=1 && …` in Windows' Command Prompt sets "1 ", and nobody sees it.

/**
 * The value as it was meant, or undefined where there is none.
 * @param {NodeJS.ProcessEnv} env
 * @param {string} name
 */
export function settingIn(env, name) {
  return env[name]?.trim() || undefined;
}

/**
 * Whether something was asked for that is done only when asked for. What is not understood is an error: a check that somebody
 * believes to have run is worse than none.
 * @param {NodeJS.ProcessEnv} env
 * @param {string} name
 */
export function isOn(env, name) {
  const value = settingIn(env, name);
  if (value === undefined || value === '0') return false;
  if (value === '1') return true;
  throw new Error(`${name} is "${value}". It can be 1, or left out.`);
}
