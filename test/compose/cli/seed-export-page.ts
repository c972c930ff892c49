// docs/seed-export.md: every refusal of an export by who tries and by where its request stands, played on a bridge each, and what the
// audit has of one that went.
import { generateKeyPairSync } from 'node:crypto';
import { KeySigner } from '../../../src/adapters/local/key-file-signer.js';
import { factsAbout } from '../../app/provisioning/reburning.js';
import { fine, openTrial, PEOPLE } from '../../app/trial.js';
import { FakeAnchor } from '../../fakes/fake-anchor.js';
import type { PersonName } from '../../app/trial.js';
import {
  approve,
  approvedExport,
  askedExport,
  beginExport,
  exported,
  filesIn,
  WHY,
} from './seed-exporting.js';
import { everyState } from './seed-export-states.js';
import type { Run, Stage } from './seed-exporting.js';

const WHO: readonly (readonly [PersonName, string])[] = [
  ['lee', 'asks: whom the policy names in `seedExport`; approver, too'],
  ['megan', 'approver'],
  ['alex', 'captured the token; provisioner, requester and approver, too'],
  ['diego', 'account owner; approver, too'],
  ['adele', 'security'],
  ['alice', 'no role'],
];

export async function seedExportPage(): Promise<string> {
  return [
    INTRODUCTION,
    '## Who may do what',
    '',
    '| who | `/export` in the chat | *Approve* on Lee’s request | `otp-bridge export` of it, approved |',
    '|---|---|---|---|',
    ...(await byRole()),
    '',
    BEFORE_STATES,
    '| where it stands | code | said on the command line |',
    '|---|---|---|',
    ...(await byState()),
    '',
    STORY,
    ...(await story()),
    '',
  ].join('\n');
}

async function byRole(): Promise<readonly string[]> {
  const rows: string[] = [];
  for (const [name, who] of WHO) {
    const asking = await beginExport();
    const asked = await asking.trial.bridge.askForExport(asking.trial.as(name), WHY);
    const waiting = await beginExport();
    const id = await askedExport(waiting);
    const { bridge, as } = waiting.trial;
    const said = await bridge.actOnRequest(as(name), id, { kind: 'approve' });
    const why = said.ok ? (said.value.refusal?.code ?? 'counted') : said.refusal.code;
    const ready = await beginExport();
    const run = await exported(ready, await approvedExport(ready), { by: name });
    const cells = [asked.ok ? 'asked' : asked.refusal.code, why, await cellOf(ready, run)];
    rows.push(
      `| ${PEOPLE[name] === PEOPLE.lee ? 'Lee' : capital(name)}: ${who} | ${cells.join(' | ')} |`,
    );
  }
  return rows;
}

async function cellOf(stage: Stage, { exit, json }: Run): Promise<string> {
  const files = await filesIn(stage);
  if ((exit === 0) !== (files.length === 1)) throw new Error('a file without its seed, or none');
  return exit === 0 ? 'written' : String(json['error']);
}

async function byState(): Promise<readonly string[]> {
  const before = [pendingRow(0), pendingRow(1), brokenGlassRow(), unanchoredRow()];
  const rows: string[] = await Promise.all(before);
  for (const [what, change] of everyState()) {
    const stage = await beginExport();
    const id = await approvedExport(stage);
    await change(stage, id);
    const before = await filesIn(stage);
    const reads = stage.vault.reads;
    const run = await exported(stage, id);
    const isRead = stage.vault.reads !== reads && run.json['error'] !== 'VAULT_FAILED';
    if (run.exit === 0 || isRead) throw new Error(`${what}: let through`);
    if ((await filesIn(stage)).length !== before.length) throw new Error(`${what}: a file is left`);
    rows.push(rowOf(what, run));
  }
  return rows;
}

async function pendingRow(yes: 0 | 1): Promise<string> {
  const stage = await beginExport();
  const id = await askedExport(stage);
  if (yes === 1) await approve(stage, id, 'megan');
  return rowOf(yes === 0 ? 'nobody has approved' : 'one has approved', await exported(stage, id));
}

/** Whoever may break the glass cannot do it for a seed. */
async function brokenGlassRow(): Promise<string> {
  const quota = { uses: 2, perHours: 24 };
  const stage = await beginExport({ breakGlass: { people: [PEOPLE.lee], groups: [], quota } });
  const id = await askedExport(stage);
  const broken = { kind: 'break-glass', reason: 'it cannot wait' } as const;
  const { refusal } = fine(
    await stage.trial.bridge.actOnRequest(stage.trial.as('lee'), id, broken),
  );
  const run = await exported(stage, id);
  return rowOf(`break-glass was tried (${refusal?.code ?? 'it went'})`, run);
}

/** Nothing leaves while nobody knows whether the store is the one whose log was signed. */
async function unanchoredRow(): Promise<string> {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const anchor = new FakeAnchor();
  const checkpointing = { signers: [new KeySigner('ecdsa', privateKey)], anchors: [anchor] };
  const stage = await beginExport({}, { checkpointing });
  const id = await approvedExport(stage);
  anchor.behaves = 'gone';
  const another = await openTrial({ ...stage.trial.parts });
  const run = await exported({ ...stage, trial: another }, id);
  return rowOf('what was signed of the log cannot be looked at', run);
}

function rowOf(what: string, { json, said }: Run): string {
  return `| ${what} | ${String(json['error'])} | ${said.problems.at(-1) ?? ''} |`;
}

async function story(): Promise<readonly string[]> {
  const stage = await beginExport();
  const id = await approvedExport(stage);
  await exported(stage, id);
  stage.trial.parts.clock.advanceSeconds(60);
  await stage.trial.outbox.drain();
  const facts = await factsAbout(stage.trial, id);
  return facts.map((action, at) => `${at + 1}. \`${action}\``);
}

const capital = (name: string): string => `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;

const INTRODUCTION = `# A seed in a file: who may, and what refuses it

The fourth disclosure. Whom the policy names in \`seedExport\` (nobody, where it says nothing) types \`/export alice\` and the reason; at
least two approvers agree, more where the policy asks for more, and never who asked, whose it is, or who captured it; then whoever asked runs

\`\`\`
node dist/cli.js export --otpauth --request ID /home/otp-bridge/seed.txt
node dist/cli.js export --entra-csv --serial NUMBER --manufacturer NAME --model NAME --request ID /home/otp-bridge/seed.csv
\`\`\`

in the app's console, signed in as themselves: open it first, since the approval lives for ten minutes (\`approvalLivesSeconds\`). The app's own
folder is read-only, so the file is named in \`/home/otp-bridge\`; take it out with *Advanced Tools*, its file manager, and delete it there. A seed
can leave before its token is delivered, or within \`keepSeedDays\` after it: then it is destroyed. In the local trial nobody may: name somebody
in \`seedExport\` of a policy of your own (\`OTP_BRIDGE_POLICY\`). The file is new and has mode 0600 (Windows has no such modes: there the folder decides). It is
made before anything is given out, and taken away again where nothing is. The request gives it out once; where the disk then fails, that is
said, the audit has it as given out, and it takes a new request. The account owner is told, with a button that stops everything. What is
left when the process is killed between giving out and writing is an empty file, and an audit that says given out.

Everything below is played by a test on a bridge each; \`PRINT=1 npm test -- seed-export\` prints it again.
`;

const BEFORE_STATES = `*NOTHING_HERE*: it is as if there were none. Who captured the token, whose it is and who asked are not asked to approve, although they are
approvers.

## Where the request stands

Approved by two, and then this came; nothing is written, and but for the vault's own failing no seed is read:
`;

const STORY = `## What the audit has of one that went

Behind \`command.run\`, which names who ran it; each with who did it, when, and under which policy. \`otp-bridge audit receipt ID\` proves
\`seed-export.handed-out\` to somebody who has the public key alone.
`;
