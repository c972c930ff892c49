// Every row of docs/odd-inputs.md that is typed or saved; those that are pasted and scanned are played beside the reader of scans.
import { describe, expect, test } from '@jest/globals';
import { DirectoryFile } from '../../src/adapters/local/directory-file.js';
import { parseDirectoryFile } from '../../src/adapters/local/parse-directory-file.js';
import { activeMember, leftOutFor, parsed } from '../../src/adapters/azure/graph-user.js';
import { parseIncoming } from '../../src/channels/teams/activity-edge.js';
import { joinMentions } from '../../src/channels/teams/mentions.js';
import { parseCommand } from '../../src/channels/teams/parse-command.js';
import { onLoopbackOnly } from '../../src/channels/teams/service-url.js';
import { plainLine } from '../../src/channels/teams/typed-line.js';
import { parsePolicyText } from '../../src/compose/read-policy.js';
import { holdsSecret } from '../../src/domain/capture/find-secret.js';
import { PEOPLE as PEOPLE_OF_TRIAL, TENANT } from '../app/trial.js';
import { heldPage } from '../held-page.js';
import { ALL_ODD, oddInputsPage } from './odd-inputs-page.js';
import { ODD_ACCOUNTS } from './odd-accounts.js';
import { ODD_ACTIVITIES } from './odd-activities.js';
import { ODD_LINES } from './odd-lines.js';
import { ODD_NAMES, PEOPLE } from './odd-names.js';
import type { Whom } from './odd-names.js';
import { ODD_POLICIES } from './odd-policies.js';
import { ODD_SECRETS } from './odd-secrets.js';

describe('what people type into Teams', () => {
  test.each(ODD_LINES)('$kind: $input', ({ input, mentions, out }) => {
    expect(parseCommand(joinMentions(input, mentions, '28:bot'))).toMatchObject(out);
  });
});

describe('what people type for a colleague', () => {
  const guid = (number: number): string =>
    `7e57ab1e-0000-4000-8000-${String(number).padStart(12, '0')}`;
  const content = parseDirectoryFile(
    {
      tenantId: guid(0),
      groups: [],
      people: PEOPLE.map(([givenName, surname, ...addresses], at) => ({
        id: guid(at + 1),
        displayName: `${givenName} ${surname}`,
        givenName,
        surname,
        userPrincipalName: `p${at + 1}@contoso.example`,
        nicknames: addresses.flatMap((address) => [address, address.split('@')[0] ?? '']),
      })),
    },
    'people.json',
  );
  if (!content.ok) throw new Error(JSON.stringify(content.refusal));
  const directory = new DirectoryFile(content.value);

  const whom = async (typed: string): Promise<Whom> => {
    const command = parseCommand(`/token "${typed}"`);
    const name = 'typedName' in command ? String(command.typedName) : '';
    const [found, ...others] = await directory.find([name]);
    expect(others).toEqual([]);
    if (found !== undefined) return { found: found.displayName };
    const [nearest] = await directory.similar([name]);
    return nearest === undefined ? 'nobody' : { offered: nearest.displayName };
  };

  test.each(ODD_NAMES)('$kind: $input', async ({ input, out }) => {
    expect(await whom(input)).toEqual(out);
  });
});

describe('a policy as editors leave it', () => {
  test.each(ODD_POLICIES)('$kind: $input', ({ bytes, out }) => {
    const policy = parsePolicyText(bytes.toString('utf8').replace(/^\uFEFF/, ''), 'policy.json');
    const said = policy.ok ? [] : policy.problems.map(({ problem }) => problem);
    expect(said.join('\n')).toContain(out);
  });
});

describe('secrets, and what looks like one', () => {
  test.each(ODD_SECRETS)('$kind: $input', ({ input, out }) => {
    expect(holdsSecret(plainLine(input)) ? 'kept out' : 'taken as it is').toBe(out);
  });
});

describe('accounts', () => {
  const usual = {
    id: PEOPLE_OF_TRIAL.alice,
    userPrincipalName: 'olga@contoso.example',
    userType: 'Member',
    accountEnabled: true,
  };

  test.each(ODD_ACCOUNTS)('$changes are $out', ({ changes, out }) => {
    const user = parsed({ ...usual, ...changes });
    expect(leftOutFor(user) ?? 'a member').toBe(out);
    expect(activeMember(user) === undefined).toBe(out !== 'a member');
  });
});

describe('activities', () => {
  const common = {
    id: 'f:1',
    serviceUrl: 'http://127.0.0.1:1/',
    channelId: 'msteams',
    from: { id: '29:alex', aadObjectId: PEOPLE_OF_TRIAL.alex },
    recipient: { id: '28:bot' },
    conversation: { id: 'chat', conversationType: 'personal', tenantId: TENANT },
    channelData: { tenant: { id: TENANT } },
  };
  const usual = {
    message: { ...common, type: 'message', text: 'otp alice' },
    press: {
      ...common,
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: {
        action: {
          type: 'Action.Execute',
          verb: 'request.approve',
          data: { requestId: 'a'.repeat(26) },
        },
        trigger: 'manual',
      },
    },
  };
  const rules = { tenantId: TENANT, serviceUrl: onLoopbackOnly };

  test.each(ODD_ACTIVITIES)('a $of with $changes is $out', ({ of, changes, out }) => {
    const read = parseIncoming({ ...usual[of], ...changes }, rules);
    expect('code' in read ? `refused: ${read.code}` : read.what.kind).toBe(out);
  });
});

test('docs/odd-inputs.md has every case, at least 150, ten and more of each kind', () => {
  const kinds = [...new Set(ALL_ODD.map(({ kind }) => kind))];
  const counts = kinds.map((kind) => ALL_ODD.filter((one) => one.kind === kind).length);
  expect(ALL_ODD.length).toBeGreaterThanOrEqual(150);
  expect(Math.min(...counts)).toBeGreaterThanOrEqual(10);
  const page = oddInputsPage();
  expect(heldPage('odd-inputs.md', page)).toBe(page);
});
