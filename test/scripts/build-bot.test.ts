// What runs in a deployment asks Node for nothing of which a Node that it may run on warns: such a warning is a line of the log that is no
// JSON, and `test/e2e/production/story` sees it on those Nodes alone.
import { expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';

const DIST = join(import.meta.dirname, '..', '..', 'dist');
/** Deprecated as modules, or Node's own parts. */
const WARNED_OF = /^(?:node:)?(?:punycode|sys|_.*)$/;

function bundled(): readonly string[] {
  const parts = readdirSync(join(DIST, 'bot')).filter((name) => name.endsWith('.js'));
  return [join(DIST, 'main.js'), ...parts.map((name) => join(DIST, 'bot', name))];
}

function askedFor(file: string): readonly string[] {
  const text = readFileSync(file, 'utf8');
  const names = text.matchAll(/(?:from|import|[\w$]\()\s*["']([\w:/]+)["']/g);
  return [...names].map(([, name = '']) => name).filter((name) => isBuiltin(name));
}

test('no module of which Node warns is asked for', () => {
  const asked = new Set(bundled().flatMap(askedFor));
  expect(asked.size).toBeGreaterThan(10);
  expect([...asked].filter((name) => WARNED_OF.test(name))).toEqual([]);
});
