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
  'log-memory-gone': ({ at }, say) => ({
    heading: 'What the bot remembers of the signed log is gone',
    lines: [
      `At its start, at ${say.time(at)}, the bot found checkpoints of the log of the audit where they are kept, and nothing of them in its own memory (log.json, beside the policy): somebody has deleted it, or the folder is another one. Codes go on, since the store holds what lies there.`,
      'Ask who had access to that folder, and whether checkpoints were taken away at the same time: compare with what the auditors have kept. If you deleted it yourself, as docs/audit-log.md says, there is nothing to do.',
    ],
  }),
  'log-checkpoint': ({ note, size }) => ({
    heading: 'A checkpoint of the audit, for you to keep',
    lines: [
      `It is over ${size} entries: nobody can change one of them without contradicting these lines, which are signed. Keep a copy of them somewhere else: whoever is the bot can change its messages.`,
      ...note.split('\n').filter((line) => line !== ''),
      'To hold the log against them, save them in a file, and see what otp-bridge audit verify DIR --checkpoint FILE says.',
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
