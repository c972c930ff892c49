// Reads the part of the Kusto Query Language that the alerts are written in, and refuses everything else: a query that uses
// more cannot be judged here. That it is Kusto at all, Microsoft's own parser says (kusto.test.ts).

export type Expression =
  | { readonly kind: 'value'; readonly value: string | number }
  | { readonly kind: 'column'; readonly name: string }
  | { readonly kind: 'path'; readonly of: Expression; readonly key: string }
  | { readonly kind: 'call'; readonly name: string; readonly with: readonly Expression[] }
  /** The first column of what a query brings. */
  | { readonly kind: 'rows'; readonly of: Query }
  | {
      readonly kind: 'compare';
      readonly operator: string;
      readonly left: Expression;
      readonly right: readonly Expression[];
    };

export type Step =
  | { readonly kind: 'where'; readonly condition: Expression }
  | { readonly kind: 'extend'; readonly name: string; readonly value: Expression }
  | { readonly kind: 'project'; readonly name: string }
  | { readonly kind: 'count'; readonly name: string };

export type Source =
  | { readonly kind: 'table'; readonly name: string }
  | { readonly kind: 'empty' }
  | { readonly kind: 'union'; readonly fuzzy: boolean; readonly legs: readonly Query[] };

export interface Query {
  readonly from: Source;
  readonly steps: readonly Step[];
  /** What `let` names. */
  readonly lets?: ReadonlyMap<string, Query>;
}

const TOKEN =
  /\s+|\/\/[^\n]*|(?<token>"[^"]*"|'[^']*'|-?\d+[smhd]?\b|[A-Za-z_]\w*|!in\b|[!=<>]=|[!=]~|[-+|(),.:;[\]<>=])/gy;
const SPANS: Readonly<Record<string, number>> = { s: 1e3, m: 6e4, h: 36e5, d: 864e5 };
const COMPARES = ['==', '!=', '<', '<=', '>', '>=', '=~', '!~', 'has', 'startswith', 'in', '!in'];

function tokens(text: string): string[] {
  const found: string[] = [];
  let end = 0;
  for (const match of text.matchAll(TOKEN)) {
    end = match.index + match[0].length;
    if (match.groups?.['token'] !== undefined) found.push(match.groups['token']);
  }
  if (end !== text.length)
    throw new Error(`no Kusto that is known here: ${text.slice(end, end + 30)}`);
  return found;
}

class Reader {
  readonly #tokens: string[];
  #at = 0;
  constructor(text: string) {
    this.#tokens = tokens(text);
  }
  get next(): string {
    return this.#tokens[this.#at] ?? '';
  }
  take(): string {
    this.#at += 1;
    return this.#tokens[this.#at - 1] ?? '';
  }
  has(token: string): boolean {
    if (this.next !== token) return false;
    this.take();
    return true;
  }
  need(...wanted: string[]): void {
    for (const token of wanted)
      if (!this.has(token)) throw new Error(`${token} expected, not ${this.next}`);
  }
}

function list<T>(reader: Reader, item: (reader: Reader) => T): T[] {
  reader.need('(');
  const items: T[] = [];
  while (!reader.has(')')) {
    items.push(item(reader));
    if (reader.next !== ')') reader.need(',');
  }
  return items;
}

function atom(reader: Reader): Expression {
  if (reader.has('(')) {
    const inner = expression(reader);
    reader.need(')');
    return inner;
  }
  const token = reader.take();
  if (/^["']/.test(token)) return { kind: 'value', value: token.slice(1, -1) };
  const number = /^(-?\d+)([smhd]?)$/.exec(token);
  if (number !== null)
    return { kind: 'value', value: Number(number[1]) * (SPANS[number[2] ?? ''] ?? 1) };
  if (!/^[A-Za-z_]/.test(token)) throw new Error(`no expression: ${token}`);
  if (reader.next === '(') return { kind: 'call', name: token, with: list(reader, expression) };
  return { kind: 'column', name: token };
}

function path(reader: Reader): Expression {
  let read = atom(reader);
  for (;;) {
    if (reader.has('.')) read = { kind: 'path', of: read, key: reader.take() };
    else if (reader.has('[')) {
      read = { kind: 'path', of: read, key: reader.take().slice(1, -1) };
      reader.need(']');
    } else return read;
  }
}

function difference(reader: Reader): Expression {
  let left = path(reader);
  while (reader.has('-')) left = { kind: 'call', name: '-', with: [left, path(reader)] };
  return left;
}

function comparison(reader: Reader): Expression {
  const left = difference(reader);
  if (!COMPARES.includes(reader.next)) return left;
  const operator = reader.take();
  const right = operator.endsWith('in') ? list(reader, listed) : [difference(reader)];
  return { kind: 'compare', operator, left, right };
}

/** One of a list: a value, or all that a query in brackets of its own brings. */
function listed(reader: Reader): Expression {
  if (!reader.has('(')) return expression(reader);
  const of = tabular(reader);
  reader.need(')');
  return { kind: 'rows', of };
}

function chained(reader: Reader, word: string, part: (reader: Reader) => Expression): Expression {
  let left = part(reader);
  while (reader.has(word)) left = { kind: 'call', name: word, with: [left, part(reader)] };
  return left;
}

function expression(reader: Reader): Expression {
  return chained(reader, 'or', (inner) => chained(inner, 'and', comparison));
}

function step(reader: Reader): Step {
  const verb = reader.take();
  if (verb === 'where') return { kind: 'where', condition: expression(reader) };
  const name = reader.take();
  if (verb === 'project') return { kind: 'project', name };
  reader.need('=');
  if (verb === 'extend') return { kind: 'extend', name, value: expression(reader) };
  reader.need('count', '(', ')');
  if (verb === 'summarize') return { kind: 'count', name };
  throw new Error(`no step that is known here: ${verb}`);
}

function source(reader: Reader): Source {
  const word = reader.take();
  if (word === 'datatable') {
    list(reader, (inner) => {
      inner.take();
      inner.need(':');
      return inner.take();
    });
    reader.need('[', ']');
    return { kind: 'empty' };
  }
  if (word !== 'union') return { kind: 'table', name: word };
  reader.need('isfuzzy', '=');
  const fuzzy = reader.take() === 'true';
  const legs: Query[] = [];
  do {
    reader.need('(');
    legs.push(tabular(reader));
    reader.need(')');
  } while (reader.has(','));
  return { kind: 'union', fuzzy, legs };
}

function tabular(reader: Reader): Query {
  const from = source(reader);
  const steps: Step[] = [];
  while (reader.has('|')) steps.push(step(reader));
  return { from, steps };
}

/** @throws Error for whatever is beyond that part of the language. */
export function parseKql(text: string): Query {
  const reader = new Reader(text);
  const lets = new Map<string, Query>();
  while (reader.has('let')) {
    const name = reader.take();
    reader.need('=');
    lets.set(name, tabular(reader));
    reader.need(';');
  }
  const query = { ...tabular(reader), lets };
  if (reader.next !== '') throw new Error(`the query goes on: ${reader.next}`);
  return query;
}
