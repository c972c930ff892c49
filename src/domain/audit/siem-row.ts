// An entry as a SIEM's table has it: a row of plain columns, by ids alone. Who these are the SIEM knows from its own directory; of what
// was typed it gets what the log has beside the entry, which never holds a seed or a code.
import { flatEntry } from './flat-entry.js';
import type { Beside, EntryOfLog } from './flat-entry.js';

/** Column → its type in Kusto. The table and the data collection rule of infra/ declare the same. */
export const SIEM_COLUMNS = {
  TimeGenerated: 'datetime',
  /** When it happened: Azure Monitor replaces the other one where it is older than two days. */
  EventTime: 'datetime',
  /** Of which log: its origin, as checkpoints name it. With the number it is one entry, however often it comes. */
  Log: 'string',
  Entry: 'long',
  Action: 'string',
  Detail: 'string',
  Actor: 'string',
  Owner: 'string',
  Request: 'string',
  Token: 'string',
  Step: 'string',
  Refusal: 'string',
  Text: 'string',
  Policy: 'string',
  More: 'string',
} as const;

type ValueOf = { readonly datetime: string; readonly string: string; readonly long: number };

export type SiemRow = {
  readonly [Column in keyof typeof SIEM_COLUMNS]: ValueOf[(typeof SIEM_COLUMNS)[Column]];
};

export function siemRow(entry: EntryOfLog, ownerOf: Beside['ownerOf']): SiemRow {
  const flat = flatEntry(entry, { ownerOf, nameOf: () => undefined });
  return {
    TimeGenerated: flat.timeUtc,
    EventTime: flat.timeUtc,
    Log: flat.log,
    Entry: entry.seq,
    Action: flat.action,
    Detail: flat.detail,
    Actor: flat.actor,
    Owner: flat.owner,
    Request: flat.request,
    Token: flat.token,
    Step: flat.step,
    Refusal: flat.refusal,
    Text: flat.text,
    Policy: flat.policy,
    More: flat.more,
  };
}

/** Of one that is too large for whoever takes them: that it was, and which. */
export function withoutTexts(row: SiemRow): SiemRow {
  return { ...row, Text: '(left out)', More: '' };
}
