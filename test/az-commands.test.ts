// What the pages tell an administrator to type exists, as the Azure CLI itself said when it was last asked (.ci/run asks again).
import { expect, test } from '@jest/globals';
import { recordedCommands, typedCommands, unknownIn } from './az-commands.mjs';

test('every az command and option of the pages and scripts is one', () => {
  const typed = typedCommands();
  expect(typed.length).toBeGreaterThan(15);
  expect(unknownIn(typed, recordedCommands())).toEqual([]);
});

test('a command or an option that there is not is found', () => {
  const typed = [
    { where: 'a page', command: 'storage table-rm delete', options: [] },
    { where: 'a page', command: 'rest', options: ['--method', '--verb'] },
  ];
  expect(unknownIn(typed, recordedCommands())).toEqual([
    'a page: there is no az storage table-rm delete',
    'a page: az rest has no --verb',
  ]);
});
