// docs/who-may.md: every command as everybody who could be at the console, played on a bridge each, with what the audit says.
import { join } from 'node:path';
import { takeBackup } from '../../../src/app/tenant/backup.js';
import type { KeyHeader } from '../../../src/app/tenant/backup-key.js';
import { noteCommand } from '../../../src/app/tenant/admit-command.js';
import { noteBackup, noteForgotten } from '../../../src/app/tenant/note-backup.js';
import { explainPolicy } from '../../../src/app/tenant/explain-policy.js';
import { restoreBackup } from '../../../src/app/tenant/restore.js';
import type { CliName } from '../../../src/text/cli/commands.js';
import { CLI_LISTED } from '../../../src/text/cli/commands.js';
import { uploadFrom } from '../../../src/compose/cli/run-entra-upload.js';
import { exportFrom } from '../../../src/compose/cli/run-export.js';
import { importFrom } from '../../../src/compose/cli/run-import.js';
import { exportTo, receiptOf } from '../../../src/compose/cli/run-audit.js';
import { erase, printPerson } from '../../../src/compose/cli/run-keeping.js';
import { verifyStore } from '../../../src/compose/cli/run-audit-check.js';
import { holdVault } from '../../../src/compose/cli/run-reconcile.js';
import { temporaryFolder } from '../../adapters/local/temporary-folder.js';
import { listRequests, listTokens, showPolicy } from '../../../src/compose/cli/run-lists.js';
import { playRehearsal } from '../../../src/compose/cli/run-rehearse.js';
import { runOnGround } from '../../../src/compose/cli/run-for-people.js';
import type { PeopleWork } from '../../../src/compose/cli/run-for-people.js';
import type { AuditEntry } from '../../../src/domain/audit/entry.js';
import { parsePersonId, parseSeedReference, plusDays, instant } from '../../../src/domain/ids.js';
import type { PersonId } from '../../../src/domain/ids.js';
import { ROLES } from '../../../src/domain/policy/roles.js';
import type { Role, RoleHolders } from '../../../src/domain/policy/roles.js';
import { fine, must, openTrial, PEOPLE, readAudit, samplePolicy, TENANT } from '../../app/trial.js';
import type { Trial } from '../../app/trial.js';
import { MemoryStore } from '../../fakes/memory-store.js';
import { AT, groundOver, listening } from './ground-over.js';
import { directoryOf, ownerAt } from './many-owners.js';
import { whoMayHaveToolset } from './who-may-toolset.js';

/** One role each, and nobody two. */
const HOLDERS: Readonly<Record<Role, PersonId>> = {
  requester: PEOPLE.alex,
  approver: PEOPLE.megan,
  provisioner: PEOPLE.diego,
  auditor: PEOPLE.isaiah,
  security: PEOPLE.lee,
  operator: PEOPLE.adele,
};
const only = (role: Role): RoleHolders => ({ people: [HOLDERS[role]], groups: [] });
const ROLES_OF = {
  requester: only('requester'),
  approver: only('approver'),
  provisioner: only('provisioner'),
  auditor: only('auditor'),
  security: only('security'),
  operator: only('operator'),
};
/** Whom the policy names beside the roles. */
const EXPORTER = ownerAt(0).id;
export const CALLERS: readonly (readonly [name: string, person?: PersonId])[] = [
  ['nobody'],
  ['not of the tenant', must(parsePersonId('7e57ab1e-0000-4000-8000-0000000009ff'))],
  ['no role', PEOPLE.alice],
  ...ROLES.map((role) => [role, HOLDERS[role]] as const),
  ['export', EXPORTER],
];

export type Played = {
  readonly cell: string;
  readonly exit: number;
  readonly entries?: readonly AuditEntry[];
};

const explain: PeopleWork = async ({ ground, saying }) => {
  const { directory, policy } = ground.running.deps;
  const explanation = await explainPolicy(directory, policy(), {
    requester: 'alex',
    owner: 'alice',
  });
  saying.line(JSON.stringify(explanation));
  return { exit: 0, json: {} };
};

/** A file of somebody else's; without --yes it says what would happen. */
const FIXTURES = join(import.meta.dirname, '../../fixtures/exchange');
const VAULT_LOG = join(FIXTURES, '../reconcile/one-call.json');
const LIST = join(FIXTURES, 'desk-list.txt');
const SHEET = join(FIXTURES, 'desk-sheet.csv');

/** Whom nothing is kept about: that is what they are told. */
const NOT_HERE = '7e57ab1e-0000-4000-8000-0000000009fe';

/** What each of those that people sign in for does. */
const WORKS: Partial<Record<CliName, PeopleWork>> = {
  tokens: listTokens,
  requests: listRequests,
  'policy show': showPolicy,
  'policy explain': explain,
  rehearse: playRehearsal,
  // Nobody has asked for one here: that there is none of theirs is what they are told.
  export: async (on) => {
    const format = { kind: 'otpauth' } as const;
    const { json } = await exportFrom({ arguments: {}, options: {} }, format)(on);
    on.saying.line(String(json['error']));
    return { exit: json['error'] === 'NOTHING_HERE' ? 0 : 1, json };
  },
  import: importFrom({ arguments: { FILE: LIST }, options: {} }),
  'entra upload': uploadFrom({ arguments: { FILE: SHEET }, options: {} }, async () => undefined),
  'audit export': async (on) => exportTo(await temporaryFolder(), undefined)(on),
  // Of two logs, one: the way in is the same.
  'audit reconcile': holdVault([VAULT_LOG]),
  'audit verify': verifyStore({ checkpoints: undefined, key: undefined }),
  'audit receipt': async (on) => {
    // Nobody has asked for anything here: that the log has no such request is what they are told.
    const { json } = await receiptOf('none', { checkpoints: undefined, into: '.' })(on);
    on.saying.line(String(json['error']));
    return { exit: json['error'] === 'REQUEST_NOT_IN_LOG' ? 0 : 1, json };
  },
  person: printPerson(NOT_HERE),
  erase: async (on) => {
    const { json } = await erase(NOT_HERE)(on);
    on.saying.line(String(json['error']));
    return { exit: json['error'] === 'NOBODY_KEPT' ? 0 : 1, json };
  },
};

const HEADER = {
  reference: must(parseSeedReference('backup-0000000001')),
  until: plusDays(instant(0), 1),
} as KeyHeader;

/** What those do that ask nobody who they are; gives the store whose audit has it. */
const ALONE: Partial<Record<CliName, (trial: Trial) => Promise<MemoryStore>>> = {
  doctor: async (trial) => {
    await noteCommand(trial.deps, AT, 'doctor');
    return storeOf(trial);
  },
  backup: async (trial) => {
    fine(await noteBackup({ ...trial.deps, by: AT }, HEADER));
    return storeOf(trial);
  },
  'backup forget': async (trial) => {
    await noteForgotten({ ...trial.deps, by: AT }, HEADER);
    return storeOf(trial);
  },
  restore: async (trial) => {
    const { clock, policy, random } = trial.parts;
    const before = { store: storeOf(trial), tenantId: TENANT, clock };
    const store = new MemoryStore();
    const restoring = { store, tenantId: TENANT, clock, random, policy: policy.version, by: AT };
    fine(await restoreBackup(restoring, fine(await takeBackup(before))));
    return store;
  },
};

function storeOf(trial: Trial): MemoryStore {
  if (trial.parts.store instanceof MemoryStore) return trial.parts.store;
  throw new Error('the tests keep rows in memory');
}

/** Undefined for what opens nothing. */
export async function play(words: CliName, person?: PersonId): Promise<Played | undefined> {
  const seedExport = { people: [EXPORTER], groups: [] };
  const trial = await openTrial({
    policy: samplePolicy({ roles: ROLES_OF, seedExport }),
    directory: directoryOf(1),
  });
  const before = (await trial.audit()).length;
  const alone = ALONE[words];
  if (alone !== undefined) {
    const entries = (await readAudit(await alone(trial))).slice(before);
    return { cell: 'yes', exit: 0, entries: entries.filter(({ actor }) => actor === AT) };
  }
  const work = WORKS[words];
  if (work === undefined) return undefined;
  const ground = groundOver(trial, person);
  const saying = listening();
  const { exit, json } = await runOnGround(ground, saying, { name: words, work });
  const entries = (await trial.audit()).slice(before);
  const said = exit === 0 ? 'yes' : String(json['error']);
  if ((exit === 0) !== saying.lines.length > 0) throw new Error('who is refused sees nothing');
  return { cell: said, exit, entries };
}

export async function whoMayRow(words: CliName): Promise<string> {
  const cells: string[] = [];
  const entries = new Set<string>();
  for (const [, person] of CALLERS) {
    const played = await play(words, person);
    cells.push(played?.cell ?? 'yes');
    entries.add(played?.entries?.map(entryLine).join(', ') ?? 'none: it opens nothing');
  }
  return `| \`${words}\` | ${cells.join(' | ')} | ${[...entries].join('; ')} |`;
}

export async function whoMayPage(): Promise<string> {
  const rows: string[] = [];
  for (const { words } of CLI_LISTED) rows.push(await whoMayRow(words));
  const names = CALLERS.map(([name]) => name);
  return [
    INTRODUCTION,
    '',
    `| command | ${names.join(' | ')} | in the audit |`,
    `|---|${names.map(() => '---|').join('')}---|`,
    ...rows,
    '',
    ...(await whoMayHaveToolset(CALLERS, ROLES_OF)),
    '',
  ].join('\n');
}

/** Whose it is in a word: the page would be as long as their ids. */
function entryLine({ actor, fact }: AuditEntry): string {
  const by = actor === AT ? `\`${AT}\`` : 'who signed in';
  const refusal = 'refusal' in fact ? ` ${fact.refusal}` : '';
  return `\`${fact.action}${refusal}\` by ${by}`;
}

const INTRODUCTION = `# Who may use which command

On a deployment, each command of \`otp-bridge\` as everybody who could be at the app's console: without having signed in, from another
tenant, a member without a role, holders of one role each, and whom the policy names in \`seedExport\`. Played by a test;
\`PRINT=1 npm test -- who-may\` prints it again. Whoever is refused sees nothing but why, and the audit has it. What each command says: [command-line.md](command-line.md).`;
