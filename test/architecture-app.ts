// The rooms of app/ and the arrows between them (DESIGN §6), held here without the linter.
import { describe, expect, test } from '@jest/globals';

import { sourceFiles } from './source-files.js';

const FILES = sourceFiles('src');

/** What each room of app/ may import of its neighbours; besides, any but commit the loose files that are passed to it. */
const APP_ARROWS: Readonly<Record<string, readonly string[]>> = {
  commit: [],
  looking: ['commit'],
  outbox: ['commit'],
  asking: ['looking', 'commit', 'outbox'],
  release: ['looking', 'commit', 'outbox'],
  provisioning: ['looking', 'commit', 'outbox'],
  safety: ['looking', 'commit', 'outbox'],
  tenant: ['looking', 'commit', 'outbox'],
  audit: ['looking', 'commit', 'outbox'],
  rehearsal: ['looking', 'commit', 'outbox'],
};
/** What holds the rooms of app/ together. */
const APP_LOOSE = [
  'src/app/bridge-parts.ts',
  'src/app/bridge.ts',
  'src/app/create-bridge.ts',
  'src/app/deliveries.ts',
  'src/app/deps.ts',
];

describe('the rooms of app/', () => {
  const inApp = FILES.filter(({ room }) => room === 'app');
  const appRoom = (path: string): string =>
    APP_LOOSE.includes(path) ? '' : (path.split('/')[2] ?? '');

  test('are those of the design, and nothing lies outside of them but what holds them together', () => {
    const homeless = inApp.filter(
      ({ path }) => !APP_LOOSE.includes(path) && !(appRoom(path) in APP_ARROWS),
    );
    expect(homeless.map(({ path }) => path)).toEqual([]);
  });

  test.each(Object.entries(APP_ARROWS))('%s imports of app/ only itself and %j', (room, seen) => {
    const loose = room === 'commit' ? [] : ['src/app/bridge.ts', 'src/app/deps.ts'];
    const wrong = inApp
      .filter(({ path }) => appRoom(path) === room)
      .flatMap(({ path, imports }) => imports.map(({ of }) => ({ path, of })))
      .filter(({ of }) => of.startsWith('src/app/') && !loose.includes(of))
      .filter(({ of }) => ![room, ...seen].includes(appRoom(of)));
    expect(wrong).toEqual([]);
  });

  test('no file comes back to itself by way of what it imports, types included', () => {
    const byPath = new Map(FILES.map((file) => [file.path, file]));
    const reached = (path: string, seen: Set<string>): ReadonlySet<string> => {
      for (const { of, ours } of byPath.get(path)?.imports ?? []) {
        if (!ours || !of.startsWith('src/app/') || seen.has(of)) continue;
        seen.add(of);
        reached(of, seen);
      }
      return seen;
    };
    const circles = inApp.filter(({ path }) => reached(path, new Set()).has(path));
    expect(circles.map(({ path }) => path)).toEqual([]);
  });
});

test('a seed is lent to what decides twice, to what shows under a request, and to what compares: to no other use case', () => {
  const naming = (of: string): readonly string[] =>
    FILES.filter(({ imports }) => imports.some((one) => one.of === of))
      .map(({ path }) => path)
      .sort();
  expect(naming('src/app/looking/lend-seed.ts')).toEqual([
    'src/app/create-bridge.ts',
    'src/app/looking/read-code.ts',
    'src/app/provisioning/compare-typed.ts',
    'src/app/provisioning/disclose-freely.ts',
    'src/app/provisioning/needs.ts',
    'src/app/release/export-seed.ts',
    'src/app/release/under-request.ts',
  ]);
  // A backup's own key is sealed as a seed is.
  expect(
    naming('src/domain/tokens/sealed-seed.ts').filter((path) => path.startsWith('src/app/')),
  ).toEqual([
    'src/app/looking/lend-seed.ts',
    'src/app/provisioning/capture-seed.ts',
    'src/app/tenant/backup-key.ts',
    'src/app/tenant/plant-sample.ts',
  ]);
});

test('what Application Insights needs is loaded where it is needed alone', () => {
  const heavy = /opentelemetry|application-insights-/;
  const files = FILES.filter(({ imports }) =>
    imports.some(({ of, typeOnly }) => !typeOnly && heavy.test(of)),
  );
  expect(files.map(({ path }) => path)).toEqual([
    'src/adapters/azure/application-insights-exporter.ts',
    'src/adapters/azure/application-insights-trace.ts',
    'src/compose/telemetry.ts',
  ]);
});
