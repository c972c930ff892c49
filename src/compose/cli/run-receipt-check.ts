// `otp-bridge audit check`: what a receipt proves, to anybody, with public keys alone.
import type { Done, Saying } from '../../channels/cli/frame/terminal.js';
import { readText } from '../../adapters/local/read-text.js';
import type { SignedCheckpoint } from '../../domain/audit/checkpoint.js';
import type { AuditEntry } from '../../domain/audit/entry.js';
import { spokenFor } from '../../domain/audit/known-keys.js';
import { readLogged } from '../../domain/audit/leaf.js';
import { checkReceipt, parseReceipt } from '../../domain/audit/receipt.js';
import type { Instant } from '../../domain/ids.js';
import { audit } from '../../text/cli/audit.js';
import { EXITS } from '../../text/cli/frame.js';
import { readKeys } from '../log-files.js';
import { noKey, noWitness, orNoFile, refuse, textOf } from './audit-refusals.js';
import type { Runner } from './runners.js';
import { readWitnesses, tellCosigned } from './tell-witnesses.js';
import type { Witnesses } from './tell-witnesses.js';

export const runAuditCheck: Runner = async (ran) =>
  orNoFile(ran.saying, async () => {
    const keys = await readKeys(textOf(ran, '--key') ?? '');
    if (keys === undefined) return noKey(ran.saying);
    const witnesses = await readWitnesses(textOf(ran, '--witness'));
    if (witnesses === undefined) return noWitness(ran.saying);
    const receipt = parseReceipt(await readText(ran.given.arguments['RECEIPT'] ?? ''));
    if (!receipt.ok) return refuse(ran.saying, receipt.refusal.code);
    const checked = checkReceipt(
      receipt.value,
      keys.map(({ key }) => key),
    );
    if (!checked.ok) return refuse(ran.saying, checked.refusal.code);
    const spoken = spokenFor(checked.value, keys);
    if (!spoken.ok || isLater(receipt.value.entry, spoken.value.notAfter)) {
      return refuse(ran.saying, 'KEY_ENDED');
    }
    return tellProved(ran.saying, receipt.value.entry, { signed: checked.value, witnesses });
  });

function isLater(entry: string, notAfter: Instant | undefined): boolean {
  const at = readLogged({ leaf: entry, texts: {} })?.at;
  return notAfter !== undefined && (at === undefined || at > notAfter);
}

type Proved = { readonly signed: SignedCheckpoint; readonly witnesses: Witnesses };

function tellProved(saying: Saying, entry: string, { signed, witnesses }: Proved): Done {
  const { origin, size } = signed.checkpoint;
  const read = readLogged({ leaf: entry, texts: {} });
  saying.line(audit.proves({ seq: read?.seq ?? 0, origin, size }));
  tellEntry(saying, read);
  const signers = signed.signers.map(({ name }) => name);
  saying.line(audit.provesSigned(signers));
  const { cosigned, lacking } = tellCosigned(saying, signed, witnesses);
  saying.line(audit.provesNot);
  for (const name of lacking) saying.problem(audit.notCosigned(name, size));
  const json = { origin, size, entry: read ?? entry, signers, cosigned, lacking };
  return { exit: lacking.length > 0 ? EXITS.failed : EXITS.done, json };
}

function tellEntry(saying: Saying, read: AuditEntry | undefined): void {
  if (read === undefined) return;
  const at = new Date(read.at).toISOString();
  for (const [name, value] of Object.entries({ ...read.fact, ...read, at, fact: undefined })) {
    if (value === undefined) continue;
    saying.line(`  ${name}: ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`);
  }
}
