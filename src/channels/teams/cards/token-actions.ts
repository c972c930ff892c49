// The buttons of a token's card: what this token's stage allows. Who may press them is asked at the press.
import type { TokenSummary } from '../../../app/provisioning/provisioning.js';
import type { TokenId } from '../../../domain/ids.js';
import { defined } from '../../../domain/defined.js';
import { STAGE_TABLE } from '../../../domain/tokens/stage-table.js';
import type { Shipment } from '../../../domain/tokens/token.js';
import type { Action, ActionShowCard, Element, InputDate, InputText } from './elements.js';
import { paragraphs } from './frame.js';
import { pressable } from './pressable.js';
import type { Speech } from './reader.js';
import { buttons } from './request-card.js';
import { EXPECTED_INPUT, POSTED_INPUT, REASON_INPUT } from './verbs.js';
import type { VerbOf } from './verbs.js';

/** Longest code with a space or two. */
const CODE_TYPED = 12;

export function tokenActions(shown: TokenSummary, speech: Speech): readonly Element[] {
  const { token, unconfirmed } = shown;
  const row = STAGE_TABLE[token.stage];
  const { tokens } = speech.words;
  const data = { tokenId: shown.id };
  const owner = speech.say.name(shown.owner.name);
  const actions: Action[] = [];
  const endings: Action[] = [];
  if (unconfirmed && row.confirm !== undefined) {
    const { confirm: title } = tokens;
    actions.push(pressable({ title, verb: 'token.confirm', data, style: 'positive' }));
  }
  if (row.deliver !== undefined) {
    const { title, lines, send } = tokens.deliver;
    const inputs = [codeInput(speech)];
    actions.push(form({ title, send, lines: lines(owner), inputs, verb: 'token.deliver', data }));
  }
  if (row.correct !== undefined) {
    const { title, lines, send } = tokens.correct;
    const inputs = dayInputs(token.shipment, speech);
    actions.push(form({ title, send, lines, inputs, verb: 'token.correct', data }));
  }
  if (row.lose !== undefined) {
    const { title, lines, send } = tokens.lose;
    endings.push(form({ title, send, lines: lines(owner), verb: 'token.lose', data }));
  }
  if (row.cancel !== undefined) {
    const { title, lines, send } = tokens.cancel;
    endings.push(form({ title, send, lines: lines(owner), verb: 'token.cancel', data }));
  }
  // What ends the token has a row of its own: all in one are cut off, and the wrong one is pressed.
  return [...buttons(actions), ...buttons(endings)];
}

/** The rest of the list, behind the token that it ended with. */
/** `typed`: by what they were looked for. */
export function moreButton(
  last: TokenId | undefined,
  typed: string,
  { words }: Speech,
): readonly Element[] {
  if (last === undefined) return [];
  const data = typed === '' ? { tokenId: last } : { tokenId: last, [REASON_INPUT]: typed };
  return buttons([pressable({ title: words.tokens.list.more, verb: 'token.more', data })]);
}

/** These take nothing away. */
const HARMLESS: readonly VerbOf<'token'>[] = ['token.deliver', 'token.correct'];

/** A button that says what it will do, and one that does it. */
function form(of: {
  readonly title: string;
  readonly send: string;
  readonly lines: readonly string[];
  readonly inputs?: readonly (InputText | InputDate)[];
  readonly verb: VerbOf<'token'>;
  readonly data: { readonly tokenId: TokenId };
}): ActionShowCard {
  const { title, send, lines, inputs = [], verb, data } = of;
  const style = HARMLESS.includes(verb) ? 'positive' : 'destructive';
  return {
    type: 'Action.ShowCard',
    title,
    card: {
      type: 'AdaptiveCard',
      body: [...paragraphs(lines), ...inputs],
      actions: [pressable({ title: send, verb, data, style })],
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

function dayInputs(known: Shipment | undefined, { words }: Speech): readonly InputDate[] {
  const { posted, expected } = words.tokens.card;
  const input = (id: string, label: string, value: string | undefined): InputDate => ({
    type: 'Input.Date',
    id,
    label,
    ...defined({ value }),
  });
  return [
    input(POSTED_INPUT, posted, known?.postedOn),
    input(EXPECTED_INPUT, expected, known?.expectedOn),
  ];
}
