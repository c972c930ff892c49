// What was found in the audit, with the names that people have now.
import { detailOf, saidIn } from '../../domain/audit/detail-of.js';
import type { AuditEntry } from '../../domain/audit/entry.js';
import type { Story } from '../../domain/audit/story.js';
import { defined } from '../../domain/defined.js';
import type { PersonId } from '../../domain/ids.js';
import { parsePersonId } from '../../domain/ids.js';
import { findMethod } from '../../domain/policy/caller-verification.js';
import type { Deps } from '../deps.js';
import { NAMELESS, readName } from '../looking/named-person.js';
import type { LookedEvent, LookedLine, LookedStory } from './look-back-answers.js';

type Needs = Pick<Deps, 'directory' | 'policy'>;

/** Of a long story, its beginning and its end; the rest is in the log's export. */
const LINES_AT_EACH_END = 10;

export async function lookedStory(deps: Needs, story: Story): Promise<LookedStory> {
  const { requestId, seq, askedBy, ownerId, disclosure, reason, outcome, handedOut } = story;
  return {
    kind: 'story',
    requestId,
    seq,
    at: handedOut?.at ?? story.askedAt,
    askedBy: askedBy === undefined ? NAMELESS : await readName(deps.directory, askedBy),
    owner: await readName(deps.directory, ownerId),
    disclosure,
    reason,
    outcome,
    ...defined({ verifiedBy: methodOf(deps, story), receipt: handedOut?.seq }),
    lines: await Promise.all(theEnds(story.entries).map(async (entry) => lookedLine(deps, entry))),
  };
}

function theEnds(entries: readonly AuditEntry[]): readonly AuditEntry[] {
  if (entries.length <= 2 * LINES_AT_EACH_END) return entries;
  return [...entries.slice(0, LINES_AT_EACH_END), ...entries.slice(-LINES_AT_EACH_END)];
}

function methodOf({ policy }: Needs, { verifiedBy }: Story): LookedStory['verifiedBy'] {
  if (verifiedBy === undefined) return undefined;
  const { methods } = policy().callerVerification;
  return findMethod(methods, verifiedBy) ?? { kind: 'gone', id: verifiedBy };
}

export async function lookedEvent(
  deps: Needs,
  entry: AuditEntry,
  ownerId: PersonId | undefined,
): Promise<LookedEvent> {
  const whose = ownerId === undefined ? undefined : await readName(deps.directory, ownerId);
  return { ...(await lookedLine(deps, entry)), kind: 'event', ...defined({ whose }) };
}

async function lookedLine(
  { directory }: Needs,
  { at, actor, fact }: AuditEntry,
): Promise<LookedLine> {
  const person = parsePersonId(actor);
  const by = person === undefined ? actor : await readName(directory, person);
  const more = defined({ detail: detailOf(fact), said: saidIn(fact) });
  return { at, by, action: fact.action, ...more };
}
