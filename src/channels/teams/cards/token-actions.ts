// The buttons of a token's card: what this token's stage allows. Who may press them is asked at the press.
import type { TokenSummary } from '../../../app/provisioning/provisioning.js';
import { parseRequestId } from '../../../domain/ids.js';
import type { RequestId, TokenId } from '../../../domain/ids.js';
import { STAGE_TABLE } from '../../../domain/tokens/stage-table.js';
import type { Action, ActionShowCard, Element, InputText } from './elements.js';
import { execute, paragraphs } from './frame.js';
import type { Speech } from './reader.js';
import { buttons } from './request-card.js';
import { REASON_INPUT } from './verbs.js';
import type { Verb } from './verbs.js';

/** Longest code with a space or two. */
const CODE_TYPED = 12;

export function tokenActions(shown: TokenSummary, speech: Speech): readonly Element[] {
  const { token, unconfirmed } = shown;
  const row = STAGE_TABLE[token.stage];
  const { tokens } = speech.words;
  const requestId = parseRequestId(shown.id);
  if (requestId === undefined) return [];
  const owner = speech.say.name(shown.owner.name);
  const actions: Action[] = [];
  if (unconfirmed && row.confirm !== undefined) {
    const confirm = { title: tokens.confirm, verb: 'token.confirm', requestId } as const;
    actions.push(execute({ ...confirm, style: 'positive' }));
  }
  if (row.deliver !== undefined) {
    const { title, lines, send } = tokens.deliver;
    const inputs = [codeInput(speech)];
    actions.push(
      form({ title, send, lines: lines(owner), inputs, verb: 'token.deliver', requestId }),
    );
  }
  if (row.lose !== undefined) {
    const { title, lines, send } = tokens.lose;
    actions.push(form({ title, send, lines: lines(owner), verb: 'token.lose', requestId }));
  }
  if (row.cancel !== undefined) {
    const { title, lines, send } = tokens.cancel;
    actions.push(form({ title, send, lines: lines(owner), verb: 'token.cancel', requestId }));
  }
  return buttons(actions);
}

/** The rest of the list, behind the token that it ended with. */
export function moreButton(last: TokenId | undefined, { words }: Speech): readonly Element[] {
  const requestId = last === undefined ? undefined : parseRequestId(last);
  if (requestId === undefined) return [];
  return buttons([execute({ title: words.tokens.list.more, verb: 'token.more', requestId })]);
}

/** A button that says what it will do, and one that does it. */
function form(of: {
  readonly title: string;
  readonly send: string;
  readonly lines: readonly string[];
  readonly inputs?: readonly InputText[];
  readonly verb: Verb;
  readonly requestId: RequestId;
}): ActionShowCard {
  const { title, send, lines, inputs = [], verb, requestId } = of;
  const style = verb === 'token.deliver' ? 'positive' : 'destructive';
  return {
    type: 'Action.ShowCard',
    title,
    card: {
      type: 'AdaptiveCard',
      body: [...paragraphs(lines), ...inputs],
      actions: [execute({ title: send, verb, requestId, style })],
    },
  };
}

function codeInput({ words }: Speech): InputText {
  const { label, hint } = words.tokens.deliver;
  return {
    type: 'Input.Text',
    id: REASON_INPUT,
    label,
    placeholder: hint,
    maxLength: CODE_TYPED,
    isMultiline: false,
  };
}
