// What the commands about the log of the audit say.
import type { Misfit, WhyMisfit } from '../../domain/audit/check-log.js';
import type { Witnessed } from '../../domain/audit/cosigned.js';
import type { Instant } from '../../domain/ids.js';
import type { TextsCounted } from '../../app/audit/texts-beside.js';

const WHY: Readonly<Record<WhyMisfit, string>> = {
  edited: 'was edited, or is missing from its file',
  deleted: 'was deleted',
  inserted: 'was inserted, or is there twice',
  reordered: 'does not stand in its place',
  'cut-off': 'is missing, and everything behind it: the log was cut off',
  replaced: 'may be another: the log is whole in itself, and not what the checkpoint was made of',
  'time-back': 'was written before the one that stands before it',
  'key-ended': 'is later than the end of the only key that has signed it',
  'text-edited': 'has another name or reason beside it than it was written with',
};

/** Anybody may put a line with a name on a note: what is no plain one is not repeated. */
const PLAIN_NAME = /^[\w.:/-]{1,120}$/;
const plain = (name: string): string => (PLAIN_NAME.test(name) ? name : '(a name that is none)');
const minute = (at: Instant): string => `${new Date(at).toISOString().slice(0, 16)}Z`;

export const audit = {
  reading: 'the log is read',
  exported: (folder: string, entries: number) => `${folder}: ${entries} entries.`,
  whichExport:
    'Say which: a folder for files that can be verified, or --csv FILE, --ocsf FILE or both; --checkpoint goes with a folder alone.',
  notWritten: {
    FILE_EXISTS: (path: string) => `${path} is there already. Nothing is written over.`,
    FILE_UNWRITABLE: (path: string) =>
      `${path} could not be written whole, and is not left behind.`,
  },
  namesMissing: 'The directory did not answer: names of people are missing.',
  unreadEntries: (entries: number) =>
    `${entries} of what lies in the log is no entry, and stands in no line: otp-bridge audit verify --store says where.`,
  unsigned: (folder: string) =>
    `${folder}: no checkpoint, since no key to sign with is configured here. Give one that was kept elsewhere: --checkpoint FILE.`,
  notEmpty: 'That folder is not empty. Nothing is written over.',
  noFile: (name: string) => `${name} cannot be read.`,
  noKey: 'That file has no public key as C2SP writes it: name+id+key, a line each.',
  without: (why: string) => `Gone on without: ${why}.`,
  whichLog: 'Say which: a folder of an export, or --store.',
  fits: (log: string, entries: number) => `ok       ${log}: every one of ${entries} entries fits.`,
  misfit: (log: string, { seq, why, until }: Misfit) =>
    `WRONG    ${log}: entry ${seq}${until === undefined || until === seq ? '' : `, or one up to ${until},`} ${WHY[why]}.`,
  unanchored: (entries: number) =>
    entries === 0
      ? '         A checkpoint that was kept elsewhere speaks for all of them.'
      : `         ${entries} of them lie behind the last checkpoint that was kept elsewhere: nothing but the log itself speaks for those.`,
  texts: ({ there, erased, of }: TextsCounted) =>
    erased === 0
      ? `         Names and what was typed: ${there}, each as it was written.`
      : `         Names and what was typed: ${there} as they were written, ${erased} erased (of entry ${of.join(', ')}${erased > of.length ? ' and others' : ''}), which the log's proof does without.`,
  cosigned: ({ name, cosigned, of, last, hasNewest, lacking }: Witnessed) =>
    last === undefined
      ? `         Witness ${name}: has cosigned none of ${of} checkpoints.`
      : `         Witness ${name}: has cosigned ${cosigned} of ${of} checkpoints, ${hasNewest ? 'the newest' : 'last the one'} over ${last.size} entries (${minute(last.at)})${lacking.length === 0 ? '.' : `; not the one over ${lacking.join(', ')}${of - cosigned > lacking.length ? ' and others' : ''}.`}`,
  notCosigned: (name: string, size: number) =>
    `WRONG    The newest checkpoint, over ${size} entries, has no cosignature of ${name}.`,
  unverified: (names: readonly string[]) =>
    `         Lines of ${names.map(plain).join(', ')}: nobody has verified them here. Give their keys with --witness.`,
  noWitness:
    'The file of --witness has no public key of a witness as C2SP writes it: name+id+key, a line each, as otp-bridge witness prints it.',
  ownKey:
    '         The key is the one that lies in the folder: hold it against the one that you were given.',
  refusals: {
    NOTE_MALFORMED: 'The checkpoint is none: it is not a signed note.',
    CHECKPOINT_MALFORMED: 'The checkpoint is none.',
    SIGNED_BY_NOBODY_KNOWN: 'The checkpoint is signed by another key.',
    KEY_ENDED: 'The checkpoint is signed by a key alone that had ended before.',
    SIGNATURE_WRONG: 'The checkpoint says that it is signed by the key, and is not.',
    OTHER_LOG: 'A checkpoint is of another log.',
    RECEIPT_MALFORMED: 'That is no receipt (c2sp.org/tlog-proof@v1).',
    NOT_IN_THE_LOG:
      'The entry is not in the log that the checkpoint was signed for: it was changed, or was never there.',
    REQUEST_NOT_IN_LOG: 'The log has no such request, as far as the checkpoint goes.',
    NO_CHECKPOINT:
      'No key to sign with is configured here. Give a checkpoint that was kept elsewhere: --checkpoint FILE.',
  },
  receiptWritten: (file: string) =>
    `${file}: verify it with otp-bridge audit check, or a tool of others.`,
  proves: (of: { readonly seq: number; readonly origin: string; readonly size: number }) =>
    `It is proved that entry ${of.seq} stands in the log ${of.origin}, as it was when it had ${of.size} entries and was signed. It says:`,
  provesSigned: (names: readonly string[]) => `Signed by: ${names.join(', ')}.`,
  provesWitnessed: (name: string, at: Instant) =>
    `Cosigned by the witness ${name} at ${minute(at)}: it has signed no other log of that name.`,
  provesNot:
    'It is not proved who these ids are, nor that anything of this was right: that the bridge wrote it down then, and that nobody changed it since.',
} as const;
