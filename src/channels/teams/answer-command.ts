// What was typed → the use case → what to answer. Undefined where a card comes by itself.
import type { Asked } from '../../app/looking/strangers.js';
import type { Trace } from '../../ports/trace.js';
import type { CommandName } from '../../text/commands.js';
import { answerHelp } from './answer-help.js';
import { answerLookBack } from './answer-look-back.js';
import { answerRequests } from './answer-requests.js';
import { answerProvision, answerTokens, showToken } from './answer-token.js';
import {
  renderAskAnswer,
  renderReply,
  renderSeedAnswer,
  renderUnknown,
  renderWhoAmI,
} from './cards/render-answer.js';
import { renderCompromised } from './cards/render-compromised.js';
import { renderFreezeAnswer, renderReviewList } from './cards/render-control.js';
import { renderFreezes } from './cards/render-freezes.js';
import { renderMine } from './cards/render-mine.js';
import type { Rendered } from './cards/render.js';
import type { Command } from './command.js';
import type { Answer, By, CommandParts } from './command-answer.js';
import { parseCommand } from './parse-command.js';

export type Answers = { readonly [K in CommandName]: Answer<K> };

/** Every command has an answer of its own. */
const ANSWERS: Answers = {
  otp: async ({ bridge }, command, { actor, reader }) =>
    renderAskAnswer(await bridge.askForCode(actor, command), reader, command),
  reburn: async ({ bridge, tokens }, command, { actor, reader }) =>
    // Without the page there is nowhere to show it.
    tokens.pageAction === undefined
      ? renderReply('noSetUp', reader)
      : renderSeedAnswer(await bridge.askForSeed(actor, command), reader, command),
  export: async ({ bridge }, command, { actor, reader }) =>
    renderSeedAnswer(await bridge.askForExport(actor, command), reader, command),
  requests: answerRequests,
  freeze: async ({ bridge }, command, { actor, reader }) =>
    renderFreezeAnswer(await bridge.freeze(actor, command), reader, command),
  unfreeze: async ({ bridge }, command, { actor, reader }) =>
    renderFreezeAnswer(await bridge.unfreeze(actor, command), reader, command),
  freezes: async ({ bridge }, _command, { actor, reader }) =>
    renderFreezes(await bridge.listFreezes(actor), reader),
  compromised: async ({ tokens: { provisioning } }, command, { actor, reader }) => {
    const said = await provisioning.compromise(actor, command, command.token);
    return renderCompromised(said, reader, command);
  },
  reviews: async ({ bridge }, _command, { actor, reader }) =>
    renderReviewList(await bridge.listReviews(actor), reader),
  audit: answerLookBack,
  mine: async ({ bridge }, _command, { actor, reader }) =>
    renderMine(await bridge.readMine(actor), reader),
  provision: answerProvision,
  tokens: answerTokens,
  token: showToken(),
  delivered: showToken('deliver'),
  lost: showToken('lose'),
  cancel: showToken('cancel'),
  whoami: async ({ bridge }, _command, { actor, reader }) =>
    renderWhoAmI(await bridge.whoAmI(actor), reader),
  help: async (parts, _command, { actor, reader }) => answerHelp(parts, actor, reader),
};

export async function answerCommand(
  { trace, ...parts }: CommandParts & { readonly trace: Trace },
  { text, ...by }: By & { readonly text: string },
): Promise<Rendered | undefined> {
  const command = parseCommand(text);
  trace.tell({ verb: command.kind });
  return command.kind === 'unknown'
    ? renderUnknown(command, by.reader)
    : carryOut(parts, command, by);
}

/** What was typed, or what was chosen on a card that was an answer to it. */
export async function carryOut<K extends CommandName>(
  parts: CommandParts,
  command: Command<K>,
  by: By,
): Promise<Rendered | undefined> {
  const asked = ASKS[command.kind];
  if (asked !== undefined && parts.bridge.asksTooOften(by.actor, asked)) {
    return renderReply(asked === 'mine' ? 'askedTooOften' : 'tooOften', by.reader);
  }
  return ANSWERS[command.kind](parts, command, by);
}

/** What makes the directory look somebody up who has no part in it. Who says that a token is compromised is let in by itself. */
const ASKS: Readonly<Partial<Record<CommandName, Asked>>> = {
  otp: 'other',
  reburn: 'other',
  export: 'other',
  freeze: 'freeze',
  unfreeze: 'freeze',
  freezes: 'other',
  reviews: 'other',
  provision: 'other',
  tokens: 'other',
  token: 'other',
  delivered: 'other',
  lost: 'other',
  cancel: 'other',
  whoami: 'other',
  mine: 'mine',
};
