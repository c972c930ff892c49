// A SIEM in memory, which does what a test says.
import type { SiemRow } from '../../src/domain/audit/siem-row.js';
import type { Siem } from '../../src/ports/siem.js';

export class SiemFake implements Siem {
  readonly name = 'a SIEM';
  readonly rows: SiemRow[] = [];
  readonly asked: number[] = [];
  does: (rows: readonly SiemRow[]) => void | Promise<void> = () => undefined;

  async send(rows: readonly SiemRow[]): Promise<void> {
    this.asked.push(rows.length);
    await this.does(rows);
    this.rows.push(...rows);
  }
}
