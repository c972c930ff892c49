// Where somebody has left traces in a tenant's rows: by their id, and by what they are called. Everything is looked through, once to find
// out which requests, tokens and names are theirs, so that no kind of row can be forgotten.
import { z } from 'zod';
import type { AuditEntry } from '../../domain/audit/entry.js';
import { readLogged } from '../../domain/audit/leaf.js';
import type { LogRow } from '../../domain/audit/log.js';
import { beginsRequest } from '../../domain/audit/story.js';
import type { Instant, PersonId } from '../../domain/ids.js';
import { isOpen } from '../../domain/release/request.js';
import type { Request } from '../../domain/release/request.js';
import type { Review } from '../../domain/release/review.js';
import { isKept, isOver } from '../../domain/tokens/token.js';
import { MAX_PAGE } from '../../ports/store.js';
import type { Person } from '../../ports/directory.js';
import type { Row } from '../../ports/store.js';
import { personId } from '../../domain/fields.js';
import { readPages } from '../commit/read-pages.js';
import { logRowSchema } from '../commit/rows/audit-rows.js';
import { brakeSchema } from '../commit/rows/brake-rows.js';
import { brakeRow, lastPart } from '../commit/rows/names.js';
import { ownerSchema } from '../commit/rows/owner-row.js';
import { requestSchema } from '../commit/rows/request-row.js';
import { reviewSchema } from '../commit/rows/schemas.js';
import { tokenSchema } from '../commit/rows/token-row.js';
import type { Deps } from '../deps.js';
import { isDeed, latest } from './deeds.js';
import { isAddressLike, namingOf } from './naming.js';
import type { Naming } from './naming.js';
import { nameOfKind } from './row-kinds.js';
import type { KindName } from './row-kinds.js';

/** What they still have a part in. */
export type StillOpen = 'TOKEN_OPEN' | 'REQUEST_OPEN' | 'REVIEW_OPEN' | 'FROZEN';

export type Traces = {
  readonly person: PersonId;
  /** Whether what somebody typed names them. */
  readonly isNamedIn: Naming;
  /** Their id, and those of the requests, tokens and set-ups that are theirs. */
  readonly theirs: ReadonlySet<string>;
  /** In the audit, whose requests may be forgotten long since. */
  readonly told: ReadonlySet<string>;
  readonly open: ReadonlySet<StillOpen>;
  /** When they last did anything, or anything was done by a request or token of theirs. Who only asked about them counts for nothing. */
  readonly lastDeed: Instant | undefined;
};

type Needs = Pick<Deps, 'store' | 'tenantId' | 'directory'>;

/** Behind every name that a row may have. */
export const EVERYTHING = { from: '-', to: '~', limit: MAX_PAGE } as const;

/** Throws `StoreUnavailable` and `DirectoryUnavailable`. */
export async function findTraces(deps: Needs, person: PersonId): Promise<Traces> {
  const finding = new Finding(person);
  const known = await deps.directory.person(person);
  if (known !== undefined) finding.isCalled(known);
  for await (const page of readPages(deps, EVERYTHING)) {
    for (const row of page) finding.add(row);
  }
  return finding;
}

/** The entry of a row of the audit. Undefined where it is none, or none that can be read. */
export function entryIn({ value }: Row): (LogRow & { readonly entry: AuditEntry }) | undefined {
  const row = logRowSchema.safeParse(value).data;
  const entry = row === undefined ? undefined : readLogged(row);
  return row === undefined || entry === undefined ? undefined : { ...row, entry };
}

const caseOf = z.object({ ownerId: personId });

class Finding implements Traces {
  readonly person: PersonId;
  readonly theirs: Set<string>;
  readonly told: Set<string>;
  readonly open = new Set<StillOpen>();
  lastDeed: Instant | undefined;
  readonly #names = new Set<string>();
  /** As the directory has them. */
  readonly #addresses: string[] = [];
  /** As tokens were captured: theirs only where one of their addresses is like it. */
  readonly #accounts = new Set<string>();
  #naming: Naming | undefined;

  constructor(person: PersonId) {
    this.person = person;
    this.theirs = new Set([person]);
    this.told = new Set([person]);
  }

  isCalled({ displayName, userPrincipalName }: Person): void {
    this.#names.add(displayName).add(userPrincipalName);
    this.#addresses.push(userPrincipalName);
  }

  readonly isNamedIn: Naming = (text) => {
    this.#naming ??= this.#named();
    return this.#naming(text);
  };

  #named(): Naming {
    const accounts = [...this.#accounts].filter((one) => isAddressLike(one, this.#addresses));
    return namingOf([...this.#names, ...accounts]);
  }

  add(row: Row): void {
    const kind = nameOfKind(row.row);
    if (kind !== undefined) this.#readers[kind]?.(row);
  }

  readonly #readers: Readonly<Partial<Record<KindName, (row: Row) => void>>> = {
    audit: (row) => {
      this.#addEntry(row);
    },
    refused: (row) => {
      this.#addEntry(row);
    },
    brake: ({ row, value }) => {
      if (row !== brakeRow(this.person)) return;
      if (brakeSchema.safeParse(value).data?.order !== null) this.open.add('FROZEN');
    },
    case: ({ row, value }) => {
      if (caseOf.safeParse(value).data?.ownerId === this.person) this.theirs.add(lastPart(row));
    },
    owner: ({ value }) => {
      const owner = ownerSchema.safeParse(value).data?.person;
      if (owner?.id === this.person) this.isCalled(owner);
    },
    request: ({ value }) => {
      const request = requestSchema.safeParse(value).data;
      if (request !== undefined) this.#addRequest(request);
    },
    review: ({ value }) => {
      const review = reviewSchema.safeParse(value).data;
      if (review !== undefined && this.#isOfReview(review)) this.open.add('REVIEW_OPEN');
    },
    reviewed: ({ value }) => {
      const review = reviewSchema.safeParse(value).data;
      if (review !== undefined && this.#isOfReview(review)) this.theirs.add(review.requestId);
    },
    token: ({ value }) => {
      const token = tokenSchema.safeParse(value).data;
      if (token?.ownerId !== this.person) return;
      this.theirs.add(token.id);
      this.told.add(token.id);
      this.#accounts.add(token.accountName);
      if (!isOver(token) || isKept(token)) this.open.add('TOKEN_OPEN');
    },
  };

  #addEntry(row: Row): void {
    const entry = entryIn(row)?.entry;
    if (entry === undefined) return;
    const { fact, actor } = entry;
    const ofThem = 'ownerId' in fact && fact.ownerId === this.person;
    const byThem = beginsRequest(fact) && actor === this.person;
    if (ofThem) this.#tell(entry.tokenId);
    if (ofThem || byThem) this.#tell(entry.requestId);
    if (isDeed(entry, this)) this.lastDeed = latest(this.lastDeed, entry.at);
  }

  #tell(id: string | undefined): void {
    if (id !== undefined) this.told.add(id);
  }

  #addRequest({ ask, life }: Request): void {
    const isOfThem = [ask.requester.id, ask.owner.id].includes(this.person);
    const isAsked = ask.asked.some(({ id }) => id === this.person);
    if (isOpen(life) && (isOfThem || isAsked)) this.open.add('REQUEST_OPEN');
    if (ask.requester.id === this.person) this.#names.add(ask.requester.name);
    if (ask.owner.id === this.person) this.#owns(ask.owner);
    if (isOfThem) this.theirs.add(ask.id);
    if (isOfThem) this.told.add(ask.id);
  }

  #isOfReview({ by, owner }: Review): boolean {
    if (by.id === this.person) this.#names.add(by.name);
    if (owner.id === this.person) this.#owns(owner);
    return [by.id, owner.id].includes(this.person);
  }

  #owns({ name, account }: { readonly name: string; readonly account: string }): void {
    this.#names.add(name);
    this.#accounts.add(account);
  }
}
