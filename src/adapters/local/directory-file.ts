// People and groups from a JSON file, read once: the directory of the local profile and of the tests.
import { setImmediate } from 'node:timers/promises';

import { reviveForeign } from '../../domain/json.js';
import type { GroupId, PersonId, TenantId } from '../../domain/ids.js';
import { addTo, placesOf } from '../../domain/people/called.js';
import type { CalledIndex } from '../../domain/people/called.js';
import { near, nearestOf } from '../../domain/people/nearest.js';
import type { Near } from '../../domain/people/nearest.js';
import type { Directory, Person } from '../../ports/directory.js';
import { ConfigurationProblem } from './configuration-problem.js';
import { errorCode } from './error-code.js';
import { readText } from './read-text.js';
import { troubleAt } from './system-trouble.js';
import { parseDirectoryFile, type DirectoryFileContent } from './parse-directory-file.js';

const PEOPLE_AT_ONCE = 100;
const inOrderOfName = new Intl.Collator('en');

export class DirectoryFile implements Directory {
  readonly tenantId: TenantId;
  /** Active people, in order of display name. */
  readonly #people: ReadonlyMap<string, Person>;
  readonly #inOrder: readonly Person[];
  /** Made when somebody is looked for the first time. */
  #called: Promise<CalledIndex> | undefined;
  readonly #members: ReadonlyMap<string, readonly string[]>;
  /** By member, person or group: the groups with it. */
  readonly #groupsWith: ReadonlyMap<string, readonly GroupId[]>;

  constructor(content: DirectoryFileContent) {
    const active = content.people.filter(({ disabled }) => !disabled).map(asPerson);
    active.sort(byDisplayName);
    this.tenantId = content.tenantId;
    this.#inOrder = active;
    this.#people = new Map(active.map((person) => [person.id, person]));
    this.#members = new Map(content.groups.map(({ id, members }) => [id, members]));
    this.#groupsWith = byMember(content.groups);
  }

  /** Throws `ConfigurationProblem`, with every problem of the file in its message. */
  static async read(path: string): Promise<DirectoryFile> {
    const parsed = parseDirectoryFile(await readJson(path), path);
    if (parsed.ok) return new DirectoryFile(parsed.value);
    const lines = parsed.refusal.map(
      ({ where, value, problem }) => `${where}: ${problem} (is ${value})`,
    );
    throw new ConfigurationProblem('DIRECTORY_FILE_WRONG', lines.join('\n'));
  }

  async person(id: PersonId): Promise<Person | undefined> {
    return this.#people.get(id);
  }

  async find(names: readonly string[]): Promise<readonly Person[]> {
    this.#called ??= this.#index();
    const places = placesOf(await this.#called, names);
    return places.flatMap((place) => this.#inOrder[place] ?? []);
  }

  async #index(): Promise<CalledIndex> {
    const index: CalledIndex = new Map();
    let first = 0;
    for await (const people of this.#inParts()) {
      addTo(index, people, first);
      first += people.length;
    }
    return index;
  }

  async similar(names: readonly string[]): Promise<readonly Person[]> {
    const found: Near<Person>[] = [];
    for await (const people of this.#inParts()) found.push(...near(people, names));
    return nearestOf(found);
  }

  /** A file of tens of thousands is looked through for seconds: everybody else has their turn in between. */
  async *#inParts(): AsyncGenerator<readonly Person[]> {
    const all = this.#inOrder;
    for (let from = 0; from < all.length; from += PEOPLE_AT_ONCE) {
      if (from > 0) await setImmediate();
      yield all.slice(from, from + PEOPLE_AT_ONCE);
    }
  }

  async groupsOf(id: PersonId): Promise<readonly GroupId[]> {
    if (!this.#people.has(id)) return [];
    const found = new Set<GroupId>();
    const open: string[] = [id];
    for (let member = open.pop(); member !== undefined; member = open.pop()) {
      for (const group of this.#groupsWith.get(member) ?? []) {
        if (found.has(group)) continue;
        found.add(group);
        open.push(group);
      }
    }
    return [...found];
  }

  async membersOf(group: GroupId): Promise<readonly Person[]> {
    const seen = new Set<string>([group]);
    // A set may grow while it is walked; each member is visited once, so a circle of groups ends.
    for (const visited of seen) {
      for (const member of this.#members.get(visited) ?? []) seen.add(member);
    }
    return this.#inOrder.filter(({ id }) => seen.has(id));
  }
}

function byMember(groups: DirectoryFileContent['groups']): ReadonlyMap<string, readonly GroupId[]> {
  const found = new Map<string, GroupId[]>();
  for (const { id, members } of groups) {
    for (const member of new Set<string>(members)) {
      const before = found.get(member);
      if (before === undefined) found.set(member, [id]);
      else before.push(id);
    }
  }
  return found;
}

function asPerson(entry: DirectoryFileContent['people'][number]): Person {
  const { id, displayName, givenName, surname, userPrincipalName, nicknames } = entry;
  return { id, displayName, givenName, surname, userPrincipalName, nicknames };
}

function byDisplayName(one: Person, other: Person): number {
  return (
    inOrderOfName.compare(one.displayName, other.displayName) ||
    inOrderOfName.compare(one.id, other.id)
  );
}

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readText(path), reviveForeign);
  } catch (error) {
    const why = errorCode(error) === undefined ? `${path}: it is no JSON` : troubleAt(path, error);
    const message = `The directory file cannot be read. ${why}.`;
    throw new ConfigurationProblem('DIRECTORY_FILE_INACCESSIBLE', message, { cause: error });
  }
}
