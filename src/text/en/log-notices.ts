// What those who watch over the bridge are told of the log of the audit.
import type { Notice } from '../../domain/release/notice.js';
import type { ByCode } from '../by-code.js';
import type { Told } from '../card-words.js';

type LogNotice = Extract<Notice, { readonly code: `log-${string}` }>;

export const logNotices: ByCode<LogNotice, Told> = {
  'log-rolled-back': ({ at }, say) => ({
    heading: 'The records are older than what was signed',
    lines: [
      `At ${say.time(at)} the store was behind the log of the audit that was signed and kept elsewhere: somebody has put an old copy in its place, or rewritten it. No code and no secret is shown until that is settled.`,
      'Ask who had access to the store, and keep what is there now. Then restore the newest backup (docs/deploy.md): the log goes on under a new origin.',
    ],
  }),
  'log-emptied': ({ at }, say) => ({
    heading: 'Checkpoints of the audit are gone from where they were kept',
    lines: [
      `At ${say.time(at)} an anchor held fewer checkpoints of the log of the audit than before: somebody took some away, or put another place in its stead. What the bot remembers of them is signed and kept once more; until then no code is shown after a start.`,
      'Ask who had access to the anchor, and lock its policy (docs/deploy.md). What was taken away proves nothing any more, if nobody has a copy of it.',
    ],
  }),
  'log-unkept': ({ at }, say) => ({
    heading: 'Nobody signs the log of the audit',
    lines: [
      `The bot started at ${say.time(at)} with no key that signs the log of the audit, and nowhere to keep what is signed: who can write the table could rewrite it, and nobody would find out.`,
      'See docs/deploy.md, Update: provision again and publish, and infra/ makes both. Codes go on meanwhile.',
    ],
  }),
  'log-unanchored': ({ at }, say) => ({
    heading: 'The log of the audit is kept nowhere else',
    lines: [
      `Since ${say.time(at)} no checkpoint of the log could be kept outside of the store. Codes go on for as long as the policy allows (audit), and then none is shown.`,
      'See what otp-bridge doctor says of the anchor, and mend it: nothing has to be started anew.',
    ],
  }),
  'log-anchored-again': ({ at }, say) => ({
    heading: 'The log of the audit is kept elsewhere again',
    lines: [
      `Since ${say.time(at)} checkpoints are kept outside of the store again, and none is missing. There is nothing more to do.`,
    ],
  }),
};
