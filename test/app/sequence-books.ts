// The books, kept apart from the code under test: what the audit says must explain everything, and break no rule.
import { expect } from '@jest/globals';
import type { AuditEntry } from '../../src/domain/audit/entry.js';
import { parsePersonId } from '../../src/domain/ids.js';
import type { PersonId } from '../../src/domain/ids.js';
import { decodeBase32 } from '../../src/domain/otp/base32.js';
import { DEFAULT_PARAMETERS } from '../../src/domain/otp/parameters.js';
import { independentCode } from '../domain/otp/independent-code.js';
import { STATE_AFTER } from './state-after.js';
import type { Stage } from './sequence-stage.js';
import { fine, must, PEOPLE, SAMPLE_SEED } from './trial.js';

const KEY = fine(decodeBase32(SAMPLE_SEED));

/** What a request's audit entries make of it. */
export type Page = {
  state: string;
  readonly approvals: Set<PersonId>;
  /** Granted by break-glass. */
  brokenGlass: boolean;
  requester: PersonId | undefined;
  intended: number[];
  handedOut: number[];
  shownAgain: number[];
};

export function readBooks(stage: Stage, audit: readonly AuditEntry[]): ReadonlyMap<string, Page> {
  const pages = new Map<string, Page>();
  let lastStep = -1;
  for (const entry of audit) {
    if (entry.requestId === undefined) continue;
    const page = pages.get(entry.requestId) ?? emptyPage();
    pages.set(entry.requestId, page);
    if (entry.fact.action === 'release.intended') {
      // No step twice, and none backwards, over all requests of the seed.
      expect(entry.fact.step).toBeGreaterThan(lastStep);
      lastStep = entry.fact.step;
    }
    write(page, entry);
    if (entry.fact.action === 'release.handed-out' || entry.fact.action === 'release.shown-again') {
      assertAllowed(stage, page, entry);
    }
  }
  return pages;
}

function emptyPage(): Page {
  return {
    state: 'none',
    approvals: new Set(),
    brokenGlass: false,
    requester: undefined,
    intended: [],
    handedOut: [],
    shownAgain: [],
  };
}

function write(page: Page, { fact, actor }: AuditEntry): void {
  const before = page.state;
  page.state = STATE_AFTER[fact.action] ?? page.state;
  if (fact.action === 'request.created') page.requester = parsePersonId(actor);
  if (fact.action === 'release.failed' && before === 'releasing') page.state = 'approved';
  // Another code under the same approval, unless the next entry closes the request.
  if (fact.action === 'code.reported' && before === 'released') page.state = 'approved';
  writeApproval(page, fact);
  writeStep(page, fact);
}

function writeApproval(page: Page, fact: AuditEntry['fact']): void {
  const { approvals } = page;
  if (fact.action === 'break-glass.granted') page.brokenGlass = true;
  if (fact.action === 'request.unapproved') page.brokenGlass = false;
  if (fact.action === 'approval.given') {
    expect(approvals).not.toContain(fact.by);
    approvals.add(fact.by);
  }
  if (fact.action === 'approval.withdrawn' || fact.action === 'approval.lost') {
    approvals.delete(fact.by);
  }
}

function writeStep(page: Page, fact: AuditEntry['fact']): void {
  if (fact.action === 'release.intended') page.intended.push(fact.step);
  if (fact.action === 'release.handed-out') {
    expect(page.intended.at(-1)).toBe(fact.step);
    page.handedOut.push(fact.step);
  }
  if (fact.action === 'release.shown-again') {
    expect(page.handedOut.at(-1)).toBe(fact.step);
    page.shownAgain.push(fact.step);
  }
}

/** Enough different people who may approve at that very moment, none of them the requester or the owner; no freeze. */
function assertAllowed(stage: Stage, page: Page, entry: AuditEntry): void {
  const era = must(stage.eras.findLast(({ fromSeq }) => fromSeq <= entry.seq));
  expect(era.frozen).toBe(false);
  if (page.brokenGlass) {
    expect(page.requester).toBe(PEOPLE.lee);
    return;
  }
  const counting = [...page.approvals].filter((person) => era.approvers.has(person));
  expect(counting).not.toContain(page.requester);
  expect(counting).not.toContain(PEOPLE.alice);
  expect(counting.length).toBeGreaterThanOrEqual(stage.policy.approvalsNeeded);
}

/** Nobody was ever shown a code that the audit had not written down before, or that was not theirs. */
export function assertShown(
  stage: Stage,
  audit: readonly AuditEntry[],
  pages: ReadonlyMap<string, Page>,
): void {
  for (const { to, requestId, digits, worksUntil, audited } of stage.shown) {
    const step = (worksUntil + 5_000) / 30_000 - 3;
    expect(digits).toBe(independentCode(KEY, step, DEFAULT_PARAMETERS));
    const page = must(pages.get(requestId));
    expect(PEOPLE[to]).toBe(page.requester);
    const written = audit.some(
      ({ seq, requestId: of, fact }) =>
        seq <= audited &&
        of === requestId &&
        fact.action === 'release.handed-out' &&
        fact.step === step,
    );
    expect(written).toBe(true);
  }
  for (const page of pages.values()) {
    expect(new Set(page.handedOut).size).toBe(page.handedOut.length);
    expect(page.handedOut.length).toBeLessThanOrEqual(2);
    for (const step of page.handedOut) {
      expect(page.shownAgain.filter((again) => again === step).length).toBeLessThanOrEqual(3);
    }
  }
}
