// The rows of a file that Entra takes, and those that it does not, by line.
import type { NotTaken } from '../../channels/cli/import-lines.js';
import { forEntra } from '../../domain/exchange/for-entra.js';
import type { EntraRow } from '../../domain/exchange/for-entra.js';
import type { FileReading } from '../../domain/exchange/token-file.js';

type Read = Extract<FileReading, { readonly kind: 'read' }>;

export function rowsForEntra(
  { rows, faulty }: Read,
  how: Parameters<typeof forEntra>[1],
): { readonly good: readonly EntraRow[]; readonly notTaken: readonly NotTaken[] } {
  const good: EntraRow[] = [];
  const notTaken: NotTaken[] = [...faulty];
  for (const row of rows) {
    const read = forEntra(row, how);
    if ('row' in read) good.push(read.row);
    else notTaken.push({ line: row.line, account: row.offer.account, fault: read.fault });
  }
  return { good, notTaken: notTaken.sort((a, b) => a.line - b.line) };
}
