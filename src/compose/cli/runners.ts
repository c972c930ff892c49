// What each command of `otp-bridge` does. Loaded when one is to be run, and each with what it alone needs.
import type { Done, Given, Run, Saying } from '../../channels/cli/frame/terminal.js';
import type { Environment } from '../../config/problem.js';
import type { CliName } from '../../text/cli/commands.js';

export type Ran = {
  readonly given: Given;
  readonly saying: Saying;
  readonly environment: Environment;
};
export type Runner = (ran: Ran) => Promise<Done>;

/** Each loads its own: a check of a file has no use for Azure's clients. */
const RUNNERS: Readonly<Record<CliName, () => Promise<Runner>>> = {
  'audit check': async () => (await import('./run-receipt-check.js')).runAuditCheck,
  'audit export': async () => (await import('./run-audit.js')).runAuditExport,
  'audit receipt': async () => (await import('./run-audit.js')).runAuditReceipt,
  'audit reconcile': async () => (await import('./run-reconcile.js')).runReconcile,
  'audit verify': async () => (await import('./run-audit-check.js')).runAuditVerify,
  backup: async () => (await import('./run-backup.js')).runBackUp,
  'backup forget': async () => (await import('./run-backup.js')).runForget,
  calibrate: async () => (await import('./run-calibrate.js')).runCalibrate,
  code: async () => (await import('./run-code.js')).runCode,
  completion: async () => (await import('./run-completion.js')).runCompletion,
  doctor: async () => (await import('./run-doctor.js')).runDoctor,
  'entra export': async () => (await import('./run-entra-export.js')).runEntraExport,
  'entra upload': async () => (await import('./run-entra-upload.js')).runEntraUpload,
  erase: async () => (await import('./run-keeping.js')).runErase,
  export: async () => (await import('./run-export.js')).runExport,
  import: async () => (await import('./run-import.js')).runImport,
  drift: async () => (await import('./run-drift.js')).runDrift,
  person: async () => (await import('./run-keeping.js')).runPerson,
  'policy check': async () => (await import('./run-policy.js')).runCheck,
  'policy explain': async () => (await import('./run-policy.js')).runExplain,
  'policy show': async () => (await import('./run-lists.js')).runPolicyShow,
  qr: async () => (await import('./run-qr.js')).runQr,
  read: async () => (await import('./run-read.js')).runRead,
  rehearse: async () => (await import('./run-rehearse.js')).runRehearse,
  requests: async () => (await import('./run-lists.js')).runRequests,
  restore: async () => (await import('./run-backup.js')).runRestore,
  tokens: async () => (await import('./run-lists.js')).runTokens,
  witness: async () => (await import('./run-witness.js')).runWitness,
};

export function runIn(environment: Environment): Run {
  return async (name, given, saying) => {
    const runner = await RUNNERS[name]();
    return runner({ given, saying, environment });
  };
}
