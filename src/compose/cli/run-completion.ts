// `otp-bridge completion SHELL`
import { completionFor, SHELLS } from '../../channels/cli/frame/completion.js';
import { EXITS } from '../../text/cli/frame.js';
import type { Runner } from './runners.js';

export const runCompletion: Runner = async ({ given, saying }) => {
  const shell = SHELLS.find((one) => one === given.arguments['SHELL']) ?? 'bash';
  const script = completionFor(shell);
  saying.line(script.trimEnd());
  return { exit: EXITS.done, json: { shell, script } };
};
