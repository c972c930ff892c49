import { describe, expect, test } from '@jest/globals';

import { MODULE_STATE, parseText, sourceFiles } from './source-files.js';

function usesIn(text: string): readonly string[] {
  return [...parseText('src/domain/otp/x.ts', text).uses];
}

function importsIn(text: string): readonly object[] {
  return [...parseText('src/domain/otp/x.ts', text).imports];
}

describe('the reader of our source', () => {
  test('reads all of it', () => {
    const files = sourceFiles('src');
    const paths = files.map(({ path }) => path);
    expect(paths).toContain('src/compose.ts');
    expect(paths).toContain('src/domain/release/decide-event.ts');
    expect(files.flatMap(({ imports }) => imports).length).toBeGreaterThan(300);
  });

  test.each([
    ["import { a } from '../ids.js';", 'src/domain/ids.ts', true, false],
    ["import type { A } from '../../ports/store.js';", 'src/ports/store.ts', true, true],
    ["import './seed.js';", 'src/domain/otp/seed.ts', true, false],
    ["export { a } from './seed.js';", 'src/domain/otp/seed.ts', true, false],
    ["export * from 'otplib/core';", 'otplib', false, false],
    ["type A = import('@azure/identity/x').A;", '@azure/identity', false, true],
    ["const a = await import('node:fs/promises');", 'node:fs/promises', false, false],
    ["const a = require('botbuilder');", 'botbuilder', false, false],
    ['const a = await import(name);', '(unknown)', false, false],
  ])('sees what %s imports', (text, ...[of, ours, typeOnly]) => {
    expect(importsIn(text)).toEqual([{ of, ours, typeOnly }]);
  });

  test.each([
    ['const a: any = 1;', 'any'],
    ['const a = b!;', '!'],
    ['const a = b as C;', 'as'],
    ['const a = <C>b;', 'as'],
    ['export default a;', 'export default'],
    ['export default function a() {}', 'export default'],
    ['const a = Date.now();', 'Date.now'],
    ["const a = Date['now']();", 'Date[…]'],
    ['const a = new Date();', 'new Date()'],
    ['const a = new Date;', 'new Date()'],
    ['const { env } = process;', 'process'],
    ["import { randomBytes as r } from 'node:crypto';", 'randomBytes'],
    ['let a: string | undefined;', MODULE_STATE],
    ['export const a = new Map<string, Set<number>>();', MODULE_STATE],
    ['const a: string[] = [];', MODULE_STATE],
  ])('sees what %s uses', (text, use) => {
    expect(usesIn(text)).toContain(use);
  });

  test('is not misled by comments, text, or what is allowed', () => {
    const text = [
      '// any, Date.now(), b as C',
      "const a = 'new Date() and process.env' as const;",
      'const b = new Date(0);',
      'switch (a) { default: }',
      'const c = new WeakMap<object, string>();',
      "const d = new Map([['e', 1]]);",
      'function f() { let g = 1; const h = new Set(); }',
    ].join('\n');
    const found = [
      'any',
      'as',
      'Date.now',
      'new Date()',
      'process',
      'process.env',
      'export default',
      MODULE_STATE,
    ];
    expect(usesIn(text).filter((use) => found.includes(use))).toEqual([]);
  });

  test('counts lines of code, not of comments and blanks', () => {
    const text = ['/** Says', ' * what. */', 'const a = `', 'b`;', '', '// c', 'd();'].join('\n');
    expect(parseText('src/x.ts', text).codeLines).toBe(3);
  });

  test('knows the room, and a channel for one of its own', () => {
    expect(parseText('src/channels/teams/cards/x.ts', '').room).toBe('channels/teams');
    expect(parseText('src/app/commit/rows/x.ts', '').room).toBe('app');
    expect(parseText('src/main.ts', '').room).toBe('main.ts');
  });
});
