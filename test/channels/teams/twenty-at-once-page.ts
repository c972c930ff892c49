// docs/twenty-at-once.md: who got what, when, in which order.
export type Given = { readonly name: string; readonly step: number; readonly ahead: number };
export type Round = {
  readonly at: number;
  readonly given: readonly Given[];
  readonly waiting: number;
  /** What those who wait read on their cards. */
  readonly told?: { readonly at: string; readonly seconds: number };
};
import { tableRow } from '../../../scripts/markdown-table.mjs';

type Played = {
  readonly rounds: readonly Round[];
  readonly asked: readonly {
    readonly name: string;
    readonly asked: number;
    readonly counted: number;
  }[];
  readonly approvedBy: (name: string) => readonly string[];
};

const CLOCK = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium', timeZone: 'Europe/Zurich' });
const clockTime = (at: number): string => CLOCK.format(at);

export function twentyAtOncePage({ rounds, asked, approvedBy }: Played): string {
  const lines = rounds.flatMap((round) =>
    round.given.map((given) => tableRow(...cellsOf(round, given, approvedBy(given.name)))),
  );
  return `${INTRODUCTION}
${tableRow('time (CET)', 'who got a code', 'approved by', 'step', 'ahead', 'accepted from', 'until', 'who waits reads')}
${tableRow('---', '---', '---', '---', '---', '---', '---', '---')}
${lines.join('\n')}

${WHY}
## Whom it asked

${tableRow('approver', 'was asked by', 'whose yes counted')}
${tableRow('---', '---', '---')}
${asked.map(({ name, asked: times, counted }) => tableRow(name, times, counted)).join('\n')}

${ASKED}`;
}

function cellsOf(
  { at, given, waiting, told }: Round,
  { name, step, ahead }: Given,
  by: readonly string[],
): readonly (string | number)[] {
  const isLast = given.at(-1)?.step === step;
  const reads =
    told === undefined || !isLast
      ? ''
      : `${waiting}: *available at ${told.at}, in ${told.seconds} s*`;
  const accepted = [step - 2, step + 3].map((start) => clockTime(start * 30_000));
  return [clockTime(at), name, by.join(', '), step, ahead, ...accepted, reads];
}

const INTRODUCTION = `# Twenty at once

Ten approvers, two approvals needed, and twenty people who ask for a code of the same account owner at the same moment; then all
approvers press *Approve* on all their cards at once, and all twenty press *Show code* at once, and again at the time that
their cards name. The real bot over HTTP, with SQLite; the clock is in the test's hand. Printed by
[twenty-at-once.test.ts](../test/channels/teams/twenty-at-once.test.ts) (\`PRINT=1\`), which holds what is said here at every run;
who comes first differs from run to run.

## Who got what, and when
`;

const WHY = `Why that is right:

- **Two at once, then one in each step.** The first code is one step ahead, the second two: further ahead the profile (\`entra\`)
  accepts nothing. From then on every step that begins makes room for one more.
- **Steps only rise, and none is given twice.** A code that two people have is a code that one of them cannot use: the verifier
  takes it once. The step is set aside in the commit that begins the release, over all instances; who loses that commit decides anew.
- **Who is first has the code.** There is no queue to jump or to be stuck in: whose press is committed first gets the step. The
  others read when the next one comes, to the second, and it is there then: of those who press then, one has it. The
  approval of the others is kept.
- **A code two steps ahead is no worse.** It works at once and for longer.
- **The last one has it nine minutes after the first.** Twenty people need twenty codes, and there is one every 30 seconds; the
  approval lives for ten minutes.
`;

const ASKED = `Each request asked five: the two whom the policy names one by one, first, and three of the others by chance. The two yes that
came first count; who presses after that reads that it is decided already.
`;
