// The rows of a table by name, in the order in which the service gives them.
export type Entity = { readonly etag: string; readonly json: string };

export class TableRows {
  readonly #entities = new Map<string, Entity>();
  /** Their names, ascending. */
  readonly #names: string[] = [];

  get(name: string): Entity | undefined {
    return this.#entities.get(name);
  }

  set(name: string, entity: Entity): void {
    if (!this.#entities.has(name)) this.#names.splice(this.#placeOf(name), 0, name);
    this.#entities.set(name, entity);
  }

  delete(name: string): void {
    if (this.#entities.delete(name)) this.#names.splice(this.#placeOf(name), 1);
  }

  /** Every one whose name begins so. */
  deleteAll(lead: string): void {
    for (const name of this.#names.filter((one) => one.startsWith(lead))) this.delete(name);
  }

  /** From the first name on that is not below `from`, before `to`: `limit` at most. */
  names(from: string, to: string, limit: number): readonly string[] {
    const start = this.#placeOf(from);
    return this.#names.slice(start, start + limit).filter((name) => name < to);
  }

  /** Where it is, or would be. */
  #placeOf(name: string): number {
    let low = 0;
    let high = this.#names.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#names[middle] ?? '') < name) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
