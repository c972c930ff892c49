// The pages are held to the oldest browsers that we say they work in (docs/browsers.md): what one of those lacks fails the build.
import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { OLDEST, OLDEST_QUERIES } from '../../scripts/browsers.mjs';
import { remove } from '../../scripts/remove.mjs';
import { inHeavy, someOf } from '../heavy.js';

const ROOT = join(import.meta.dirname, '..', '..');
const SCRIPTS = pathToFileURL(join(ROOT, 'scripts')).href;
const HOLD = join(ROOT, 'scripts', 'hold-to-browsers.mjs');

type Planted = readonly [module: string, code: string, told: string];

/** What one of them lacks, each in a module that a page loads, and how it is told. */
const PLANTED: readonly Planted[] = [
  ['src/page/own-language.ts', "new CompressionStream('gzip')", 'CompressionStream'],
  ['src/page/complaint.ts', 'URL.canParse(location.href)', 'URL.canParse'],
  ['src/page/notice.ts', 'document.body.checkVisibility()', 'checkVisibility'],
  ['src/page/frame.ts', 'document.startViewTransition()', 'document.startViewTransition'],
  ['src/page/toolset/controls.ts', 'AbortSignal.any([])', 'AbortSignal.any'],
  ['src/page/element.ts', 'Promise.withResolvers()', 'Promise.withResolvers'],
  ['src/page/step.ts', '[3, 1].toSorted()', 'Array.prototype.toSorted'],
  ['src/page/audit/found-list.ts', 'Array.fromAsync([])', 'Array.fromAsync'],
  ['src/page/toolset/desk.ts', "new RegExp('(?<=a)b')", 'Lookbehind'],
  ['src/domain/capture/page-words.ts', 'Object.groupBy([], String)', 'Object.groupBy'],
  ['src/page/picture-worker.ts', 'new Uint8Array(1).toBase64()', 'toBase64'],
];

const BUILDS: readonly (readonly [script: string, call: string])[] = [
  ['build-page.mjs', 'buildPage'],
  ['build-page.mjs', 'buildAuditors'],
  ['build-toolset.mjs', 'buildToolset'],
];

let root: string;

beforeAll(() => {
  // Within the project: so the copy finds the packages.
  mkdirSync(join(ROOT, 'build'), { recursive: true });
  root = mkdtempSync(join(ROOT, 'build', 'held-'));
  for (const room of ['page', 'domain', 'text']) {
    cpSync(join(ROOT, 'src', room), join(root, 'src', room), { recursive: true });
  }
  cpSync(join(ROOT, 'tsconfig.json'), join(root, 'tsconfig.json'));
});

afterAll(() => {
  remove(root);
});

/** What grows there is taken out again. */
function withPlanted(planted: readonly Planted[], look: () => void): void {
  for (const [module, code] of planted) {
    const line = `\nObject.assign(globalThis, { planted: () => ${code} });\n`;
    appendFileSync(join(root, module), line);
  }
  look();
  for (const [module] of planted) cpSync(join(ROOT, module), join(root, module));
}

/** How it ends, and what it says of it. */
function run(...args: readonly string[]): {
  readonly status: number | null;
  readonly said: string;
} {
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  return { status, said: stderr };
}

function builds(script: string, call: string): ReturnType<typeof run> {
  const program = `const made = await import('${SCRIPTS}/${script}'); await made.${call}(${JSON.stringify(root)});`;
  return run('--input-type=module', '--eval', program);
}

describe('the build fails', () => {
  test.each(someOf(BUILDS, 3))(
    'on a pattern that one of the oldest browsers cannot read: %s, %s',
    (script, call) => {
      withPlanted([['src/page/element.ts', '/(?<=a)b/.test(location.hash)', '']], () => {
        const { status, said } = builds(script, call);
        expect(status).toBe(1);
        expect(said).toContain('(?<=a)b');
        expect(said).toContain('element.ts');
      });
    },
  );

  inHeavy(
    'on what one of them lacks, wherever a page loads it, and on nothing that is there',
    () => {
      withPlanted(PLANTED, () => {
        const { status, said } = run(HOLD, root);
        expect(status).toBe(1);
        const complaints = said.split('\n').filter((line) => /^\S+\.[a-z]+: /.test(line));
        for (const [module, , told] of PLANTED) {
          expect(complaints.filter((line) => line.startsWith(`${module}: `)).join()).toContain(
            told,
          );
        }
        const modules = complaints.map((line) => line.slice(0, line.indexOf(':')));
        expect([...new Set(modules)].sort()).toEqual(PLANTED.map(([module]) => module).sort());
      });
    },
  );
});

test('the build holds the pages to it', () => {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    readonly scripts: Readonly<Record<string, string>>;
  };
  expect(scripts['build']?.split(' && ')).toContain('node scripts/hold-to-browsers.mjs');
});

test('docs/browsers.md names the oldest browsers', () => {
  const page = readFileSync(join(ROOT, 'docs', 'browsers.md'), 'utf8');
  expect(OLDEST).toEqual(['chrome109', 'edge109', 'firefox115', 'safari16', 'ios16']);
  for (const oldest of ['Chrome 109', 'Edge 109', 'Firefox 115', 'Safari 16.0', 'iOS 16.0']) {
    expect(page).toContain(oldest);
  }
  expect(OLDEST_QUERIES).toContain('ios_saf 16.0');
});
