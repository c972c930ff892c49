// @ts-check
// `npm run policy-schema`: writes docs/policy.schema.json from the code.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildIfStale } from './build.mjs';

const ROOT = join(import.meta.dirname, '..');
await buildIfStale(ROOT);
const built = join(ROOT, 'dist', 'config', 'policy', 'json-schema.js');
const { policyJsonSchema } = await import(pathToFileURL(built).href);
const file = join(ROOT, 'docs', 'policy.schema.json');
writeFileSync(file, `${JSON.stringify(policyJsonSchema(), null, 2)}\n`);
console.log(file);
