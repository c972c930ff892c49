// `/help`: what this person can type, by what they may do.
import type { Actor, Bridge } from '../../app/bridge.js';
import type { Right } from '../../domain/policy/roles.js';
import { Fault } from '../../ports/fault.js';
import { renderHelp } from './cards/render-answer.js';
import type { Reader, Rendered } from './cards/render.js';

export async function answerHelp(bridge: Bridge, actor: Actor, reader: Reader): Promise<Rendered> {
  return renderHelp(reader, await rightsOf(bridge, actor));
}

/** Help comes also while the directory does not answer: what everybody can type. */
async function rightsOf(bridge: Bridge, actor: Actor): Promise<readonly Right[]> {
  try {
    return (await bridge.whoAmI(actor))?.roles ?? [];
  } catch (error) {
    if (error instanceof Fault) return [];
    throw error;
  }
}
