// What stands behind `/tokens`: a stage by its name in any language, the word for what has ended, and else whose, or which number.
import type { TokenQuery } from '../../app/provisioning/token-query.js';
import { STAGES } from '../../domain/tokens/token.js';
import { EVERY_LANGUAGE } from '../../text/words.js';

/** Undefined where nothing was typed. */
export function readTokenQuery(typed: string): TokenQuery | undefined {
  const words = typed.trim().split(/\s+/u).filter(Boolean);
  const rest = words.filter((word) => !ENDED.has(word.toLowerCase()));
  if (words.length === 0) return undefined;
  const ended = rest.length < words.length;
  const text = rest.join(' ');
  const stages = STAGES.filter((stage) => namesOf(stage).includes(text.toLowerCase()));
  return { text: stages.length === 0 ? text : '', stages, ended };
}

const ENDED = new Set(EVERY_LANGUAGE.flatMap(({ tokenSearch }) => tokenSearch.ended));

function namesOf(stage: (typeof STAGES)[number]): readonly string[] {
  return [stage, ...EVERY_LANGUAGE.flatMap(({ tokenSearch }) => tokenSearch.stages[stage])];
}
