// Each page's story in each engine that shows it. Firefox and WebKit where OTP_BRIDGE_ENGINES=1 asks for them, and this machine has them;
// with PRINT=1 each page is drawn in each into docs/pictures.
import { describe, expect, test } from '@jest/globals';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isOn } from '../../../scripts/environment.mjs';
import { enginesHere } from './engines-here.js';
import { servePages } from './pages.js';
import { STORIES } from './stories.js';
import { Visit } from './visit.js';

const PICTURES = join(import.meta.dirname, '..', '..', '..', 'docs', 'pictures');
const DRAWS = isOn(process.env, 'PRINT');

describe.each(enginesHere())('$name', ({ name, engine }) => {
  test.each(STORIES)('$page', async ({ page, play }) => {
    if (engine === undefined) return;
    const pages = await servePages();
    const window = await engine.open();
    try {
      await play(new Visit(window), pages, async () => {
        // Served it looks as from the disk.
        if (!DRAWS || page === 'toolset, served') return;
        const file = `${name}-${page}.png`.toLowerCase().replace(/[^a-z.]+/g, '-');
        await writeFile(join(PICTURES, `engine-${file}`), await window.picture());
      });
      expect(await window.value('typeof document')).toBe('object');
    } finally {
      await window.close();
      await pages.stop();
    }
  });
});
