// Looking back over a long log: a request that was made days ahead, and whose code was shown thousands of entries later, is neither left
// out nor told as if nothing had come of it.
import { beforeAll, expect, test } from '@jest/globals';
import type { LookedBack } from '../../../src/app/audit/look-back-answers.js';
import { logHeadSchema, logPuts } from '../../../src/app/commit/rows/audit-rows.js';
import { AUDIT_HEAD } from '../../../src/app/commit/rows/names.js';
import type { AuditDraft } from '../../../src/domain/audit/entry.js';
import { MAX_CHANGES } from '../../../src/ports/store.js';
import type { Change } from '../../../src/ports/store.js';
import { fine, meet, must, openTrial, TENANT } from '../trial.js';
import type { Trial } from '../trial.js';

let trial: Trial;
const BETWEEN = 6_000;

beforeAll(async () => {
  trial = await openTrial();
  await meet(trial, 'alex', 'megan', 'isaiah');
  const id = await trial.requestBy('alex');
  fine(await trial.bridge.actOnRequest(trial.as('megan'), id, { kind: 'approve' }));
  await fill(trial, BETWEEN);
  fine(await trial.bridge.showCode(trial.as('alex'), id));
  await trial.outbox.drain();
});

/** What others did meanwhile, in commits of the store's own size. */
async function fill({ parts }: Trial, count: number): Promise<void> {
  const { store, random, clock } = parts;
  const at = clock.now();
  const draft: AuditDraft = { at, actor: 'bridge', policy: 'v1', fact: { action: 'case.closed' } };
  for (let left = count; left > 0; left -= MAX_CHANGES - 1) {
    const row = must(await store.get(TENANT, AUDIT_HEAD));
    const drafts = Array.from({ length: Math.min(left, MAX_CHANGES - 1) }, () => draft);
    const head = logHeadSchema.parse(row.value);
    const puts = logPuts('audit', { head, drafts }, () => random.bytes(16));
    const changes = puts.map((put): Change =>
      put.row === AUDIT_HEAD
        ? { kind: 'replace', etag: row.etag, ...put }
        : { kind: 'insert', ...put },
    );
    expect((await store.commit(TENANT, changes)).ok).toBe(true);
  }
}

async function looked(releases: boolean, before?: number): Promise<LookedBack> {
  const asked = { typedName: '', releases, ...(before === undefined ? {} : { before }) };
  return fine(await trial.bridge.lookBack(trial.as('isaiah'), asked));
}

test('what was disclosed is found where it was shown, with its whole story', async () => {
  const { items } = await looked(true);
  expect(items).toMatchObject([{ kind: 'story', outcome: 'disclosed', askedBy: 'Alex Wilber' }]);
  const [story] = items;
  expect(story?.kind === 'story' && story.lines.map(({ action }) => action)).toEqual(
    expect.arrayContaining(['request.created', 'approval.given', 'release.handed-out']),
  );
});

test('a request whose end lies far on says so, and never that it is open', async () => {
  const first = await looked(false);
  expect(first.lookedTo).toBeDefined();
  const second = await looked(false, must(first.next));
  expect(second.items).toMatchObject([{ kind: 'story', outcome: 'cut' }, { kind: 'event' }]);
});
