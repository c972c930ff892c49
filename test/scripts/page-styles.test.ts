// The pages' style sheets in browsers that do not know the newest of them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

const DIST = join(import.meta.dirname, '..', '..', 'dist');

test.each(['page/style.css', 'auditors/style.css', 'toolset.html'])(
  '%s: a sign beside a colour is there, too, where nobody knows how to keep it from being read out',
  (file) => {
    const rules = readFileSync(join(DIST, file), 'utf8').match(/\{[^{}]*content:[^{}]*\}/g) ?? [];
    const quiet = rules.filter((rule) => / \/ ['"]['"]/.test(rule));
    expect(quiet.length).toBeGreaterThan(3);
    for (const rule of quiet) {
      expect(rule).toMatch(/content:\s*(['"][^'"]+['"]);\s*content:\s*\1 \/ ['"]['"]/);
    }
  },
);
