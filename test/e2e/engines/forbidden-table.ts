// The table of docs/browsers.md: a line for each page, thing and engine.
export type Row = {
  readonly page: string;
  readonly thing: string;
  readonly engine: string;
  /** By a setting of the browser itself, or by a script that goes first. */
  readonly how: string;
  readonly says: string;
  readonly left: string;
};

const BEGIN = '<!-- printed by test/e2e/engines/forbidden.test.ts -->';
const END = '<!-- end -->';

export function lineOf({ page, thing, engine, how, says, left }: Row): string {
  const quoted = says === '' ? 'nothing' : `*${says}*`;
  return `| ${page} | ${thing} | ${engine}, ${how} | ${quoted} | ${left} |`;
}

/** The page with the lines of these rows in it. */
export function withTable(page: string, rows: readonly Row[]): string {
  const [before = '', rest = ''] = page.split(BEGIN);
  const after = rest.split(END)[1] ?? '\n';
  const { compare } = new Intl.Collator('en');
  const sorted = rows.toSorted((one, other) => compare(key(one), key(other)));
  const head = ['| page | without | in | says | what can still be done |', '|---|---|---|---|---|'];
  return [before + BEGIN, '', ...head, ...sorted.map(lineOf), '', END + after].join('\n');
}

const PAGES = ['set-up page', 'toolset', 'auditors’ page', 'start page'];
function key({ page, thing, engine }: Row): string {
  return `${PAGES.indexOf(page)} ${thing} ${engine}`;
}
