// The audit against Entra's sign-ins: who else has the seed of a token in the mail.
import { gatherCodes } from '../../app/audit/audited-codes.js';
import type { Done, Saying } from '../../channels/cli/frame/terminal.js';
import type { PersonId } from '../../domain/ids.js';
import { readSignIn } from '../../domain/reconcile/sign-in.js';
import type { SignIn } from '../../domain/reconcile/sign-in.js';
import { reconcileSignIns } from '../../domain/reconcile/sign-in-reads.js';
import type { FileSpan, SignInsReconciled } from '../../domain/reconcile/sign-in-reads.js';
import { EXITS } from '../../text/cli/frame.js';
import { reconcile } from '../../text/cli/reconcile.js';
import { NoRecord, readForeign } from './foreign-files.js';
import type { PeopleWork } from './run-for-people.js';
import { isoOf, nothingThere, orNoRecord } from './or-no-record.js';

/** Beyond the clocks: what Entra takes of software tokens is assumed, and its log rounds. */
const ROUGHLY_SECONDS = 30;

export function holdSignIns(files: readonly string[]): PeopleWork {
  return async ({ ground: { running }, saying }) =>
    orNoRecord(saying, 'signIns', async () => {
      const signIns: SignIn[] = [];
      const spans: FileSpan[] = [];
      for (const path of files) {
        saying.progress(reconcile.reading);
        const span = await readFile(path, signIns);
        if (span !== undefined) spans.push(span);
      }
      if (spans.length === 0) return nothingThere(saying);
      const { deps } = running;
      const audited = await gatherCodes(deps, (done, of) => {
        saying.progress(reconcile.gathering, { done, of });
      });
      const slackMs = (deps.policy().clockErrorSeconds + ROUGHLY_SECONDS) * 1_000;
      const found = reconcileSignIns(signIns, { ...audited, spans, slackMs });
      return tellSignIns(saying, found, (owner) => audited.names.get(owner) ?? owner);
    });
}

/** Of all its sign-ins, those with a code put beside the others'. Undefined where the file has none at all. */
async function readFile(path: string, signIns: SignIn[]): Promise<FileSpan | undefined> {
  let span: FileSpan | undefined;
  for await (const { place, record } of readForeign(path)) {
    const read = readSignIn(record);
    if (read === undefined) throw new NoRecord(path, place);
    const { at, withCode } = read;
    if (withCode !== undefined) signIns.push(withCode);
    span = {
      from: span === undefined || at < span.from ? at : span.from,
      until: span === undefined || at > span.until ? at : span.until,
    };
  }
  return span;
}

function tellSignIns(
  saying: Saying,
  found: SignInsReconciled,
  nameOf: (owner: PersonId) => string,
): Done {
  const { signIns } = reconcile;
  for (const { signIn, ownerId } of found.strange) {
    const { id, application = '?', address = '?' } = signIn;
    const of = { at: isoOf(signIn.at), owner: nameOf(ownerId), application, address, id };
    saying.line(signIns.strange(of), 'bad');
  }
  for (const { shownAt, ownerId, requestId, entry } of found.unused) {
    const of = { at: isoOf(shownAt), owner: nameOf(ownerId), requestId, entry };
    saying.line(signIns.unused(of), 'waiting');
  }
  if (found.uncovered.length > 0) saying.line(signIns.uncovered(found.uncovered), 'waiting');
  if (found.strange.length === 0) saying.line(signIns.fits(found.matched), 'good');
  const clock = reconcile.clock(found.clockMs, "Entra's");
  if (clock !== undefined) saying.line(clock);
  saying.line(signIns.counts(found));
  return { exit: exitOf(found), json: jsonOf(found, nameOf) };
}

/** A code that nobody used, and days before the files, are said, and no fault of what was looked at. */
function exitOf({ strange, gaps }: SignInsReconciled): Done['exit'] {
  return strange.length + gaps.length > 0 ? EXITS.failed : EXITS.done;
}

function jsonOf(found: SignInsReconciled, nameOf: (owner: PersonId) => string): Done['json'] {
  const strange = found.strange.map(({ signIn, ownerId, tokens }) => ({
    ...signIn,
    at: isoOf(signIn.at),
    ownerId,
    owner: nameOf(ownerId),
    tokens,
    command: `/compromised ${nameOf(ownerId)}`,
  }));
  const unused = found.unused.map(({ shownAt, ...release }) => ({
    shownAt: isoOf(shownAt),
    requestId: release.requestId,
    log: release.log,
    entry: release.entry,
    owner: nameOf(release.ownerId),
  }));
  return { ...found, strange, unused };
}
