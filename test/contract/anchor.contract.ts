import { describe, expect, test } from '@jest/globals';
import type { Anchor, WriteOnlyAnchor } from '../../src/ports/anchor.js';

const note = (size: number): string => `a.example/1\n${size}\nroot\n\n— a.example/1 AAAAAAA=\n`;

/** What every anchor promises that can be read. */
export function anchorContract(name: string, make: () => Promise<Anchor>): void {
  describe(`${name}: an anchor`, () => {
    test('holds nothing at first', async () => {
      expect(await (await make()).readLast()).toBe('');
    });

    test('keeps notes in order, and replaces none', async () => {
      const anchor = await make();
      for (const size of [1, 2, 3]) await anchor.keep(note(size));
      expect(await anchor.readLast()).toBe([1, 2, 3].map(note).join(''));
    });

    test('takes the notes of two that come at once, each whole', async () => {
      const anchor = await make();
      await Promise.all([anchor.keep(note(1)), anchor.keep(note(2))]);
      const kept = await anchor.readLast();
      expect([note(1) + note(2), note(2) + note(1)]).toContain(kept);
    });

    test('gives the end of what it holds, however much that is', async () => {
      const anchor = await make();
      const long = `${'x'.repeat(40_000)}\n`;
      for (const one of [long, long, note(4)]) await anchor.keep(one);
      const last = await anchor.readLast();
      expect(last.endsWith(note(4))).toBe(true);
      expect(last.length).toBeLessThan(80_000);
    });

    test('gives all of it where that is asked for: nothing is pushed out by copies of what is old', async () => {
      const anchor = await make();
      await anchor.keep(note(1));
      await anchor.keep(note(2));
      const copies = Math.ceil(100_000 / note(1).length);
      await anchor.keep(note(1).repeat(copies));
      expect(await anchor.readLast()).not.toContain(note(2));
      expect(await anchor.readLast('whole')).toBe(note(1) + note(2) + note(1).repeat(copies));
    });
  });
}

type WriteOnly = {
  readonly anchor: WriteOnlyAnchor;
  readonly noteOf: (size: number) => Promise<string>;
  /** What has come to whoever looks there, in the end. */
  readonly arrived: () => Promise<string>;
};

/** What every anchor promises, whether the bot can read it or not. */
export function writeOnlyAnchorContract(name: string, make: () => Promise<WriteOnly>): void {
  describe(`${name}: an anchor that may be written alone`, () => {
    test('what it is given arrives, to the letter', async () => {
      const { anchor, noteOf, arrived } = await make();
      await anchor.keep(await noteOf(7));
      expect(await arrived()).toBe(await noteOf(7));
    });

    test('the newest arrives, whatever becomes of those before it', async () => {
      const { anchor, noteOf, arrived } = await make();
      for (const size of [1, 2, 3]) await anchor.keep(await noteOf(size));
      expect((await arrived()).endsWith(await noteOf(3))).toBe(true);
    });

    test('of two that come at once one arrives whole, at least', async () => {
      const { anchor, noteOf, arrived } = await make();
      const notes = await Promise.all([noteOf(1), noteOf(2)]);
      await Promise.all(notes.map(async (note) => anchor.keep(note)));
      const kept = await arrived();
      expect(notes.some((note) => kept.includes(note))).toBe(true);
    });
  });
}
