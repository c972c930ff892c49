// Where checkpoints go so that the host of the store cannot take them back. What lies there is never replaced, only added to.

/**
 * One that takes checkpoints and gives none back: a chat, which people read and the bot does not. It convinces whoever looks there, and
 * tells the bot nothing, so it counts for nothing in what the bot decides.
 */
export interface WriteOnlyAnchor {
  /** What it is called where operators read of it. */
  readonly name: Lowercase<string>;
  /**
   * Adds a signed note; one that is there already may come to be there twice. Throws `AnchorUnavailable`, `AnchorForbidden` or the
   * store's faults, and answers within its own budget of seconds.
   */
  keep(note: string): Promise<void>;
}

/** Every method throws `AnchorUnavailable` or `AnchorForbidden`, and answers within its own budget of seconds. */
export interface Anchor extends WriteOnlyAnchor {
  /** Durable when it answers. */
  keep(note: string): Promise<void>;
  /**
   * What was kept last, oldest first: some notes, one after another, the first of which may be cut off; empty where nothing was
   * kept yet. `whole`: all of this month and the last one, for who remembers nothing:
   * whoever may add there could have added so much that an end holds copies of old ones alone. It takes longer, and throws where
   * that is too much to read.
   */
  readLast(much?: 'ends' | 'whole'): Promise<string>;
}
