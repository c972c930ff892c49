// `/help`: what this person can type, by what they may do.
import type { Bridge } from '../../app/bridge.js';
import type { Actor } from '../../app/looking/who.js';
import type { Right } from '../../domain/policy/roles.js';
import { Fault } from '../../ports/fault.js';
import type { TokenChannel } from './answer-token.js';
import { renderHelp } from './cards/render-answer.js';
import type { Reader, Rendered } from './cards/render.js';

export async function answerHelp(
  { bridge, tokens }: { readonly bridge: Bridge; readonly tokens: TokenChannel },
  actor: Actor,
  reader: Reader,
): Promise<Rendered> {
  const hasPage = tokens.pageAction !== undefined;
  return renderHelp(reader, { rights: await readRights(bridge, actor), hasPage });
}

/** Help comes also while the directory does not answer: what everybody can type. */
async function readRights(bridge: Bridge, actor: Actor): Promise<readonly Right[]> {
  if (bridge.asksTooOften(actor, 'other')) return [];
  try {
    return (await bridge.whoAmI(actor))?.roles ?? [];
  } catch (error) {
    if (error instanceof Fault) return [];
    throw error;
  }
}
