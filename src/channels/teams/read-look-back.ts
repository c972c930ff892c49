// `releases @alex since monday`, `alice last week`, `yesterday`: of whom, and from which stretch of the past.
import type { LookBack } from '../../app/audit/look-back-answers.js';
import type { Typed } from '../../app/looking/who.js';
import { readRange, STARTS_A_RANGE } from '../../domain/time/past-range.js';
import type { TypedRange } from '../../domain/time/past-range.js';
import { leadingNames } from './leading-names.js';
import type { LeadingName } from './leading-names.js';

const RELEASES = /^(?:releases?|codes?|freigaben?)(?= |$)/iu;
const OF = /^(?:of|for|by|von|f\u00fcr) (?=\S)/iu;

export function readLookBack(rest: string): Typed<LookBack> {
  const releases = RELEASES.test(rest);
  const said = rest.replace(RELEASES, '').trim().replace(OF, '');
  const { names, ...when } = takeRange(said);
  const read = ({ name, after }: LeadingName): LookBack => {
    const unread = when.unread ?? after;
    return {
      typedName: name,
      releases,
      ...(when.range === undefined ? {} : { range: when.range }),
      ...(unread === '' ? {} : { unread }),
    };
  };
  const [first, ...longer] = leadingNames(names);
  return longer.length === 0 ? read(first) : { ...read(first), longer: longer.map(read) };
}

/** The longest end of it that is a stretch of time; what was meant as one and is none is said, never taken for a name. */
function takeRange(said: string): {
  readonly names: string;
  readonly range?: TypedRange;
  readonly unread?: string;
} {
  for (const { index } of said.matchAll(/(?<=^| )\S/gu)) {
    const range = readRange(said.slice(index));
    if (range !== undefined) return { names: said.slice(0, index).trim(), range };
  }
  const meant = STARTS_A_RANGE.exec(said);
  if (meant === null) return { names: said };
  return { names: said.slice(0, meant.index).trim(), unread: said.slice(meant.index).trim() };
}
