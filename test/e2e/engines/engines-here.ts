// The engines that are asked for and on this machine. Of each other one a line says why nothing is played in it.
import { isOn } from '../../../scripts/environment.mjs';
import type { Engine } from './engine.js';
import { firefox } from './firefox.js';
import { webkit } from './webkit.js';

export type EngineHere = { readonly name: string; readonly engine: Engine | undefined };

export function enginesHere(): readonly EngineHere[] {
  return [firefox, webkit].map((engine) => {
    const why = whyNot(engine);
    if (why !== undefined) process.stdout.write(`SKIPPED: the pages in ${engine.name}: ${why}\n`);
    return { name: engine.name, engine: why === undefined ? engine : undefined };
  });
}

function whyNot(engine: Engine): string | undefined {
  if (!isOn(process.env, 'OTP_BRIDGE_ENGINES')) {
    return 'OTP_BRIDGE_ENGINES is not set (see CONTRIBUTING.md)';
  }
  const missing = engine.missing();
  if (missing.length === 0) return undefined;
  return `${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} not on this machine`;
}
