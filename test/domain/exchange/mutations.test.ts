// 200 mutations of a file of each format: every row that is still read is a token that was in it, or its line is refused. What nobody
// could see is left alone: another letter in the place of one of a secret, another valid value in the place of one.
import { describe, expect, test } from '@jest/globals';
import { readTokenFile } from '../../../src/domain/exchange/read-token-file.js';
import type { FileReading } from '../../../src/domain/exchange/token-file.js';
import { fc } from '../../properties.js';
import { published, withAddresses } from './published.js';

const owners = (text: string): string =>
  text.replaceAll(/"@contentId": "(\d)"/g, '"upn": "u$1@contoso.example"');

const FILES: Readonly<Record<string, string>> = {
  'otpauth lines': withAddresses(published('otpauth-lines.txt')),
  'an export of Google’s': published('google-migration.txt'),
  'a sheet for Entra': published('deepnet-safeid.csv'),
  'a sheet of Token2’s': published('token2-azure.csv'),
  'a list of secrets': [
    'alice@contoso.example frjl nxsk nymg ykjx',
    'bob@contoso.example: GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ',
    'carol@contoso.example,hex:3132333435363738393031323334353637383931',
    '',
  ].join('\n'),
  'an export of Aegis': withAddresses(published('aegis-plain.json')),
  'a backup of 2FAS': withAddresses(published('2fas-schema-4.2fas')),
  'an inventory for Graph': owners(published('graph-inventory.json')),
};

/** Account and codes of each: what makes it the token that it is. */
function tokensOf(reading: FileReading): readonly string[] {
  if (reading.kind === 'unread') return [];
  return reading.rows.map(({ offer: { account, secret, parameters } }) => {
    const { algorithm, digits, periodSeconds } = parameters;
    return [account.toLowerCase(), secret.reveal(), algorithm, digits, periodSeconds].join(' ');
  });
}

/** Letters of secrets, and of whose they are: as long as they are what they were. */
const KEPT =
  /(?<=data=)[^&\s]+|(?<=secret=)[A-Za-z2-7]+|(?<="secret(?:Key)?": ?")[A-Z2-7]+|(?<=,)[A-Z2-7]{26,}(?=,)|hex:[\dA-Fa-f]+|(?:[a-z]{4} ){3}[a-z]{4}|\b[A-Z2-7]{32}\b|[\w.%]+(?:@|%40)[\w.]+|(?<=\b(?:digits|period|algorithm)=)\w+|(?<="(?:digits|period|algo|algorithm)": ?"?)\w+/g;

/** Another owner is for the directory to know, or not. */
const OWNERS = /[\w.%:]+(?:@|%40)[\w.]+/g;

function isWithin(spans: RegExp, text: string, at: number): boolean {
  return [...text.matchAll(spans)].some(
    ({ index, 0: { length } }) => at >= index && at < index + length,
  );
}

/** Signs that no secret has: in the place of one of its characters they are seen. */
const NO_LETTER = ['!', '0', '1', '8', '9', 'ü', '"', ',', '{', '\n', '='] as const;

type Mutation = {
  readonly kind: (typeof KINDS)[number];
  readonly at: number;
  readonly sign: string;
};
const KINDS = [
  'delete',
  'insert',
  'replace',
  'cut',
  'delete-line',
  'repeat-line',
  'join',
  'swap-cells',
  'upper',
  'lower',
  'carriage',
  'marked',
  'blank',
] as const;

const mutation = fc.record({
  kind: fc.constantFrom(...KINDS),
  at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  sign: fc.constantFrom(...NO_LETTER),
});

function onLines(text: string, at: number, change: (lines: string[], one: number) => void): string {
  const lines = text.split('\n');
  change(lines, Math.floor(at * lines.length));
  return lines.join('\n');
}

function mutated(text: string, { kind, at: share, sign }: Mutation): string {
  const at = Math.floor(share * text.length);
  const free = !isWithin(KEPT, text, at);
  const without = text.slice(0, at) + text.slice(at + 1);
  const byKind: Readonly<Record<Mutation['kind'], () => string>> = {
    delete: () => (free ? without : text),
    insert: () => (free ? text.slice(0, at) + sign + text.slice(at) : text),
    replace: () =>
      isWithin(OWNERS, text, at) ? text : text.slice(0, at) + sign + text.slice(at + 1),
    cut: () => text.slice(0, at),
    'delete-line': () => onLines(text, share, (lines, one) => lines.splice(one, 1)),
    'repeat-line': () =>
      onLines(text, share, (lines, one) => lines.splice(one, 0, lines[one] ?? '')),
    join: () =>
      onLines(text, share, (lines, one) =>
        lines.splice(one, 2, (lines[one] ?? '') + (lines[one + 1] ?? '')),
      ),
    'swap-cells': () =>
      onLines(text, share, (lines, one) => {
        const cells = (lines[one] ?? '').split(',');
        lines[one] = [...cells.slice(1), ...cells.slice(0, 1)].join(',');
      }),
    upper: () => text.toUpperCase(),
    lower: () => text.toLowerCase(),
    carriage: () => text.replaceAll('\n', '\r\n'),
    marked: () => `\uFEFF${text}`,
    blank: () => text.replaceAll('\n', '\n\n  '),
  };
  return byKind[kind]();
}

describe('200 mutations', () => {
  test.each(Object.entries(FILES))('of %s: right, or refused', (_name, text) => {
    const before = tokensOf(readTokenFile(text));
    expect(before.length).toBeGreaterThan(0);
    const one = fc.property(mutation, (given) => {
      const reading = readTokenFile(mutated(text, given));
      const others = tokensOf(reading).filter((token) => !before.includes(token));
      expect(others).toEqual([]);
    });
    fc.assert(one, { numRuns: 200 });
  });

  test('what nobody could see is said to be so: another letter is another token', () => {
    const text = FILES['a list of secrets'] ?? '';
    const other = text.replace('frjl', 'frjm');
    expect(tokensOf(readTokenFile(other))).not.toEqual(tokensOf(readTokenFile(text)));
  });
});
