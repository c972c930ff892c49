// docs/odd-inputs.md, from the cases that the tests play.
import { ODD_ADDRESSES } from '../domain/capture/odd-addresses.js';
import { ODD_TEXTS } from '../domain/capture/odd-texts.js';
import { ODD_ACCOUNTS } from './odd-accounts.js';
import { ODD_ACTIVITIES } from './odd-activities.js';
import { ODD_LINES } from './odd-lines.js';
import { ODD_NAMES } from './odd-names.js';
import type { Whom } from './odd-names.js';
import { ODD_POLICIES } from './odd-policies.js';
import { ODD_SECRETS } from './odd-secrets.js';

type Shown = {
  readonly kind: string;
  readonly source: string;
  readonly input: string;
  readonly out: string;
};

export const ALL_ODD: readonly Shown[] = [
  ...[...ODD_ADDRESSES, ...ODD_TEXTS].map((one) => ({ ...one, out: seedSaid(one.out) })),
  ...ODD_LINES.map((one) => ({ ...one, out: fieldsSaid(one.out) })),
  ...ODD_NAMES.map((one) => ({ ...one, out: whomSaid(one.out) })),
  ...ODD_POLICIES,
  ...ODD_SECRETS,
  ...ODD_ACCOUNTS.map((one) => ({ ...one, input: changesSaid(one.changes) })),
  ...ODD_ACTIVITIES.map((one) => ({ ...one, input: `${one.of}, ${changesSaid(one.changes)}` })),
];

export function oddInputsPage(): string {
  const kinds = [...new Set(ALL_ODD.map(({ kind }) => kind))];
  return `${HEAD}\n${kinds.map(section).join('\n')}`;
}

const HEAD = `# Odd inputs

What people type, paste, scan and save, from public reports and from keyboards at hand, and what comes out. What should come out was written down
before the code; \`npm test\` plays every row (\`test/odd\`, \`test/domain/capture/odd-inputs.test.ts\`), and holds this page. Secrets are
those of public examples. Pictures are in [scanning.md](scanning.md); rows that older programs wrote are kept whole in \`test/fixtures\` and
gone on from. \`·\` stands for a character that one does not see.
`;

function section(kind: string): string {
  const cases = ALL_ODD.filter((one) => one.kind === kind);
  const [first] = cases;
  const rows = cases.map(({ input, out }) => `| ${cell(input)} | ${cell(out)} |`);
  return `## ${kind}\n\nSource: ${first?.source ?? ''}.\n\n| input | what comes out |\n|---|---|\n${rows.join('\n')}\n`;
}

const INVISIBLE = /[\p{Cf}\p{Cc}\p{Default_Ignorable_Code_Point}\u2800]/gu;

function cell(text: string): string {
  const shown = text.replaceAll('\n', '⏎').replace(INVISIBLE, '·').replaceAll('\u00a0', '·');
  if (shown === '') return '(nothing)';
  const fence = shown.includes('`') ? '``' : '`';
  return `${fence}${shown.replaceAll('|', '\\|')}${fence}`;
}

function changesSaid(changes: Readonly<Record<string, unknown>>): string {
  const said = Object.entries(changes).map(
    ([name, value]) => `${name}: ${value === undefined ? 'absent' : JSON.stringify(value)}`,
  );
  return said.join(', ');
}

function seedSaid(out: object): string {
  if ('refused' in out) return `refused: ${String(out.refused)}`;
  if ('accounts' in out) return `to choose from: ${String(out.accounts)}`;
  return `taken ${'seed' in out ? fieldsSaid(out.seed as object) : ''}`.trim();
}

function whomSaid(out: Whom): string {
  if (out === 'nobody') return 'nobody is called so';
  return 'found' in out ? out.found : `offered: ${out.offered}`;
}

function fieldsSaid(fields: object): string {
  const said = Object.entries(fields).filter(([, value]) => value !== '');
  return said.map(([name, value]) => `${name} ${valueSaid(value)}`).join(', ');
}

function valueSaid(value: unknown): string {
  return typeof value === 'object' && value !== null ? `(${fieldsSaid(value)})` : String(value);
}
