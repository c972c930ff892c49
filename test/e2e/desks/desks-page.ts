// docs/many-desks.md: how many codes an hour one tenant gets from three instances, and what somebody reads where it is too many.
import type { PartitionTarget } from '../../fakes/partition-limits.js';
import type { Life } from './one-life.js';
import type { Rush } from './rush.js';
import { tableRow } from '../../../scripts/markdown-table.mjs';

export type Series = { readonly target: PartitionTarget; readonly rushes: readonly Rush[] };

export function desksPage(series: readonly Series[], seconds: number): string {
  const { readMs, writeMs } = series[0]?.target ?? { readMs: 0, writeMs: 0 };
  return [
    '# Many desks, one tenant',
    '',
    'Printed by `HEAVY=1 PRINT=1 npm test -- test/e2e/desks` from a run of the shipped `dist/main.js`, three times in its production',
    `profile, on our strict fake of Table Storage, ${readMs} ms away for what reads and ${writeMs} ms for what writes, there and back. Requests come`,
    `at any time, so many an hour for ${seconds} s, whatever became of those before; each comes to one of the instances, whichever. Two approvers`,
    'are asked and one agrees as soon as the card is there; the code is asked for as soon as it may be. Everybody does again what has led to',
    'nothing for ten seconds.',
    '',
    ...series.flatMap(table),
    ...words(series),
    ...onPaper(series),
  ].join('\n');
}

function table({ target, rushes }: Series): readonly string[] {
  return [
    `## A partition that takes ${target.entitiesASecond.toLocaleString('en')} entities a second`,
    '',
    tableRow(
      'requests an hour',
      'codes an hour',
      '`/otp` to the approver’s card, p50, p95',
      '*Approve* to the button',
      'press to code',
      'done again',
      'given up',
      'calls of the table each',
      'entities each',
      'transactions refused each',
      'most entities a second',
      'answers that it is busy',
      'messages each',
      'processor each',
    ),
    tableRow(...Array.from({ length: 14 }, () => '---:')),
    ...rushes.map(line),
    '',
    ...ends(rushes),
    '',
  ];
}

const doneAgain = ({ lives }: Rush): number => lives.reduce((all, { again }) => all + again, 0);
const isEasy = (rush: Rush): boolean => rush.gaveUp.length === 0 && doneAgain(rush) === 0;

/** Where it ends: the first rate at which somebody had to do something again. */
function ends(rushes: readonly Rush[]): readonly string[] {
  const easy = rushes.findLast(isEasy);
  const hard = rushes.find((one) => !isEasy(one));
  const upTo =
    easy === undefined
      ? []
      : [`Up to ${easy.anHour.toLocaleString('en')} an hour nobody had to do anything again.`];
  const from =
    hard === undefined
      ? []
      : [
          `At ${hard.anHour.toLocaleString('en')} the table answered ${hard.asked.busy.toLocaleString('en')} times that it is busy; ${doneAgain(hard)} times somebody did again what had led to nothing, and`,
          `${hard.lives.length} of ${hard.begun} had their code when the last had waited for a minute and a half.`,
        ];
  return [...upTo, ...from];
}

function line(rush: Rush): string {
  const { anHour, lives, gaveUp, seconds, asked, contended, processorMs, begun, messages } = rush;
  const codes = lives.length;
  return tableRow(
    anHour.toLocaleString('en'),
    Math.round((codes * 3600) / seconds).toLocaleString('en'),
    times(lives, 'asked'),
    times(lives, 'approved'),
    times(lives, 'shown'),
    doneAgain(rush),
    gaveUp.length,
    Math.round(asked.calls / begun),
    Math.round((asked.read + asked.written) / begun),
    (contended / begun).toFixed(1),
    asked.most.toLocaleString('en'),
    asked.busy,
    (messages / begun).toFixed(1),
    processorMs === undefined ? '-' : `${Math.round(processorMs / begun)} ms`,
  );
}

function times(lives: readonly Life[], what: 'asked' | 'approved' | 'shown'): string {
  const sorted = lives.map((life) => life[what]).sort((one, other) => one - other);
  const at = (share: number): string => {
    const ms = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
    return ms === undefined ? '-' : (ms / 1000).toFixed(1);
  };
  return `${at(0.5)}, ${at(0.95)} s`;
}

function words(series: readonly Series[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { told } of series.flatMap(({ rushes }) => rushes)) {
    for (const [line, times_] of told) counts.set(line, (counts.get(line) ?? 0) + times_);
  }
  const most = [...counts].sort(([, one], [, other]) => other - one);
  return [
    '## What was read',
    '',
    ...(most.length === 0
      ? ['Nothing beside the cards of a request, over all of the above.']
      : [
          'First lines of all that was answered or sent beside the cards of a request, over all of the above; `N` is a number.',
          '',
          tableRow('first line', 'times'),
          tableRow('---', '---:'),
          ...most.map(([line, count]) => tableRow(line, count)),
        ]),
    '',
  ];
}

/** Of a tenant's people: what a year, and what a roll-out, asks for. */
const PEOPLE = 300_000;
const CODES_EACH = 3;
const BATTERY_YEARS = 5;
const DAYS_A_YEAR = 250;
const ROLL_OUT_DAYS = 125;
const HOURS_A_DAY = 8;
/** Monday morning, beside the mean. */
const WORST_HOUR = 5;

/** What is published, each with what of it one code takes: see the sources below the table. */
function onPaper(series: readonly Series[]): readonly string[] {
  const quiet = series[0]?.rushes.findLast(isEasy);
  if (quiet === undefined) return [];
  const { asked, begun, messages, processorMs } = quiet;
  const each = (count: number): number => count / begun;
  const held: number[] = [];
  const hour = (aSecond: number, per: number): string => {
    const codes = Math.floor((aSecond * 3600) / per / 100) * 100;
    held.push(codes);
    return codes.toLocaleString('en');
  };
  const entities = each(asked.read + asked.written);
  const processor = processorMs === undefined ? undefined : each(processorMs);
  const needs = (days: number, share: number): number =>
    Math.round((PEOPLE * share * CODES_EACH * WORST_HOUR) / days / HOURS_A_DAY);
  const rollOut = needs(ROLL_OUT_DAYS, 1);
  return [
    `## On paper: ${PEOPLE.toLocaleString('en')} people`,
    '',
    `A battery lasts ${BATTERY_YEARS} years, so that a fifth of the people has a token in the mail once a year, and ${CODES_EACH} codes in those weeks; in a roll-out`,
    `everybody has within half a year. In the worst hour, Monday morning, ${WORST_HOUR} times the mean of a working day: **${needs(DAYS_A_YEAR, 1 / BATTERY_YEARS).toLocaleString('en')} codes an hour in a`,
    `year like others, ${rollOut.toLocaleString('en')} in a roll-out.** Figures of one code are those of ${quiet.anHour.toLocaleString('en')} an hour above.`,
    '',
    tableRow('what there is', 'so much', 'one code takes', 'codes an hour'),
    tableRow('---', '---:', '---:', '---:'),
    tableRow(
      'a partition of Table Storage [1]',
      '2,000 entities a second',
      Math.round(entities),
      hour(2000, entities),
    ),
    tableRow(
      'a storage account [1]',
      '20,000 calls a second',
      Math.round(each(asked.calls)),
      hour(20_000, each(asked.calls)),
    ),
    tableRow(
      'Teams: an app in a tenant [2]',
      '50 calls a second',
      each(messages).toFixed(1),
      hour(50, each(messages)),
    ),
    tableRow('Key Vault [3]', '400 calls a second', '1 to 2', hour(400, 2)),
    tableRow('Graph: an app in a tenant [4]', '800 units a second', '24 to 48', hour(800, 48)),
    ...(processor === undefined
      ? []
      : [
          tableRow(
            'processors: three instances of one core',
            '3,000 ms a second',
            `${Math.round(processor)} ms`,
            hour(3000, processor),
          ),
        ]),
    '',
    'One tenant is one partition, and stays one: what is decided of a request, its audit entry and the head of the log are one transaction,',
    `and a transaction reaches no further than a partition. The least of these is ${Math.min(...held).toLocaleString('en')} codes an hour, ${(Math.min(...held) / rollOut).toFixed(1)} times the worst hour`,
    'of a roll-out. Where more decide at the same moment than the head of the log takes, their decisions go into one transaction, and what is',
    'refused is put on top again (*transactions refused*): it takes longer, and nothing is lost.',
    '',
    "One person's chat takes 1,800 messages an hour [2], and each request is about three of them (the card, and what became of it): who alone is",
    'asked for everything hears of some 600 an hour in time. A roll-out wants ten or more approvers who share the account owners among them',
    '(`mayApprove` with `owners`, [policy.md](policy.md)).',
    '',
    '1. learn.microsoft.com/azure/storage/tables/scalability-targets',
    '2. learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit',
    '3. learn.microsoft.com/azure/key-vault/general/service-limits: 4,000 in ten seconds',
    '4. learn.microsoft.com/graph/throttling-limits, identity and access: 8,000 units in ten seconds, a question one or two',
    '',
  ];
}
