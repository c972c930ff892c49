// `otp-bridge person` and `erase`: what is kept about somebody, and their end in the records.
import { erasePerson } from '../../app/tenant/erase-person.js';
import { findBackups } from '../../app/tenant/find-backups.js';
import { readPerson } from '../../app/tenant/read-person.js';
import type { KeptRow } from '../../app/tenant/read-person.js';
import { columnLines, writtenTime } from '../../channels/cli/columns.js';
import type { Done, Saying } from '../../channels/cli/frame/terminal.js';
import { defined } from '../../domain/defined.js';
import { parsePersonId } from '../../domain/ids.js';
import { EXITS } from '../../text/cli/frame.js';
import { keeping } from '../../text/cli/keeping.js';
import { runForPeople } from './run-for-people.js';
import type { PeopleWork } from './run-for-people.js';
import type { Ran, Runner } from './runners.js';

export const runPerson: Runner = async (ran) => runForPeople(ran, 'person', printPerson(idOf(ran)));
export const runErase: Runner = async (ran) => runForPeople(ran, 'erase', erase(idOf(ran)));

const idOf = ({ given }: Ran): string => given.arguments['ID'] ?? '';

export function printPerson(typed: string): PeopleWork {
  return async ({ ground, by, saying }) => {
    const person = parsePersonId(typed);
    if (person === undefined) return refuse(saying, 'NO_PERSON_ID', keeping.noId);
    saying.progress(keeping.reading);
    const kept: KeptRow[] = [];
    for await (const one of readPerson(ground.running.deps, by, person)) kept.push(one);
    for (const line of linesOf(kept)) saying.line(line);
    return { exit: EXITS.done, json: { person, kept: kept.map(jsonOf) } };
  };
}

function linesOf(kept: readonly KeptRow[]): readonly string[] {
  const rows = kept.filter(({ entry }) => entry === undefined);
  const entries = kept.flatMap(({ entry }) => (entry === undefined ? [] : [entry]));
  if (kept.length === 0) return [keeping.nothing, keeping.elsewhere];
  const cells = rows.map(({ kind, row, whenErased }) => [
    keeping.kind(kind),
    row,
    keeping.fates[whenErased],
  ]);
  return [
    keeping.rows(rows.length),
    ...columnLines(keeping.columns, cells),
    keeping.entries(entries.length),
    ...entries.flatMap(({ seq, at, action, texts }) => [
      keeping.entry(seq, writtenTime(at), action),
      ...texts.map((text) => keeping.text(text)),
    ]),
    keeping.elsewhere,
  ];
}

function jsonOf({ entry, ...row }: KeptRow): object {
  return { ...row, ...defined({ entry: entry && { ...entry, at: writtenTime(entry.at) } }) };
}

export function erase(typed: string): PeopleWork {
  return async ({ ground, by, person: personId, saying }) => {
    const person = parsePersonId(typed);
    if (person === undefined) return refuse(saying, 'NO_PERSON_ID', keeping.noId);
    const { deps } = ground.running;
    saying.progress(keeping.reading);
    const done = await erasePerson(deps, { by, personId }, person);
    if (!done.ok) {
      const until = 'until' in done.refusal ? writtenTime(done.refusal.until) : '';
      const message = keeping.refused[done.refusal.code]({ until });
      const refusal = refuse(saying, done.refusal.code, message);
      return until === '' ? refusal : { ...refusal, json: { ...refusal.json, until } };
    }
    const backups = await findBackups(deps);
    saying.line(keeping.erased(done.value.rows, done.value.texts));
    if (backups !== undefined) {
      saying.line(keeping.backups(backups.count, writtenTime(backups.until)));
    }
    saying.line(keeping.elsewhere);
    return { exit: EXITS.done, json: { person, ...done.value, ...defined({ backups }) } };
  };
}

function refuse(saying: Saying, error: string, message: string): Done {
  saying.problem(message);
  return { exit: EXITS.failed, json: { error, message } };
}
