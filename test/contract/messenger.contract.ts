// What every messenger promises, whichever channel it is.
import { describe, expect, test } from '@jest/globals';
import type { PersonId } from '../../src/domain/ids.js';
import { DeliveryFailed, MessageGone, PersonUnreachable } from '../../src/ports/fault.js';
import type { Message, Messenger, Recipient } from '../../src/ports/messenger.js';

/** A messenger, and the other end of its line. */
export type Line = {
  readonly messenger: Messenger;
  readonly to: Recipient;
  /** What the person sees now, oldest first, as words. */
  readonly shown: () => readonly string[];
  /** The next delivery fails in a way that may pass. */
  readonly failNext: () => void;
  /** Somebody deletes everything in the chat. */
  readonly clear: () => void;
  /** The person blocks the bot. */
  readonly close: () => void;
  /** Somebody who has the app and has never written, and somebody who does not have it. */
  readonly silent: PersonId;
  readonly stranger: PersonId;
};

const about = (ownerName: string): Message => ({
  kind: 'notice',
  notice: { code: 'request-expired', disclosure: 'release', ownerName, unapproved: true },
});

export function messengerContract(name: string, open: () => Promise<Line>): void {
  describe(`${name}: a messenger`, () => {
    test('delivers to the person, in order', async () => {
      const { messenger, to, shown } = await open();
      const first = await messenger.send(to, about('Alice Example'));
      const second = await messenger.send(to, about('Bob Example'));
      expect(first).not.toBe(second);
      expect(shown()).toHaveLength(2);
      expect(shown()[0]).toContain('Alice Example');
      expect(shown()[1]).toContain('Bob Example');
    });

    test('brings a message up to date in its place', async () => {
      const { messenger, to, shown } = await open();
      const first = await messenger.send(to, about('Alice Example'));
      await messenger.send(to, about('Bob Example'));
      await messenger.update(to, first, about('Carol Example'));
      expect(shown()).toHaveLength(2);
      expect(shown()[0]).toContain('Carol Example');
      expect(shown()[0]).not.toContain('Alice Example');
    });

    test('says when a message to bring up to date is gone', async () => {
      const { messenger, to, clear } = await open();
      const first = await messenger.send(to, about('Alice Example'));
      clear();
      await expect(messenger.update(to, first, about('Bob'))).rejects.toThrow(MessageGone);
    });

    test('says when the person cannot be reached', async () => {
      const { messenger, to, close } = await open();
      close();
      await expect(messenger.send(to, about('Alice'))).rejects.toThrow(PersonUnreachable);
    });

    test('opens the chat with somebody who has the app, always the same, and shows nothing there', async () => {
      const { messenger, silent, shown } = await open();
      const address = await messenger.open(silent);
      expect(await messenger.open(silent)).toEqual(address);
      expect(shown()).toEqual([]);
      await messenger.send({ address }, about('Alice Example'));
      expect(shown()).toHaveLength(1);
    });

    test('opens no chat with who does not have the app, nor with who blocks it, and tells them apart', async () => {
      const { messenger, silent, stranger, close } = await open();
      await expect(messenger.open(stranger)).rejects.toMatchObject({ why: 'not-installed' });
      close();
      await expect(messenger.open(silent)).rejects.toMatchObject({ why: 'blocked' });
    });

    test('says when it may go through later, and then it does', async () => {
      const { messenger, to, failNext, shown } = await open();
      failNext();
      await expect(messenger.send(to, about('Alice'))).rejects.toThrow(DeliveryFailed);
      await messenger.send(to, about('Alice Example'));
      expect(shown().at(-1)).toContain('Alice Example');
    });
  });
}
