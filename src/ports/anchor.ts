// Where checkpoints go so that the host of the store cannot take them back. What lies there is never replaced, only added to.

/** Every method throws `AnchorUnavailable` or `AnchorForbidden`, and answers within its own budget of seconds. */
export interface Anchor {
  /** What it is called where operators read of it. */
  readonly name: Lowercase<string>;
  /** Adds a signed note. Durable when it answers; one that is there already may come to be there twice. */
  keep(note: string): Promise<void>;
  /**
   * What was kept last, oldest first: some notes, one after another, the first of which may be cut off; empty where nothing was
   * kept yet. Undefined: nothing can be read from there. `whole`: all of this month and the last one, for who remembers nothing:
   * whoever may add there could have added so much that an end holds copies of old ones alone. It takes longer, and throws where
   * that is too much to read.
   */
  readLast(much?: 'ends' | 'whole'): Promise<string | undefined>;
}
