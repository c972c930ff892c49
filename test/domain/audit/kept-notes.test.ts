// Notes that lie one behind another, as an anchor keeps them, are found one by one: whoever reads them loses none.
import { expect, test } from '@jest/globals';
import { splitNotes } from '../../../src/domain/audit/kept-notes.js';
import { fc } from '../../properties.js';

const note = (size: number, ...by: readonly string[]): string =>
  [`otp-bridge/1`, `${size}`, 'cm9vdA==', '', ...by.map((one) => `— ${one} c2lnbmVk`)]
    .map((line) => `${line}\n`)
    .join('');

const NOTES = [note(1, 'log'), note(2, 'log', 'witness'), note(3, 'log', 'witness', 'another')];

test('each is whole, with every line that somebody has signed it with', () => {
  const notes = fc.array(fc.constantFrom(...NOTES));
  fc.assert(
    fc.property(notes, (kept) => {
      expect(splitNotes(kept.join(''))).toEqual(kept);
    }),
  );
});

test('where there is nothing, there is none', () => {
  expect(splitNotes('')).toEqual([]);
});

test('the first may be cut off, and takes nothing of the next with it', () => {
  const [first = '', ...others] = NOTES;
  const rest = first.slice(first.indexOf('cm9vdA'));
  expect(splitNotes([rest, ...others].join(''))).toEqual([rest, ...others]);
  expect(splitNotes(['— log c2lnbmVk\n', ...others].join(''))).toHaveLength(3);
});

test('the last that is still being written has no line that is not whole', () => {
  expect(splitNotes(`${NOTES.join('')}otp-bridge/1\n7`)).toEqual([...NOTES, 'otp-bridge/1\n']);
});
