// The windows of a local trial, as the bot knows them: `npm start`, which started it, opens them and tells which there are.
import { z } from 'zod';
import { isTrialPerson } from '../text/trial/words.js';
import type { TrialPerson } from '../text/trial/words.js';

export type TrialWindows = {
  /** Addresses of those that are open; undefined where nobody is there who opens any. */
  readonly opened: () => ReadonlyMap<TrialPerson, string> | undefined;
  /** Its address; undefined where it did not open. */
  readonly open: (person: TrialPerson) => Promise<string | undefined>;
};

/** What `process` is to a program that another one started. */
export type Starter = {
  readonly send?: ((message: object) => unknown) | undefined;
  readonly on: (event: 'message', heard: (message: unknown) => void) => unknown;
};

const local = z.url({ protocol: /^http$/, hostname: /^localhost$/ });
const heardSchema = z.union([
  z.object({ windows: z.record(z.string(), local) }),
  z.object({ notOpened: z.string() }),
]);

export function trialWindows(starter: Starter): TrialWindows {
  const waiting = new Map<TrialPerson, Set<(url: string | undefined) => void>>();
  let known: ReadonlyMap<TrialPerson, string> | undefined;
  const tell = (person: TrialPerson, url: string | undefined): void => {
    for (const one of waiting.get(person) ?? []) one(url);
    waiting.delete(person);
  };
  starter.on('message', (message) => {
    const heard = heardSchema.safeParse(message);
    if (!heard.success) return;
    if ('notOpened' in heard.data) {
      if (isTrialPerson(heard.data.notOpened)) tell(heard.data.notOpened, undefined);
      return;
    }
    const entries = Object.entries(heard.data.windows).flatMap(
      ([name, url]): readonly [TrialPerson, string][] => (isTrialPerson(name) ? [[name, url]] : []),
    );
    known = new Map(entries);
    for (const [person, url] of entries) tell(person, url);
  });
  return {
    opened: () => known,
    open: async (person) => {
      const url = known?.get(person);
      if (known === undefined || url !== undefined) return url;
      return new Promise((resolve) => {
        const all = waiting.get(person) ?? new Set();
        waiting.set(person, all.add(resolve));
        starter.send?.({ openWindow: person });
      });
    },
  };
}
