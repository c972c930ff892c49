// @ts-check
// `npm run manifest [-- ENVIRONMENT]`: builds the Teams app package from env/.env.ENVIRONMENT (dev unless named) and what
// the shell's environment says besides.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { appPackage, PackageRefused } from './app-package.mjs';
import { readEnvFile } from './env-file.mjs';

const ROOT = join(import.meta.dirname, '..');
const name = process.argv[2] ?? 'dev';
const file = join(ROOT, 'env', `.env.${name}`);
try {
  if (!/^[a-z][a-z0-9-]{0,31}$/.test(name)) {
    throw new PackageRefused(`"${name}" is no name of an environment: letters, digits and dashes.`);
  }
  // The shell's word comes second: a value that was just set there is meant.
  const zip = appPackage(ROOT, { ...readEnvFile(file), ...set(process.env) });
  const folder = join(ROOT, 'manifest', 'build');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `otp-bridge.${name}.zip`);
  writeFileSync(path, zip);
  console.log(
    `${path}\nUpload it in the Teams admin center: Teams apps > Manage apps > Upload new app.`,
  );
} catch (error) {
  if (!(error instanceof PackageRefused)) throw error;
  console.error(`${error.message}\nSet them in ${file} (docs/deploy.md says how).`);
  process.exitCode = 1;
}

/** @param {NodeJS.ProcessEnv} env */
function set(env) {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
}
