// What a look at the audit found, in words: the same on a card and on the auditors' page. Each release a line that opens to its whole
// story, each other event a line.
import type {
  LookedBack,
  LookedEvent,
  LookedLine,
  LookedStory,
} from '../app/audit/look-back-answers.js';
import type { AuditAction } from '../domain/audit/entry.js';
import type { Say } from './say.js';
import type { Words } from './words.js';

/** How somebody is spoken to. */
export type Spoken = { readonly words: Words; readonly say: Say };

export type ToldStory = {
  readonly open: string;
  readonly facts: readonly (readonly [label: string, value: string])[];
  readonly lines: readonly string[];
  /** By which the story is found, and proved. */
  readonly proof: readonly (readonly [label: string, value: string])[];
  readonly requestId: string;
  /** The number of the entry that a receipt proves. */
  readonly receipt?: number;
};
/** `story`: absent for what belongs to no request. */
export type ToldItem = { readonly line: string; readonly story?: ToldStory };
export type ToldLookBack = {
  readonly heading: string;
  readonly lines: readonly string[];
  readonly items: readonly ToldItem[];
};

export function tellLookBack(looked: LookedBack, releases: boolean, spoken: Spoken): ToldLookBack {
  const { lookBack } = spoken.words;
  const { name } = spoken.say;
  const { whom } = looked;
  return {
    heading: releases ? lookBack.headingReleases : lookBack.heading,
    lines: [
      ...(whom === undefined ? [] : [lookBack.whom(name(whom.name), name(whom.account))]),
      ...stretchOf(looked, spoken),
    ],
    items: looked.items.flatMap((item) =>
      item.kind === 'story' ? [tellStory(item, spoken)] : tellEvent(item, spoken),
    ),
  };
}

function stretchOf({ items, between, lookedTo }: LookedBack, spoken: Spoken): readonly string[] {
  const { lookBack: said } = spoken.words;
  const { moment } = spoken.say;
  const { from, until } = between;
  const end = lookedTo === undefined ? [] : [said.lookedTo(moment(lookedTo))];
  if (items.length === 0) {
    return lookedTo === undefined ? [said.none] : [said.noneSoFar(moment(lookedTo))];
  }
  if (from !== undefined && until !== undefined) {
    return [said.from(moment(from), moment(until)), ...end];
  }
  if (from !== undefined) return [said.since(moment(from)), ...end];
  return [until === undefined ? said.always : said.before(moment(until)), ...end];
}

function tellStory(story: LookedStory, spoken: Spoken): ToldItem {
  const { words, say } = spoken;
  const { lookBack, parts } = words;
  const { facts } = parts;
  const { seq, receipt, requestId } = story;
  const reason = story.reason.trim() === '' ? facts.noReason : say.quote(story.reason);
  const said = lookBack.outcome[story.outcome]({
    owner: say.name(story.owner),
    by: say.name(story.askedBy),
    disclosure: story.disclosure,
  });
  const proof =
    receipt === undefined ? [] : [[lookBack.labels.receipt, lookBack.receipt(receipt)] as const];
  return {
    line: lookBack.line(say.moment(story.at), said),
    story: {
      open: lookBack.open(seq),
      facts: [
        [facts.askedBy, say.name(story.askedBy)],
        [facts.account, say.name(story.owner)],
        [facts.reason, reason],
        [facts.callerVerified, callerOf(story, spoken)],
      ],
      lines: linesOf(story.lines, spoken),
      proof: [[lookBack.labels.request, requestId], ...proof],
      requestId,
      ...(receipt === undefined ? {} : { receipt }),
    },
  };
}

function callerOf({ verifiedBy }: LookedStory, { words, say }: Spoken): string {
  if (verifiedBy === undefined) return words.parts.facts.callerNotSaid;
  if (verifiedBy.kind === 'gone') return say.name(verifiedBy.id);
  const { builtIn, own } = words.asking.methods;
  return verifiedBy.kind === 'built-in' ? builtIn[verifiedBy.id] : say.name(own(verifiedBy));
}

/** Of nobody's, they are of everybody's. */
const BRAKES: readonly string[] = [
  'freeze.set',
  'freeze.lifted',
  'freeze.half-lifted',
] satisfies readonly AuditAction[];

function tellEvent(event: LookedEvent, spoken: Spoken): readonly ToldItem[] {
  const { lookBack } = spoken.words;
  const { whose, action } = event;
  const isEverybodys = whose === undefined && BRAKES.includes(action);
  const everything = isEverybodys ? lookBack.everything : '';
  const of = whose === undefined ? everything : lookBack.whose(spoken.say.name(whose));
  return linesOf([event], spoken, of).map((line) => ({ line }));
}

/** What has no words need not be told of. */
function linesOf(lines: readonly LookedLine[], { words, say }: Spoken, of = ''): readonly string[] {
  const { lookBack, tokens } = words;
  return lines.flatMap(({ at, by, action, detail, said = '' }) => {
    const what = lookBack.action(action) ?? tokens.card.action(action, detail);
    if (what === undefined) return [];
    const who = by === 'bridge' ? '' : lookBack.byWhom(say.name(by));
    const why = said.trim() === '' ? '' : say.quote(said);
    return [lookBack.line(say.moment(at), lookBack.event([what, of, who, why]))];
  });
}
