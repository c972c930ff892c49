// A backup as whoever has the file hands it back: read, and opened with its own keys.
import { makeBackupKey } from '../../../src/app/tenant/backup-key.js';
import { openBackup, readBackup, writeBackup } from '../../../src/app/tenant/backup-text.js';
import type { BackupKeys, KeyHeader } from '../../../src/app/tenant/backup-key.js';
import { instant } from '../../../src/domain/ids.js';
import { TENANT } from '../../app/trial.js';
import { FakeClock } from '../../fakes/fake-clock.js';
import { FakeRandom } from '../../fakes/fake-random.js';
import { FakeSeedVault } from '../../fakes/fake-seed-vault.js';
import { STABLE_CODE, textsOf } from '../edge.js';
import type { Edge } from '../edge.js';

type Key = { readonly header: KeyHeader; readonly keys: BackupKeys };

const newKey = async (): Promise<Key> =>
  makeBackupKey(
    {
      vault: new FakeSeedVault(),
      tenantId: TENANT,
      clock: new FakeClock(),
      random: new FakeRandom('backup'),
    },
    30,
  );

const ROWS = [
  { row: 'audit-head', value: { seq: 1, hash: 'h' } },
  { row: 'fingerprint-key', value: { key: 'mU3d2Zq0m6o6tY8lqk3p1r5s7u9w0x2z4A6C8E0G2I4=' } },
  { row: 'seed-key~one', value: { reference: 'reference-one', key: 'mU3d', shape: 3 } },
  { row: 'token~one', value: { stage: 'enrolled', name: 'Zoë', at: 1.5, of: [1, null, {}] } },
] as const;

function outcome(text: string, { keys }: Key): string {
  const read = readBackup(text);
  if (!read.ok) return read.refusal.code;
  const opened = openBackup(read.value, keys);
  return opened.ok ? 'OPENED' : opened.refusal.code;
}

export const backups: Edge = {
  name: 'backups',
  shape: 'text',
  perWorld: 5_000,
  corpus: async () => {
    const { header, keys } = await newKey();
    const written = [ROWS.slice(0, 0), ROWS.slice(0, 2), ROWS].map((rows) =>
      writeBackup({ tenantId: TENANT, at: instant(0), rows }, header, keys),
    );
    return textsOf([...written, ...written.join('').split('\n')]);
  },
  open: async () => {
    const key = await newKey();
    const whole = new Set((await backups.corpus()).map((one) => one.toString('utf8')));
    return {
      take: async (input) => {
        const text = input.toString('utf8');
        const code = outcome(text, key);
        if (!STABLE_CODE.test(code)) return `no stable code: ${code}`;
        return code === 'OPENED' && !whole.has(text) ? 'opened, though it was changed' : undefined;
      },
      close: async () => undefined,
    };
  },
};
