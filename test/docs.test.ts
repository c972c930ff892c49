import { describe, expect, test } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { wordsFor } from '../src/text/words.js';

const ROOT = join(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const documents = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync(join(ROOT, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

describe('the documents say what is so', () => {
  const words = wordsFor('en');
  test.each([
    ...Object.keys(words.askRefusals),
    ...Object.keys(words.pressRefusals),
    ...Object.keys(words.control.refusals),
    ...Object.keys(words.control.review.refusals),
    ...Object.keys(words.scan.findings),
  ])('docs/codes.md explains %s', (code) => {
    expect(read('docs/codes.md')).toContain(`\`${code}\``);
  });

  test('docs/codes.md explains every fault', () => {
    const codes = [...read('src/ports/fault.ts').matchAll(/\| '([A-Z_]+)'/g)].map(
      ([, code]) => code,
    );
    expect(codes.length).toBeGreaterThan(5);
    for (const code of codes) expect(read('docs/codes.md')).toContain(`\`${code}\``);
  });

  test.each(documents)('every link of %s leads somewhere', (document) => {
    const links = [...read(document).matchAll(/\]\((?!https?:)([^)#]+)/g)].map(
      ([, to]) => to ?? '',
    );
    for (const to of links) {
      expect({ to, there: existsSync(join(ROOT, dirname(document), to)) }).toEqual({
        to,
        there: true,
      });
    }
  });

  test('every file that docs/changing.md names is there', () => {
    const named = [
      ...read('docs/changing.md').matchAll(/`([\w.-]+(?:\/[\w.-]*)+|[\w-]+\.(?:md|js|json))`/g),
    ]
      .map(([, path = '']) => path)
      .filter((path) => !path.startsWith('@'));
    expect(named.length).toBeGreaterThan(80);
    expect(named.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  test('docs/dependencies.md says of every package why it is here', () => {
    const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Record<
      string,
      Record<string, string>
    >;
    const named = read('docs/dependencies.md');
    for (const name of Object.keys({ ...dependencies, ...devDependencies })) {
      if (name.startsWith('@types/')) continue;
      expect(named).toContain(`\`${name}\``);
    }
  });

  test('README.md has the two commands as they are typed', () => {
    expect(read('README.md')).toContain('npm ci && npm start');
    expect(read('README.md')).toContain('npm ci && npm test');
  });
});
