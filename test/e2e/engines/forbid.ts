// Our built pages with something forbidden in them, for browsers that have no setting for it: a script that goes before ours takes it away.
import { createHash } from 'node:crypto';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Setting } from './engine.js';

export type Thing = {
  readonly name: string;
  readonly setting?: Setting;
  /** What is left of the browser then. */
  readonly script: string;
};

const WASM = 'delete globalThis.WebAssembly;';
const WORKERS = 'delete globalThis.Worker;';
const CANVAS =
  'HTMLCanvasElement.prototype.getContext = () => null; delete globalThis.OffscreenCanvas;';
const CLIPBOARD =
  "Object.defineProperty(Navigator.prototype, 'clipboard', { get: () => undefined });";
const SCREEN = 'if (globalThis.MediaDevices) delete MediaDevices.prototype.getDisplayMedia;';
const STORAGE = `for (const kept of ['localStorage', 'sessionStorage', 'indexedDB'])
  Object.defineProperty(globalThis, kept, { get: () => { throw new DOMException('', 'SecurityError'); } });
Object.defineProperty(Navigator.prototype, 'cookieEnabled', { get: () => false });`;
/** As Firefox does it where it gives no noise: all of it white. */
const WHITE = `const seen = CanvasRenderingContext2D.prototype.getImageData;
CanvasRenderingContext2D.prototype.getImageData = function (...area) {
  const pixels = seen.apply(this, area);
  pixels.data.fill(255);
  return pixels;
};`;

export const THINGS = {
  wasm: { name: 'WebAssembly', setting: 'wasm', script: WASM },
  workers: { name: 'workers', script: WORKERS },
  canvas: { name: 'canvas', script: CANVAS },
  clipboard: { name: 'clipboard', script: CLIPBOARD },
  screen: { name: 'screen', script: SCREEN },
  storage: { name: 'storage and cookies', setting: 'storage', script: STORAGE },
  fingerprinting: {
    name: 'pixels (`resistFingerprinting`)',
    setting: 'fingerprinting',
    script: WHITE,
  },
  all: {
    name: 'all of these',
    script: [WASM, WORKERS, CLIPBOARD, SCREEN, STORAGE, WHITE, CANVAS].join('\n'),
  },
} as const satisfies Readonly<Record<string, Thing>>;
export type ThingName = keyof typeof THINGS;

/** A copy of what is in `dist`, in `target`. */
export async function forbidIn(dist: string, target: string, { script }: Thing): Promise<void> {
  const served = [
    ['page', '/provision/forbid.js'],
    ['auditors', 'forbid.js'],
  ] as const;
  for (const [folder, address] of served) {
    await cp(join(dist, folder), join(target, folder), { recursive: true });
    await writeFile(join(target, folder, 'forbid.js'), script);
    await changed(join(target, folder, 'index.html'), (page) =>
      page.replace('<script', `<script src="${address}"></script><script`),
    );
  }
  await cp(join(dist, 'toolset.html'), join(target, 'toolset.html'));
  const hash = createHash('sha256').update(script).digest('base64');
  await changed(join(target, 'toolset.html'), (page) =>
    page
      .replace("script-src '", `script-src 'sha256-${hash}' '`)
      .replace('<style>', () => `<script>${script}</script><style>`),
  );
}

async function changed(file: string, change: (text: string) => string): Promise<void> {
  const text = await readFile(file, 'utf8');
  const made = change(text);
  if (made === text) throw new Error(`nothing was forbidden in ${file}`);
  await writeFile(file, made);
}
