// The alerts on the activity log and on the bot's health, with events and measurements that they are for and their neighbours.
// Conditions are read from what infra/ deploys; how Azure weighs them is written here after the API's own description.
import { describe, expect, test } from '@jest/globals';
import { infraText } from './alert-rule.js';

interface Event {
  readonly category: string;
  readonly status: string;
  readonly operationName: string;
}
const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

const CHANGES = infraText('modules/changes.bicep');

/** Names of a list of the Bicep file: `var roles = [ 'a' 'b' ]`. */
function listed(name: string): string[] {
  const [, list = ''] = new RegExp(`^var ${name} = \\[\\n(.*?)^\\]`, 'ms').exec(CHANGES) ?? [];
  return [...list.matchAll(/^ {2}'([^']+)'$/gm)].map(([, operation = '']) => operation);
}

/** Which alerts an event raises: `allOf` two fields and `anyOf` the operations. */
function raised(event: Event): string[] {
  const fields = [...CHANGES.matchAll(/\{ field: '(category|status)', equals: '(\w+)' \}/g)];
  expect(fields).toHaveLength(2);
  const fits = fields.every(([, field, wanted = '']) =>
    same(field === 'category' ? event.category : event.status, wanted),
  );
  return ['roles', 'doors', 'app', 'watch'].filter(
    (group) => fits && listed(group).some((operation) => same(operation, event.operationName)),
  );
}

const done = (operationName: string): Event => ({
  category: 'Administrative',
  status: 'Succeeded',
  operationName,
});

describe('the alerts on changes', () => {
  test.each([
    ['a role is given', 'Microsoft.Authorization/roleAssignments/write', 'roles'],
    [
      'somebody may act as the bot',
      'Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials/write',
      'roles',
    ],
    ["the vault's firewall is opened", 'Microsoft.KeyVault/vaults/write', 'doors'],
    ["the account's firewall is opened", 'MICROSOFT.STORAGE/STORAGEACCOUNTS/WRITE', 'doors'],
    ['a lock is lifted', 'Microsoft.Authorization/locks/delete', 'doors'],
    ['a setting of the app is changed', 'Microsoft.Web/sites/config/write', 'app'],
    ['a program is put into the app', 'Microsoft.Web/sites/extensions/write', 'app'],
    ['a log is switched off', 'Microsoft.Insights/diagnosticSettings/delete', 'watch'],
    [
      'Azure switches an alert off',
      'Microsoft.Insights/ScheduledQueryRules/disable/action',
      'watch',
    ],
  ])('%s: one of them fires, and again the next time', (_what, operation, alert) => {
    expect([done(operation), done(operation)].map(raised)).toEqual([[alert], [alert]]);
  });

  test.each([
    ['it has only begun', { ...done('Microsoft.KeyVault/vaults/write'), status: 'Started' }],
    [
      'it was refused',
      { ...done('Microsoft.Authorization/roleAssignments/write'), status: 'Failed' },
    ],
    ['it is about policies', { ...done('Microsoft.KeyVault/vaults/write'), category: 'Policy' }],
    ['a deployment as such', done('Microsoft.Resources/deployments/write')],
    ['the app is restarted', done('Microsoft.Web/sites/restart/action')],
    ['a tag', done('Microsoft.Resources/tags/write')],
    ['a longer name', done('Microsoft.KeyVault/vaults/write/more')],
  ])('stay silent: %s', (_what, event) => {
    expect(raised(event)).toEqual([]);
  });
});

describe('the alert bot-down', () => {
  const text = infraText('modules/alerts.bicep');
  const threshold = Number(/operator: 'LessThan'\s+threshold: (\d+)/.exec(text)?.[1]);
  /** The average of five minutes' measurements, each 0 to 100. */
  const down = (...minutes: readonly number[]): boolean =>
    minutes.reduce((sum, one) => sum + one, 0) / minutes.length < threshold;

  test('fires when the bot was down for most of five minutes', () => {
    expect(down(0, 0, 0, 0, 0)).toBe(true);
    expect(down(100, 0, 0, 0, 100)).toBe(true);
  });
  test('stays silent for a restart, and for one of two instances', () => {
    expect(down(100, 0, 0, 100, 100)).toBe(false);
    expect(down(50, 50, 50, 50, 50)).toBe(false);
  });
});
