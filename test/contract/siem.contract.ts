import { describe, expect, test } from '@jest/globals';
import { siemRow } from '../../src/domain/audit/siem-row.js';
import type { SiemRow } from '../../src/domain/audit/siem-row.js';
import { instant } from '../../src/domain/ids.js';
import type { Siem } from '../../src/ports/siem.js';

export const siemRowOf = (seq: number, reason = 'she is locked out'): SiemRow =>
  siemRow(
    {
      origin: 'otp-bridge/t/audit/1',
      seq,
      at: instant(Date.UTC(2026, 10, 28) + seq * 1_000),
      actor: 'bridge',
      policy: 'p',
      fact: { action: 'freeze.set', reason },
    },
    () => undefined,
  );

/** What every SIEM promises. `taken`: what lies there. */
export function siemContract(
  name: string,
  make: () => Promise<{ readonly siem: Siem; readonly taken: () => readonly unknown[] }>,
): void {
  describe(`${name}: a SIEM`, () => {
    test('takes rows, each column as it was sent, in order', async () => {
      const { siem, taken } = await make();
      await siem.send([siemRowOf(1), siemRowOf(2)]);
      await siem.send([siemRowOf(3, '«Grüße» 🚕 "quoted"\n=1+1')]);
      expect(taken()).toEqual([
        siemRowOf(1),
        siemRowOf(2),
        siemRowOf(3, '«Grüße» 🚕 "quoted"\n=1+1'),
      ]);
    });

    test('takes the same ones again', async () => {
      const { siem, taken } = await make();
      await siem.send([siemRowOf(1)]);
      await siem.send([siemRowOf(1)]);
      expect(taken()).toEqual([siemRowOf(1), siemRowOf(1)]);
    });
  });
}
