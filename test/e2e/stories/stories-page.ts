// docs/stories.md: what six people have to type and press for their whole part, now and before.
import { must } from '../../app/trial.js';
import type { Counted } from './player.js';
import { STORIES } from './six-stories.js';

/**
 * Played once by the same steps, with the program as it was before cards were held against the audit, in windows that were opened for it
 * by hand: its trial opened two. Absent: it could not be done.
 */
const BEFORE: Readonly<Record<string, Counted>> = {
  asks: { messages: 2, presses: 8, fields: 0 },
  approves: { messages: 0, presses: 3, fields: 1 },
  guards: { messages: 1, presses: 2, fields: 1 },
  alice: { messages: 1, presses: 1, fields: 0 },
  'sets-up': { messages: 3, presses: 14, fields: 6 },
};

const INTRODUCTION = `# Six stories, in real windows

Each person’s part in the local trial, from the first word to the last, as a test plays it in real windows (\`test/e2e/stories\`,
\`HEAVY=1\`), which prints this page and draws the pictures (\`PRINT=1\`). Counted is what that person does: a *message* is a line that is
typed and sent, a *press* a button, a link, a choice or a day of a calendar, a *field* what is written or pasted into a card or a page.
What others do meanwhile is in nobody’s count.

*Before* is the program as it was when this was begun: the commit *Read files of tokens as others write them, row by row*. The same steps
were played with it once, by the same test, as far as it had them. Its trial opened two windows, Alex’s and Megan’s: those of Alice,
Adele and Isaiah were opened for the count by hand, and a rule for emergencies was put into its policy, which nobody could have done who
had its README alone. The second code of who asks was added to its count by hand: the same steps once more; so was the seed
that is shown once more to who sets up: a message and three presses.`;

export function storiesPage(counts: ReadonlyMap<string, Counted>): string {
  const rows = STORIES.map(({ name, title, before }) => {
    const now = must(counts.get(name));
    return `| ${title} | ${said(now)} | ${BEFORE[name] === undefined ? '–' : said(BEFORE[name])} | ${before} |`;
  });
  const stories = STORIES.map(
    ({ name, title, told }) =>
      `## ${title[0]?.toUpperCase() ?? ''}${title.slice(1)}\n\n${told}\n\n${picturesOf(name, title)}`,
  );
  return `${[
    INTRODUCTION,
    [
      '| who | now: messages, presses, fields | before | what was different |',
      '|---|---|---|---|',
      ...rows,
    ].join('\n'),
    ...stories,
  ].join('\n\n')}\n`;
}

const said = ({ messages, presses, fields }: Counted): string =>
  `${messages}, ${presses}, ${fields}`;

function picturesOf(name: string, title: string): string {
  const picture = (look: string): string => `pictures/story-${name}-${look}.png`;
  return `![The story of ${title}, step by step](${picture('light')})

The same [in dark](${picture('dark')}) and [in high contrast](${picture('contrast')}).`;
}
