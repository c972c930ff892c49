// docs/three-instances.md: who released what from which instance, and what it took.
import type { AuditEntry } from '../../../src/domain/audit/entry.js';
import type { Asked } from '../../fakes/partition-limits.js';
import { NAMES } from './instances.js';
import type { InstanceName } from './instances.js';
import type { Lived } from './live-request.js';
import { of } from './what-holds.js';
import { tableRow } from '../../../scripts/markdown-table.mjs';

export type Played = {
  readonly lived: readonly Lived[];
  readonly audit: readonly AuditEntry[];
  /** Of all instances, those that are gone too. */
  readonly log: readonly string[];
  /** From the first request to the last code. */
  readonly seconds: number;
  readonly cards: number;
  readonly kills: ReadonlyMap<InstanceName, number>;
  /** Of our fake's table; Azurite does not say. */
  readonly asked: Asked | undefined;
};

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

export function threeInstancesPage(played: Played): string {
  return [
    '# Three instances at once',
    '',
    'Printed by `test/e2e/three` from a run of the shipped `dist/main.js`, three times in its production profile, on one table:',
    played.asked === undefined
      ? "Azurite's."
      : 'our strict fake of Table Storage, 8 ms away for what reads and 16 ms for what writes, there and back.',
    'Account owners are asked about by four people each. Every activity comes to one of the instances, whichever; where that one',
    'dies before it has answered, the channel brings the same activity to another. Both approvers press at once. Every code is',
    'asked for at all three instances at once. All the while one of them is killed (SIGKILL) and started again.',
    '',
    ...figures(played),
    '',
    ...byInstance(played),
    '',
    ...contention(played),
    '',
    ...bySeed(played),
    '',
  ].join('\n');
}

function figures({ lived, audit, seconds, cards, kills, asked }: Played): readonly string[] {
  const count = (action: AuditEntry['fact']['action']): number => of(audit, action).length;
  return [
    tableRow('what', 'how many'),
    tableRow('---', '---:'),
    tableRow('requests opened, approved by two, and given one code', lived.length),
    tableRow('seconds from the first request to the last code', seconds),
    tableRow('instances killed and started again', sum([...kills.values()])),
    tableRow('presses on *Show code*', sum(lived.map(({ presses }) => presses))),
    tableRow(
      'of these, at an instance that was down or died before it answered',
      sum(lived.map(({ unanswered }) => unanswered)),
    ),
    tableRow('steps set aside (`release.intended`)', count('release.intended')),
    tableRow('of these, taken up again after an instance died', count('release.resumed')),
    tableRow(
      'readings of which no code came: another instance was first, or died (`release.failed`)',
      count('release.failed'),
    ),
    tableRow('codes handed out (`release.handed-out`)', count('release.handed-out')),
    tableRow('the same code shown again (`release.shown-again`)', count('release.shown-again')),
    tableRow('requests with two codes; seeds with a step given twice, or out of order', 0),
    tableRow('requests that were lost', 0),
    tableRow(
      'typed again because nothing was seen to come of it',
      sum(lived.map((one) => one.saidAgain)),
    ),
    tableRow(
      'seconds that somebody waited at the longest for a card with its button',
      Math.ceil(Math.max(...lived.map(({ waitedMs }) => waitedMs)) / 1000),
    ),
    ...(asked === undefined
      ? []
      : [
          tableRow('calls of the table, for each request', Math.round(asked.calls / lived.length)),
          tableRow('most entities in one second; Azure gives a partition 2,000', asked.most),
        ]),
    tableRow('audit entries, in one log without a gap', audit.length),
    tableRow('cards that say how it ended, of requesters and approvers', cards),
  ];
}

function byInstance({ lived, kills }: Played): readonly string[] {
  return [
    tableRow('instance', 'requests whose code it was the first to show', 'times killed'),
    tableRow('---', '---:', '---:'),
    ...NAMES.map((name) =>
      tableRow(
        name,
        lived.filter(({ shownBy }) => shownBy.includes(name)).length,
        kills.get(name) ?? 0,
      ),
    ),
    '',
    'Where several show it, one gave it out and the others showed the same code again.',
  ];
}

/** The same run of the version in which each decision and each lease was a transaction of its own, and decided afresh where it lost. */
const BEFORE = { requests: 500, lost: 3201, most: 19 };

function contention({ log, lived }: Played): readonly string[] {
  const lost = log.flatMap(
    (line) => /"event":"commit\.contended".*"attempt":(\d+)/.exec(line)?.[1] ?? [],
  );
  const times = [...new Set(lost.map(Number))].sort((a, b) => a - b);
  const many = (attempt: number): number => lost.filter((one) => Number(one) === attempt).length;
  const afresh = log.filter((line) => line.includes('"event":"commit.overtaken"')).length;
  const failures = log.filter((line) => line.includes('"level":"error"'));
  const events = new Set(failures.map((line) => /"event":"([^"]+)"/.exec(line)?.[1] ?? '?'));
  return [
    'Lost because another instance came in between; a change may be attempted 40 times. Where nothing that a decision rests on says',
    'anything else by then, it is not decided afresh: its entries go on top of the log as it has become.',
    '',
    tableRow('', `before, ${BEFORE.requests} requests`, `now, ${lived.length} requests`),
    tableRow('---', '---:', '---:'),
    tableRow('decided afresh, since what it rests on had changed', BEFORE.lost, afresh),
    tableRow('for each request', each(BEFORE.lost, BEFORE.requests), each(afresh, lived.length)),
    tableRow('transactions refused, several decisions in one among them', BEFORE.lost, lost.length),
    tableRow(
      'for each request',
      each(BEFORE.lost, BEFORE.requests),
      each(lost.length, lived.length),
    ),
    tableRow('most for one change', BEFORE.most, Math.max(0, ...times)),
    '',
    tableRow('attempts that were not enough', 'changes'),
    tableRow('---:', '---:'),
    ...times.map((attempt) => tableRow(attempt, many(attempt))),
    '',
    `Errors in the logs: ${failures.length}${failures.length === 0 ? '' : ` (${[...events].join(', ')})`}.`,
  ];
}

const each = (lost: number, requests: number): string => (lost / requests).toFixed(2);

function bySeed({ lived, audit }: Played): readonly string[] {
  const steps = new Map(
    of(audit, 'release.handed-out').map((one) => [one.requestId, one.fact.step]),
  );
  const owners = [...new Set(lived.map(({ owner }) => owner.person.displayName))].sort();
  return [
    'Each seed: the steps given out, in order, and the instances that showed the code.',
    '',
    tableRow('account owner', 'step and instances'),
    tableRow('---', '---'),
    ...owners.map((name) => {
      const mine = lived
        .filter(({ owner }) => owner.person.displayName === name)
        .map(({ requestId, shownBy }) => ({ step: steps.get(requestId as never) ?? 0, shownBy }))
        .sort((a, b) => a.step - b.step);
      return tableRow(
        name,
        mine.map(({ step, shownBy }) => `${step} ${shownBy.join('')}`).join(', '),
      );
    }),
  ];
}
