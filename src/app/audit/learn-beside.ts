// What an entry does not say itself, learned while a log is read from its beginning: whose a token is, which an earlier entry said, and
// how people are called now, which the directory says once for each. Both are bounded, however long the log is.
import type { AuditEntry } from '../../domain/audit/entry.js';
import { ownerIn } from '../../domain/audit/flat-entry.js';
import type { Beside, CalledNow } from '../../domain/audit/flat-entry.js';
import type { PersonId, TokenId } from '../../domain/ids.js';
import { parsePersonId } from '../../domain/ids.js';
import type { Directory } from '../../ports/directory.js';
import { DirectoryUnavailable } from '../../ports/fault.js';

/** Of each, the newest. */
const KEPT_AT_MOST = 20_000;

export class LearntBeside implements Beside {
  readonly #directory: Directory;
  readonly #names = new Map<PersonId, CalledNow | undefined>();
  readonly #owners = new Map<TokenId, PersonId>();
  #isDirectoryAway = false;

  constructor(directory: Directory) {
    this.#directory = directory;
  }

  /** It did not answer once, and was not asked again: names are missing from there on. */
  get isDirectoryAway(): boolean {
    return this.#isDirectoryAway;
  }

  readonly nameOf = (person: PersonId): CalledNow | undefined => this.#names.get(person);
  readonly ownerOf = (token: TokenId): PersonId | undefined => this.#owners.get(token);

  /** Before it is written. */
  async learn(entry: AuditEntry): Promise<void> {
    const { fact, tokenId, actor } = entry;
    const to = 'to' in fact ? parsePersonId(fact.to) : undefined;
    const owner = ownerIn(entry, this);
    if (tokenId !== undefined && owner !== undefined) keep(this.#owners, tokenId, owner);
    for (const person of [parsePersonId(actor), owner, to]) {
      if (person !== undefined) await this.#learnName(person);
    }
  }

  async #learnName(person: PersonId): Promise<void> {
    if (this.#isDirectoryAway || this.#names.has(person)) return;
    try {
      keep(this.#names, person, await this.#directory.person(person));
    } catch (error) {
      if (!(error instanceof DirectoryUnavailable)) throw error;
      this.#isDirectoryAway = true;
    }
  }
}

function keep<K, V>(map: Map<K, V>, key: K, value: V): void {
  map.delete(key);
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > KEPT_AT_MOST && oldest !== undefined) map.delete(oldest);
}
