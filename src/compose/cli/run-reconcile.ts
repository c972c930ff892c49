// `otp-bridge audit reconcile`: the audit against what others know. Everything that is found is said, and how it ends says whether
// anything was.
import { gatherReads } from '../../app/audit/audited-reads.js';
import type { Done, Saying } from '../../channels/cli/frame/terminal.js';
import { reconcileVault } from '../../domain/reconcile/vault-reads.js';
import type { VaultReconciled } from '../../domain/reconcile/vault-reads.js';
import { vaultCall } from '../../domain/reconcile/vault-call.js';
import type { VaultCall } from '../../domain/reconcile/vault-call.js';
import { EXITS } from '../../text/cli/frame.js';
import { reconcile } from '../../text/cli/reconcile.js';
import { NoRecord, readForeign } from './foreign-files.js';
import { isoOf, nothingThere, orNoRecord } from './or-no-record.js';
import { holdSignIns } from './reconcile-sign-ins.js';
import { runForPeople } from './run-for-people.js';
import type { PeopleWork } from './run-for-people.js';
import type { Runner } from './runners.js';

export const runReconcile: Runner = async (ran) => {
  const { given, saying } = ran;
  const files = given.many ?? [];
  const isVault = given.options['--key-vault-log'] === true;
  if (isVault === (given.options['--sign-ins'] === true)) {
    saying.problem(reconcile.which);
    return { exit: EXITS.usage, json: { error: 'MISSING', message: reconcile.which } };
  }
  return runForPeople(ran, 'audit reconcile', isVault ? holdVault(files) : holdSignIns(files));
};

export function holdVault(files: readonly string[]): PeopleWork {
  return async ({ ground: { running }, saying }) =>
    orNoRecord(saying, 'vault', async () => {
      const calls: VaultCall[] = [];
      for (const path of files) {
        saying.progress(reconcile.reading);
        for await (const { place, record } of readForeign(path)) {
          const call = vaultCall(record);
          if (call === undefined) throw new NoRecord(path, place);
          calls.push(call);
        }
      }
      if (calls.length === 0) return nothingThere(saying);
      const audited = await gatherReads(running.deps, (done, of) => {
        saying.progress(reconcile.gathering, { done, of });
      });
      return tellVault(saying, reconcileVault(calls, audited));
    });
}

function tellVault(saying: Saying, found: VaultReconciled): Done {
  const { vault } = reconcile;
  for (const { why, call } of found.strange) {
    const { secret, called, caller = '?', address = '?' } = call;
    saying.line(vault.strange(why, { at: isoOf(call.at), secret, called, caller, address }), 'bad');
  }
  for (const { at, action, entry } of found.missing) {
    saying.line(vault.missing(isoOf(at), action, entry), 'waiting');
  }
  if (found.strange.length === 0) saying.line(vault.fits(found.matched), 'good');
  else saying.line(vault.whatNow);
  const clock = reconcile.clock(found.clockMs, "Key Vault's");
  if (clock !== undefined) saying.line(clock);
  saying.line(vault.counts(found));
  const isWrong = found.strange.length + found.missing.length > 0;
  const strange = found.strange.map(({ why, call }) => ({ why, ...call, at: isoOf(call.at) }));
  const missing = found.missing.map((one) => ({ ...one, at: isoOf(one.at) }));
  const json = { ...found, strange, missing };
  return { exit: isWrong ? EXITS.failed : EXITS.done, json };
}
