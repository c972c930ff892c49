// Presses on a token's card, and on the list of tokens.
import type { Actor } from '../../app/looking/who.js';
import type {
  Provisioning,
  TokenPressRefusal,
  TokenSummary,
} from '../../app/provisioning/provisioning.js';
import { defined } from '../../domain/defined.js';
import type { TokenId } from '../../domain/ids.js';
import type { Outcome } from '../../domain/outcome.js';
import type { Days } from '../../domain/tokens/shipment.js';
import { speechFor } from './cards/reader.js';
import type { Speech } from './cards/reader.js';
import { asCard } from './cards/render-answer.js';
import { renderCompromised } from './cards/render-compromised.js';
import { tokenCard } from './cards/render-token.js';
import { renderTokenList } from './cards/render-token-list.js';
import type { VerbOf } from './cards/verbs.js';
import { card, wordsAnswer } from './press-answer.js';
import { readTokenQuery } from './read-token-query.js';
import type { Handler } from './press-handler.js';

type OnToken = (
  provisioning: Provisioning,
  of: {
    readonly actor: Actor;
    readonly id: TokenId;
    readonly typed: string;
    readonly days: Days;
  },
) => Promise<Outcome<TokenSummary, TokenPressRefusal>>;

/** The card after the act, with `linesAfter` in the place of what is next; where the act did not count, why. */
export function onToken(
  act: OnToken,
  linesAfter?: (speech: Speech) => readonly string[],
): Handler<VerbOf<'token'>> {
  return async (
    { tokens: { provisioning } },
    { tokenId: id, typed, days = {} },
    { actor, reader },
  ) => {
    const done = await act(provisioning, { actor, id, typed, days });
    if (done.ok) {
      const lines = linesAfter?.(speechFor(reader));
      return card(tokenCard(done.value, reader, defined({ lines })));
    }
    const seen = await provisioning.lookUpTokenById(actor, id);
    return seen === undefined
      ? wordsAnswer('nothingHere', reader)
      : card(tokenCard(seen, reader, { refusal: done.refusal }));
  };
}

/** The account owner, on what they were told about their secret. */
export const stopMine: Handler<'token.compromise'> = async ({ tokens }, { tokenId }, by) => {
  const { actor, reader } = by;
  const stopped = await tokens.provisioning.compromiseById(actor, tokenId);
  if (stopped === undefined) return wordsAnswer('nothingHere', reader);
  return card(asCard(renderCompromised(stopped, reader), reader));
};

/** The rest of the list, behind the token that it ended with. */
export const listMore: Handler<'token.more'> = async ({ tokens }, { tokenId, typed }, by) => {
  const { actor, reader } = by;
  const { card: list } = renderTokenList(
    await tokens.provisioning.listTokens(actor, tokenId, readTokenQuery(typed)),
    reader,
    typed,
  );
  return list === undefined ? wordsAnswer('nothingHere', reader) : card(list);
};
