// The queries of the alerts in Microsoft's own parser and binder of Kusto: a wrong column, table or operator is found there
// before Azure switches an alert off for it. `OTP_BRIDGE_KUSTO` is the folder of an installed @kusto/language-service-next.
import { describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { z } from 'zod';
import { kql, watchedKql } from './alert-rule.js';
import { TABLES } from './tables.js';

const folder = process.env['OTP_BRIDGE_KUSTO'] ?? '';
const INFRA = join(import.meta.dirname, '..', '..', 'infra');
const namesIn = (folder: string): readonly string[] =>
  readdirSync(join(INFRA, folder)).map((file) => file.replace('.kql', ''));
const NAMES = namesIn('alerts');

/** Run inside of Microsoft's scripts, which know no modules. */
const FINDINGS = `
(query, tables) => {
  const symbols = tables.map(([name, columns]) => Kusto.Language.Symbols.TableSymbol.From(columns).WithName(name));
  const database = new Kusto.Language.Symbols.DatabaseSymbol.$ctor3('logs', null, symbols, false);
  const globals = Kusto.Language.GlobalState.Default.WithDatabase(database);
  const found = Kusto.Language.KustoCode.ParseAndAnalyze(query, globals).GetDiagnostics();
  const list = [];
  for (let at = 0; at < found.Count; at += 1) list.push(found.getItem(at).Message);
  return JSON.stringify(list);
}`;

type Find = (query: string, tables: readonly (readonly [string, string])[]) => unknown;

function service(): (query: string) => string[] {
  const context = createContext({ console });
  for (const script of ['bridge.js', 'Kusto.Language.Bridge.js'])
    runInContext(readFileSync(join(folder, script), 'utf8'), context, { filename: script });
  const find = z
    .custom<Find>((value) => typeof value === 'function')
    .parse(runInContext(FINDINGS, context));
  const tables = Object.entries(TABLES).map(
    ([name, columns]) =>
      [
        name,
        `(${Object.entries(columns)
          .map(([column, type]) => `${column}: ${type}`)
          .join(', ')})`,
      ] as const,
  );
  return (query) => z.array(z.string()).parse(JSON.parse(z.string().parse(find(query, tables))));
}

(folder === '' ? describe.skip : describe)("in Microsoft's Kusto service", () => {
  const findings = folder === '' ? (): string[] => [] : service();

  test.each(NAMES)('%s is understood', (name) => {
    expect(findings(kql(name))).toEqual([]);
  });

  test.each(namesIn('sentinel'))('%s of Sentinel is understood', (name) => {
    // What the saved function takes is a name to its query.
    expect(findings(`let disabled = false;\n${watchedKql(name)}`)).toEqual([]);
  });

  test.each([
    ['asim-parser', 'Refusal', 'Refused'],
    ['release-without-sign-in', 'UserId\n', 'UserIds\n'],
    ['freeze', 'OtpBridgeAudit_CL', 'OtpBridge_CL'],
  ])('%s with another column or table is found', (name, there, instead) => {
    const query = watchedKql(name);
    expect(query).toContain(there);
    expect(findings(query.replace(there, instead))).not.toEqual([]);
  });

  test.each([
    ['a column that is not there', 'StatusCode', 'StatusKode'],
    ['an operator that is not there', 'startswith', 'beginswith'],
    ['a function that is not there', 'isnotempty', 'isthere'],
    ['a bracket that is missing', ')\n', '\n'],
  ])('%s is found', (_what, there, instead) => {
    const query = kql('table-used-by-others');
    expect(query).toContain(there);
    expect(findings(query.replace(there, instead))).not.toEqual([]);
  });
});
