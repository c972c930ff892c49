// Of docs/who-may.md: who gets the toolset page from the bot, asked over real HTTP by everybody, with the session of a provisioner in a
// set-up and their own sign-in.
import { signInIdentity } from '../../../src/channels/http/page-identity.js';
import { pageAnswerSchema, TOOLSET_ENDPOINT } from '../../../src/domain/capture/page-api.js';
import type { PersonId } from '../../../src/domain/ids.js';
import { parsePersonId } from '../../../src/domain/ids.js';
import type { Policy } from '../../../src/domain/policy/policy.js';
import { fine, must, PEOPLE, samplePolicy } from '../../app/trial.js';
import { startPageServer } from '../../channels/http/page-visit.js';
import type { PageServer } from '../../channels/http/page-visit.js';

type Callers = readonly (readonly [name: string, person?: PersonId])[];
type Headers = Readonly<Record<string, string>>;

const PAGE = import.meta.filename;
/** No address of ours. */
const UNKNOWN = 'never-ours';

export async function whoMayHaveToolset(
  callers: Callers,
  roles: Policy['roles'],
): Promise<readonly string[]> {
  const names = callers.map(([name]) => name);
  return [
    '## The toolset page',
    '',
    'From the set-up page of the bot, by `toolsetForProvisioners` of the policy. Each asks with the session of the provisioner whose set-up',
    'it is, and their own sign-in. *No*: the answer is that of an address that is not there, to the letter. Nothing of it is in the audit: the',
    'page is the same for everybody, and holds nothing of a deployment.',
    '',
    `| the policy says | ${names.join(' | ')} |`,
    `|---|${names.map(() => '---|').join('')}`,
    await row(true, callers, roles),
    await row(false, callers, roles),
  ];
}

async function row(allows: boolean, callers: Callers, roles: Policy['roles']): Promise<string> {
  const policy = samplePolicy({ roles, toolsetForProvisioners: allows });
  const server = await startPageServer(
    { policy },
    {
      toolset: PAGE,
      identity: ({ provisioning }) =>
        signInIdentity(provisioning, async (token) => parsePersonId(token)),
    },
  );
  try {
    const session = await inSetUp(server);
    const cells: string[] = [];
    for (const [, person] of callers) cells.push(await cellOf(server, session, person));
    return `| \`${allows}\` | ${cells.join(' | ')} |`;
  } finally {
    await server.stop();
  }
}

async function inSetUp({ trial, post }: PageServer): Promise<Headers> {
  const opened = await trial.provisioning.openCase(trial.as('diego'), { typedName: 'alice' });
  const { ticket } = fine(opened);
  const response = await post('session', { ticket }, { authorization: `Bearer ${PEOPLE.diego}` });
  const { session, case: seen } = pageAnswerSchema.parse(await response.json());
  return { 'x-otp-bridge-session': must(session), 'x-otp-bridge-case': must(seen).caseId };
}

async function cellOf(server: PageServer, session: Headers, person?: PersonId): Promise<string> {
  const signedIn = person === undefined ? {} : { authorization: `Bearer ${person}` };
  const ask = async (endpoint: string): Promise<readonly [number, string]> => {
    const response = await fetch(`${server.base}/provision/api/${endpoint}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-otp-bridge': 'page',
        origin: server.base,
        ...session,
        ...signedIn,
      },
      body: '{}',
    });
    return [response.status, await response.text()];
  };
  const got = await ask(TOOLSET_ENDPOINT);
  if (got[0] === 200) return 'yes';
  if (String(got) !== String(await ask(UNKNOWN))) throw new Error('it can be told from another');
  return 'no';
}
