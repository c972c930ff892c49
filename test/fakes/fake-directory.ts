import type { GroupId, PersonId } from '../../src/domain/ids.js';
import { calledByAny } from '../../src/domain/people/called.js';
import { nearest } from '../../src/domain/people/nearest.js';
import { DirectoryUnavailable } from '../../src/ports/fault.js';
import type { Directory, Person } from '../../src/ports/directory.js';

/** In memory; people and groups change while a test runs, as they do in Entra. */
export class FakeDirectory implements Directory {
  readonly #people = new Map<PersonId, Person>();
  readonly #groupsOf = new Map<PersonId, readonly GroupId[]>();
  readonly #within = new Map<GroupId, readonly GroupId[]>();
  #fails = false;

  constructor(people: readonly Person[] = []) {
    for (const person of people) this.add(person);
  }

  add(person: Person, groups: readonly GroupId[] = []): void {
    this.#people.set(person.id, person);
    this.setGroups(person.id, groups);
  }

  /** The person is in these groups directly, and in no other. */
  setGroups(person: PersonId, groups: readonly GroupId[]): void {
    this.#groupsOf.set(person, groups);
  }

  /** Whoever is in `group` is in these groups too. */
  nest(group: GroupId, within: readonly GroupId[]): void {
    this.#within.set(group, within);
  }

  /** As if the account was deleted or disabled. */
  remove(person: PersonId): void {
    this.#people.delete(person);
  }

  /** The next call throws `DirectoryUnavailable`. */
  failNext(): void {
    this.#fails = true;
  }

  async person(id: PersonId): Promise<Person | undefined> {
    this.#misbehave();
    return this.#people.get(id);
  }

  async find(names: readonly string[]): Promise<readonly Person[]> {
    this.#misbehave();
    return calledByAny(this.#inOrder(), names);
  }

  async similar(names: readonly string[]): Promise<readonly Person[]> {
    this.#misbehave();
    return nearest(this.#inOrder(), names);
  }

  async groupsOf(id: PersonId): Promise<readonly GroupId[]> {
    this.#misbehave();
    return this.#allGroupsOf(id);
  }

  async membersOf(group: GroupId): Promise<readonly Person[]> {
    this.#misbehave();
    return this.#inOrder().filter(({ id }) => this.#allGroupsOf(id).includes(group));
  }

  #allGroupsOf(id: PersonId): readonly GroupId[] {
    if (!this.#people.has(id)) return [];
    const found = new Set(this.#groupsOf.get(id));
    for (const group of found) {
      for (const outer of this.#within.get(group) ?? []) found.add(outer);
    }
    return [...found];
  }

  #inOrder(): Person[] {
    const people = [...this.#people.values()];
    return people.sort((one, other) => one.displayName.localeCompare(other.displayName, 'en'));
  }

  #misbehave(): void {
    if (!this.#fails) return;
    this.#fails = false;
    throw new DirectoryUnavailable('told to fail');
  }
}
