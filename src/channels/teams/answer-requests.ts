// `/requests`: what is mine, as cards; with a word for it, what is open everywhere, as a list.
import { PAGES_AT_MOST } from '../../app/release/list-open.js';
import { EVERY_LANGUAGE } from '../../text/words.js';
import { renderListIntro, renderReply } from './cards/render-answer.js';
import { renderOpen } from './cards/render-open.js';
import type { Answer } from './command-answer.js';

export const answerRequests: Answer<'requests'> = async (
  { bridge },
  { typed },
  { actor, reader },
) => {
  const page = pageOf(typed);
  if (page === undefined) return renderListIntro(await bridge.listRequests(actor), reader);
  // Who may not see it makes the directory look them up.
  if (bridge.asksTooOften(actor, 'other')) return renderReply('tooOften', reader);
  return renderOpen(await bridge.listOpen(actor, page), reader);
};

const EVERYWHERE = new Set(EVERY_LANGUAGE.flatMap(({ everywhere }) => everywhere.typed));

/** Of what is open everywhere; undefined where that is not what was typed. */
function pageOf(typed: string): number | undefined {
  const [word = '', number = '1'] = typed.trim().toLowerCase().split(/\s+/u);
  if (!EVERYWHERE.has(word)) return undefined;
  const page = /^\d{1,3}$/.test(number) ? Number(number) : 1;
  return Math.min(Math.max(page, 1), PAGES_AT_MOST);
}
