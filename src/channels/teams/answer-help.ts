// `/help`: what this person can type, by what they may do; and the welcome, which says their part.
import type { Bridge } from '../../app/bridge.js';
import type { Actor } from '../../app/looking/who.js';
import type { Right } from '../../domain/policy/roles.js';
import { Fault } from '../../ports/fault.js';
import type { TokenChannel } from './answer-token.js';
import { renderHelp } from './cards/render-answer.js';
import { renderWelcome } from './cards/render-welcome.js';
import type { Reader, Rendered } from './cards/render.js';

export async function answerHelp(
  { bridge, tokens }: { readonly bridge: Bridge; readonly tokens: TokenChannel },
  actor: Actor,
  reader: Reader,
): Promise<Rendered> {
  const hasPage = tokens.pageAction !== undefined;
  return renderHelp(reader, { rights: await readRights(bridge, actor), hasPage });
}

/** To somebody who is here for the first time. */
export async function answerWelcome(
  { bridge }: { readonly bridge: Bridge },
  actor: Actor,
  reader: Reader,
): Promise<Rendered> {
  return renderWelcome(reader, await readRights(bridge, actor));
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
