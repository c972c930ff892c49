// The alert on failed releases looks for words in the log: they must be those that the bot writes.
import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { jsonLog } from '../../src/adapters/local/json-log.js';
import { VaultForbidden } from '../../src/ports/fault.js';
import { must } from '../app/trial.js';

const ROOT = join(import.meta.dirname, '..', '..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

test('the alert on failed releases finds the line that a failed release writes', () => {
  const words = must(
    /ResultDescription has \\'(.+?)\\'/.exec(read('infra/modules/alerts.bicep'))?.[1],
  );
  // Both ways to a code or a seed: the first showing and every further one.
  const written = [...read('src/app/release/disclose.ts').matchAll(/log\.error\('([^']+)'/g)];
  expect(written).toHaveLength(2);
  for (const [, event = ''] of written) {
    const lines: string[] = [];
    const log = jsonLog(
      (line) => lines.push(line),
      () => 0,
    );
    log.within({ requestId: 'some' }, () => {
      log.error(event, new VaultForbidden('no'));
    });
    expect(lines.join('')).toContain(words);
  }
});
