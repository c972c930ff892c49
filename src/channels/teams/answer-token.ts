// What provisioners type → the use cases of provisioning → cards.
import type { Actor } from '../../app/looking/who.js';
import type { Provisioning, ProofRefusal } from '../../app/provisioning/provisioning.js';
import { STAGE_TABLE } from '../../domain/tokens/stage-table.js';
import type { Stage } from '../../domain/tokens/token.js';
import type { PageAction } from './cards/render-token.js';
import {
  renderFindRefusal,
  renderOpened,
  renderTokenList,
  tokenCard,
} from './cards/render-token.js';
import { renderReply } from './cards/render-answer.js';
import type { Reader, Rendered } from './cards/render.js';
import { speechFor } from './cards/reader.js';
import type { OneTokenCommand, TokenCommand } from './parse-token-command.js';

export type TokenChannel = {
  readonly provisioning: Provisioning;
  /** Absent where this deployment has no set-up page. */
  readonly pageAction?: PageAction | undefined;
  /** Where the page is to be found by a dialog, with this ticket. */
  readonly pageUrl?: (ticket: string) => string;
};

export async function answerTokenCommand(
  { provisioning, pageAction }: TokenChannel,
  said: { readonly actor: Actor; readonly command: TokenCommand; readonly reader: Reader },
): Promise<Rendered> {
  const { actor, command, reader } = said;
  switch (command.kind) {
    case 'provision':
      return pageAction === undefined
        ? renderReply('noSetUp', reader)
        : openPage({ provisioning, pageAction }, { actor, command, reader });
    case 'tokens':
      return renderTokenList(await provisioning.listTokens(actor), reader);
    case 'token':
    case 'delivered':
    case 'lost':
    case 'cancel-token':
      return oneToken(provisioning, { actor, command, reader });
  }
}

type Said = {
  readonly actor: Actor;
  readonly command: OneTokenCommand;
  readonly reader: Reader;
};

async function openPage(
  {
    provisioning,
    pageAction,
  }: { readonly provisioning: Provisioning; readonly pageAction: PageAction },
  { actor, command, reader }: Said,
): Promise<Rendered> {
  const opened = await provisioning.openCase(actor, command);
  return opened.ok
    ? renderOpened(opened.value, reader, pageAction)
    : renderFindRefusal(opened.refusal, reader, command);
}

type Ending = 'deliver' | 'lose' | 'cancel';

/** What each of the commands is about to bring about. */
const CHANGES: Partial<Readonly<Record<OneTokenCommand['kind'], Ending>>> = {
  delivered: 'deliver',
  lost: 'lose',
  'cancel-token': 'cancel',
};

/** The token's card; of the commands that end one, with its form on it: nothing ends by a mistyped name. */
async function oneToken(
  provisioning: Provisioning,
  { actor, command, reader }: Said,
): Promise<Rendered> {
  const { kind, token } = command;
  const change = CHANGES[kind];
  const found = await provisioning.tokenOf(actor, command, {
    ...(token === undefined ? {} : { token }),
    ...(change === undefined ? {} : { change }),
  });
  if (!found.ok) return renderFindRefusal(found.refusal, reader, command);
  const { history, ...summary } = found.value;
  const shown = kind === 'token' ? { ...summary, history } : summary;
  const { heading } = speechFor(reader).words.tokens.card;
  const more = change === undefined ? {} : aboutTo(change, shown.token.stage, reader);
  return { card: tokenCard(shown, reader, more), summary: heading };
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
