// Every field that is read, of every kind of activity, null, empty, absent and of another type: who waits for an answer gets one, and
// what is refused is in the log by its field. PRINT=1 writes docs/odd-fields.md.
import { expect, test } from '@jest/globals';
import { activity as shape } from '../../../src/channels/teams/activity-shape.js';
import { heldPage } from '../../held-page.js';
import { fieldsOf, OddFields } from './odd-fields.js';
import type { OddRow } from './odd-fields.js';

/** Without these nobody knows where an answer could go. */
const WHERE = new Set([
  'serviceUrl',
  'channelId',
  'from',
  'from.id',
  'conversation',
  'conversation.id',
]);

test('nothing is without an answer, and the page in docs/ is what became of each', async () => {
  const odd = await OddFields.open();
  const rows: OddRow[] = [];
  for (const kind of odd.kinds) {
    for (const field of fieldsOf(kind)) rows.push(await odd.row(kind, field));
  }
  const sent = new Set(rows.map(({ field }) => field));
  expect(Object.keys(shape.shape).filter((field) => !sent.has(field))).toEqual([]);
  for (const { kind, field, became } of rows) {
    const silent = became.filter((said) => said === 'nothing' || said.includes('FAILED'));
    expect({ kind: kind.name, field, silent }).toEqual({ kind: kind.name, field, silent: [] });
  }
  // Where an answer can go, whoever waits for one has it, and not the log alone.
  const told = rows.filter(({ kind, field }) => kind.waits && !WHERE.has(field));
  for (const { field, became } of told) {
    const alone = became.filter((said) => said.startsWith('log:'));
    expect({ field, alone }).toEqual({ field, alone: [] });
  }
  const page = pageOf(rows);
  expect(heldPage('odd-fields.md', page)).toBe(page);
});

const HEAD = `# Odd fields

Real clients say "nothing" in several ways, and what they send changes. Here every field that the bot reads, of every kind of activity, is
in turn \`null\`, empty (\`""\`, \`{}\`, \`[]\`), absent, and of another type (a number for a text, a text for the rest). Printed by
\`test/channels/teams/odd-fields.test.ts\`, which holds it: who waits for an answer gets one, always; what is refused is in the log
(\`activity.refused\`) by its field. *400* goes to the channel where the activity does not say where an answer could go. Rows in which every
change is *as usual* are listed in one line.
`;

function pageOf(rows: readonly OddRow[]): string {
  const kinds = [...new Set(rows.map(({ kind }) => kind.name))];
  const parts = kinds.map((name) => {
    const mine = rows.filter(({ kind }) => kind.name === name);
    const isUsual = ({ became }: OddRow): boolean => became.every((said) => said === 'as usual');
    const usual = mine.filter(isUsual).map(({ field }) => `\`${field}\``);
    const other = mine.filter((row) => !isUsual(row));
    const lines = other.map(({ field, became }) => `| \`${field}\` | ${became.join(' | ')} |`);
    return `## ${name}

As usual, whatever becomes of them: ${usual.join(', ')}.

| field | null | empty | absent | another type |
|---|---|---|---|---|
${lines.join('\n')}
`;
  });
  return [HEAD, ...parts].join('\n');
}
