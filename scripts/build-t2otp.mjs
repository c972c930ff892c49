// @ts-check
// `t2otp` as one file, CommonJS: Node has loaded it before it would have found the modules of a package.
import { build } from 'esbuild';
import { chmodSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isRunItself } from './run-itself.mjs';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');

/** @param {string} root */
export async function buildT2otp(root) {
  const target = join(root, 'dist', 't2otp.cjs');
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  await build({
    entryPoints: [join(root, 'src', 't2otp.ts')],
    outfile: target,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    minify: true,
    legalComments: 'none',
    logLevel: 'warning',
    define: { T2OTP_VERSION: JSON.stringify(version) },
  });
  chmodSync(target, 0o755);
}

if (isRunItself(import.meta.url)) await buildT2otp(ROOT);
