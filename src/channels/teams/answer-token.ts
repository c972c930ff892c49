// What provisioners type → the use cases of provisioning → cards.
import type { Provisioning, ProofRefusal } from '../../app/provisioning/provisioning.js';
import { defined } from '../../domain/defined.js';
import { STAGE_TABLE } from '../../domain/tokens/stage-table.js';
import type { Stage } from '../../domain/tokens/token.js';
import type { CommandWith } from '../../text/commands.js';
import type { PageAction } from './cards/render-token.js';
import { renderFindRefusal, renderOpened, tokenCard } from './cards/render-token.js';
import { renderTokenList } from './cards/render-token-list.js';
import { renderReply } from './cards/render-answer.js';
import type { Reader } from './cards/render.js';
import { speechFor } from './cards/reader.js';
import { readTokenQuery } from './read-token-query.js';
import type { Answer } from './command-answer.js';

export type TokenChannel = {
  readonly provisioning: Provisioning;
  /** Absent where this deployment has no set-up page. */
  readonly pageAction?: PageAction | undefined;
  /** Where the page is to be found by a dialog, with this ticket. */
  readonly pageUrl?: (ticket: string) => string;
};

export const answerProvision: Answer<'provision'> = async (
  { tokens },
  command,
  { actor, reader },
) => {
  const { provisioning, pageAction } = tokens;
  if (pageAction === undefined) return renderReply('noSetUp', reader);
  const opened = await provisioning.openCase(actor, command);
  return opened.ok
    ? renderOpened(opened.value, reader, pageAction)
    : renderFindRefusal(opened.refusal, reader, command);
};

export const answerTokens: Answer<'tokens'> = async ({ tokens }, { typed }, { actor, reader }) => {
  const query = readTokenQuery(typed);
  const found = await tokens.provisioning.listTokens(actor, undefined, query);
  return renderTokenList(found, reader, typed);
};

type Ending = 'deliver' | 'lose' | 'cancel';

/**
 * The token's card, with its history; of a command that is about to end one, with its form on it: nothing ends by a
 * mistyped name.
 */
export function showToken(change?: Ending): Answer<CommandWith<'whom'>> {
  return async ({ tokens }, command, { actor, reader }) => {
    const { token } = command;
    const found = await tokens.provisioning.lookUpToken(actor, command, defined({ token, change }));
    if (!found.ok) return renderFindRefusal(found.refusal, reader, command);
    const { history, others, ownerId, ...summary } = found.value;
    const { heading } = speechFor(reader).words.tokens.card;
    const card =
      change === undefined
        ? tokenCard({ ...summary, history }, reader, { others, ownerId })
        : tokenCard(summary, reader, aboutTo(change, summary.token.stage, reader));
    return { card, summary: heading };
  };
}
/** What was typed brings nothing about by itself: where to press, or why there is nothing to press. */
function aboutTo(
  change: Ending,
  stage: Stage,
  reader: Reader,
): { readonly lines: readonly string[]; readonly refusal?: ProofRefusal } {
  const { card, [change]: form } = speechFor(reader).words.tokens;
  return STAGE_TABLE[stage][change] === undefined
    ? { lines: [], refusal: { code: 'NOT_IN_THIS_STAGE', change, stage } }
    : { lines: [card.toPress(form.title)] };
}
