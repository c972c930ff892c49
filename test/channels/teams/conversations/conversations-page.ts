// Prints docs/conversations.md: what was typed and pressed, and what everybody then read.
import type { PersonName } from '../../../app/trial.js';
import type { Line } from './talk.js';

export type Played = {
  readonly title: string;
  readonly locale: string;
  readonly lines: readonly Line[];
};

const HEAD = `# Forty conversations

As people type them, good and bad, in English and German, with the sample people. Each one is played against the running bot by a
test (\`test/channels/teams/conversations\`), which prints this page: what somebody did, then every message that came, and every
card that changed, line by line in reading order, buttons included. Codes and tickets are left out.
[Pictures](pictures/) of the same conversations: \`conversations-1.png\` and so on.
`;

const SHOWN: Readonly<Record<PersonName | 'group', string>> = {
  alex: 'Alex',
  megan: 'Megan',
  alice: 'Alice',
  diego: 'Diego',
  isaiah: 'Isaiah',
  lee: 'Lee',
  adele: 'Adele',
  group: 'Everybody in the group chat',
};

export const nameOf = (who: PersonName | 'group'): string => SHOWN[who];

export function conversationsPage(all: readonly Played[]): string {
  return [HEAD, ...all.map((one, at) => sectionOf(one, at + 1))].join('\n');
}

/** As it stands in the page. */
export function sectionOf({ title, lines }: Played, number: number): string {
  return [`## ${number}. ${title}`, '', ...lines.flatMap(paragraphOf)].join('\n');
}

function paragraphOf(line: Line): readonly string[] {
  if (line.kind === 'meanwhile') return [`*${line.words}*`, ''];
  if (line.kind === 'does') return [`**${nameOf(line.who)}** ${codeSpanned(line.words)}`, ''];
  const lead = `> ${nameOf(line.who)} ${line.changed ? 'now reads' : 'reads'}:`;
  return [lead, '>', ...line.words.split('\n').map((words) => `> ${plain(words)}  `), ''];
}

function codeSpanned(words: string): string {
  const [verb = '', ...rest] = words.split(': ');
  return `${verb}: \`${withoutCode(rest.join(': '))}\``;
}

const plain = (words: string): string =>
  withoutCode(words).replaceAll(/[\\`*_<>[\]#]/g, (sign) => `\\${sign}`);

/** Digits of the published sample's codes are nobody's secret; that no code is ever written down is a habit. */
function withoutCode(words: string): string {
  return words
    .replaceAll(/\b\d{3} \d{3}\b/g, '••• •••')
    .replaceAll(/\b(?!000000)\d{6}\b/g, '••••••');
}
