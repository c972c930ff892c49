// What was typed → the use case → what to answer. Undefined where a card comes by itself.
import type { Bridge } from '../../app/bridge.js';
import type { Actor } from '../../app/looking/who.js';
import type { Trace } from '../../ports/trace.js';
import { answerHelp } from './answer-help.js';
import { answerTokenCommand } from './answer-token.js';
import type { TokenChannel } from './answer-token.js';
import {
  renderAskAnswer,
  renderReburnAnswer,
  renderListIntro,
  renderReply,
  renderUnknown,
  renderWhoAmI,
} from './cards/render-answer.js';
import { renderFreezeAnswer, renderReviewList } from './cards/render-control.js';
import type { Reader, Rendered } from './cards/render.js';
import { parseCommand } from './parse-command.js';
import type { Command, OtpCommand, ReburnCommand } from './parse-command.js';
import { isTokenCommand } from './parse-token-command.js';

export async function answerCommand(
  {
    bridge,
    tokens,
    trace,
  }: { readonly bridge: Bridge; readonly tokens: TokenChannel; readonly trace: Trace },
  said: { readonly actor: Actor; readonly text: string; readonly reader: Reader },
): Promise<Rendered | undefined> {
  const command = parseCommand(said.text);
  trace.tell({ verb: command.kind });
  return carryOut({ bridge, tokens }, { ...said, command });
}

/** What was typed, or what was chosen on a card that was an answer to it. */
export async function carryOut(
  { bridge, tokens }: { readonly bridge: Bridge; readonly tokens: TokenChannel },
  said: { readonly actor: Actor; readonly command: Command; readonly reader: Reader },
): Promise<Rendered | undefined> {
  const { actor, command, reader } = said;
  if (isTokenCommand(command)) return answerTokenCommand(tokens, { actor, command, reader });
  if (isAskCommand(command)) return answerAsk({ bridge, tokens }, { actor, command, reader });
  switch (command.kind) {
    case 'freeze':
      return renderFreezeAnswer(await bridge.freeze(actor, command), reader, command);
    case 'unfreeze':
      return renderFreezeAnswer(await bridge.unfreeze(actor, command), reader, command);
    case 'reviews':
      return renderReviewList(await bridge.listReviews(actor), reader);
    case 'requests':
      return renderListIntro(await bridge.listRequests(actor), reader);
    case 'who-am-i':
      return renderWhoAmI(await bridge.whoAmI(actor), reader);
    case 'help':
      return answerHelp({ bridge, tokens }, actor, reader);
    case 'unknown':
      return renderUnknown(command, reader);
  }
}

type AskCommand = OtpCommand | ReburnCommand;

function isAskCommand(command: Command): command is AskCommand {
  return command.kind === 'otp' || command.kind === 'reburn';
}

async function answerAsk(
  { bridge, tokens }: { readonly bridge: Bridge; readonly tokens: TokenChannel },
  said: { readonly actor: Actor; readonly command: AskCommand; readonly reader: Reader },
): Promise<Rendered | undefined> {
  const { actor, command, reader } = said;
  if (command.kind === 'otp') {
    return renderAskAnswer(await bridge.askForCode(actor, command), reader, command);
  }
  // Without the page there is nowhere to show it.
  if (tokens.pageAction === undefined) return renderReply('noSetUp', reader);
  return renderReburnAnswer(await bridge.askForSeed(actor, command), reader, command);
}
