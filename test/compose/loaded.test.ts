// What each profile loads before it answers, by the imports of our own files: a local trial has no use for Azure's clients, nor for
// what traces go out by. (What botbuilder loads is its own business.)
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from '@jest/globals';

const SRC = join(import.meta.dirname, '..', '..', 'src');
/** Types alone are loaded by nobody; what is imported by a call is loaded when it is called. */
const LOADED = /^(?:import|export) (?!type )(?:[^;]*? from )?'([^']+)';/gm;

/** Packages that are loaded with these files. */
function packagesOf(...files: readonly string[]): readonly string[] {
  const open = files.map((file) => join(SRC, file));
  const seen = new Set(open);
  const packages = new Set<string>();
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    for (const [, name = ''] of readFileSync(file, 'utf8').matchAll(LOADED)) {
      const ours = name.startsWith('.')
        ? join(dirname(file), name.replace(/js$/, 'ts'))
        : undefined;
      if (ours === undefined) packages.add(name);
      else if (!seen.has(ours)) open.push(ours);
      if (ours !== undefined) seen.add(ours);
    }
  }
  return [...packages].filter((name) => !name.startsWith('node:')).sort();
}

const FOR_AZURE = /^@azure|^@opentelemetry/;

test('a local trial loads nothing that is for Azure', () => {
  const packages = packagesOf('main.ts', 'compose/local.ts');
  expect(packages).toEqual(expect.arrayContaining(['botbuilder', 'express', 'libsql', 'zod']));
  expect(packages.filter((name) => FOR_AZURE.test(name))).toEqual([]);
});

test('and production does: the same way of looking finds them there', () => {
  const packages = packagesOf('main.ts', 'compose/production.ts');
  expect(packages.filter((name) => FOR_AZURE.test(name))).not.toEqual([]);
  expect(packages).not.toContain('libsql');
});
