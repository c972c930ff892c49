// @ts-check
// `otp-bridge` as one file, in place of what the compiler made of its entry: the frame with its table, and nothing of what a
// command does. That is loaded from beside it.
import { build } from 'esbuild';
import { chmodSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isRunItself } from './run-itself.mjs';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
/** What commander asks for of Node, in a module. */
const REQUIRE =
  "import{createRequire}from'node:module';const require=createRequire(import.meta.url);";

/** @param {string} root */
export async function buildCli(root) {
  const target = join(root, 'dist', 'cli.js');
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  await build({
    entryPoints: [join(root, 'src', 'cli.ts')],
    outfile: target,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    minify: true,
    legalComments: 'none',
    logLevel: 'warning',
    external: ['./compose/*'],
    banner: { js: REQUIRE },
    define: { CLI_VERSION: JSON.stringify(version) },
  });
  chmodSync(target, 0o755);
}

if (isRunItself(import.meta.url)) await buildCli(ROOT);
