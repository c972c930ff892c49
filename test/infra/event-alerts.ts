// The alerts on events, and for each the rows that it is for and those that are none of its business.
import { BOT } from './alert-rule.js';
import { jsonLog } from '../../src/adapters/local/json-log.js';
import { VaultForbidden } from '../../src/ports/fault.js';

export interface Sample {
  readonly what: string;
  readonly table: string;
  readonly columns: Readonly<Record<string, unknown>>;
}
export interface EventAlert {
  readonly name: string;
  readonly fires: readonly [Sample, ...Sample[]];
  readonly silent: readonly [Sample, ...Sample[]];
}

/** A line as the bot writes it. */
export function logged(event: string): string {
  const lines: string[] = [];
  const log = jsonLog(
    (written) => lines.push(written),
    () => 0,
  );
  log.within({ requestId: 'some' }, () => {
    log.error(event, new VaultForbidden('no'));
  });
  return lines.join('');
}

export const wrote = (what: string, written: string): Sample => ({
  what,
  table: 'AppServiceConsoleLogs',
  columns: { ResultDescription: written },
});

const EVE = 'aaaaaaaa-0000-4000-8000-000000000001';
const CLAIM = 'http://schemas.microsoft.com/identity/claims/objectidentifier';
const vault = (
  what: string,
  [OperationName, HttpStatusCode]: readonly [string, number],
  claim: object,
): Sample => ({
  what,
  table: 'AZKVAuditLogs',
  columns: {
    OperationName,
    HttpStatusCode,
    Identity: { claim },
    CallerIpAddress: '10.20.0.4',
  },
});
const SOMEBODY = { [CLAIM]: EVE, upn: 'eve@contoso.example' };
const THE_BOT = { [CLAIM]: BOT };

const table = (
  what: string,
  [OperationName, StatusCode]: readonly [string, string],
  who: string,
): Sample => ({
  what,
  table: 'StorageTableLogs',
  columns: {
    OperationName,
    StatusCode,
    RequesterObjectId: who,
    AuthenticationType: 'OAuth',
  },
});

const entered = (what: string, operation: string): Sample => ({
  what,
  table: 'AppServiceAuditLogs',
  columns: {
    OperationName: operation,
    Protocol: 'HTTPS',
    User: EVE,
    UserAddress: '203.0.113.7',
    UserDisplayName: 'Eve',
  },
});

/** Ways to another key under the name of the log's, or to none. */
const NEW_KEYS = [
  ...['KeyCreate', 'KeyImport', 'KeyRotate', 'KeyRotateIfDue', 'KeyRotationPolicySet'],
  ...['KeyRestore', 'KeyUpdate', 'KeyDelete', 'KeyPurge', 'KeyRecover'],
];

export const EVENT_ALERTS: readonly [EventAlert, ...EventAlert[]] = [
  {
    name: 'failed-releases',
    fires: [wrote('a code could not be shown', logged('release.failed'))],
    silent: [
      wrote('another failure', logged('turn.failed')),
      wrote('a longer word', logged('release.failedbefore')),
      wrote(
        'somebody who speaks of it',
        JSON.stringify({ event: 'ask.made', reason: 'release.failed' }),
      ),
    ],
  },
  {
    name: 'denied-by-the-vault',
    fires: [
      vault('a read', ['SecretGet', 403], SOMEBODY),
      vault('a list', ['SecretList', 403], SOMEBODY),
      vault('a write', ['SecretSet', 403], SOMEBODY),
      vault('a deletion', ['SecretDelete', 403], SOMEBODY),
      vault('a purge', ['SecretPurge', 403], SOMEBODY),
      vault('the bot without its role', ['SecretSet', 403], THE_BOT),
      vault('the bot that may not sign', ['KeySign', 403], THE_BOT),
    ],
    silent: [
      vault('the first question of every client', ['SecretGet', 401], {}),
      vault('a read that was allowed', ['SecretGet', 200], SOMEBODY),
      vault('a secret that is not there', ['SecretGet', 404], THE_BOT),
      vault('a look at the vault itself', ['VaultGet', 403], SOMEBODY),
    ],
  },
  {
    name: 'vault-used-by-others',
    fires: [
      vault('a read', ['SecretGet', 200], SOMEBODY),
      vault('a read by the other name of the claim', ['SecretGet', 200], { oid: EVE }),
      vault('a backup', ['SecretBackup', 200], SOMEBODY),
      vault('a change by nobody known', ['SecretSet', 200], {}),
      vault('a signature in the log’s name', ['KeySign', 200], SOMEBODY),
      vault('the log’s key taken along', ['KeyBackup', 200], SOMEBODY),
      ...NEW_KEYS.map((name) => vault(`${name} of the log’s key`, [name, 200], SOMEBODY)),
    ],
    silent: [
      vault('the bot', ['SecretGet', 200], THE_BOT),
      vault('the bot that signs', ['KeySign', 200], THE_BOT),
      vault('a key that is made by who provisions', ['KeyCreateIfNotExist', 200], SOMEBODY),
      vault('a look at the public half', ['KeyGet', 200], SOMEBODY),
      vault('a look at the keys', ['KeyList', 200], SOMEBODY),
      vault('a new version that was refused', ['KeyCreate', 403], SOMEBODY),
      vault('what the vault tells by itself', ['KeyNearExpiryEventGridNotification', 200], {}),
      vault('the bot by the other name, in capitals', ['SecretSet', 200], {
        oid: BOT.toUpperCase(),
      }),
      vault('a read that was refused', ['SecretGet', 403], SOMEBODY),
      vault('a look at the vault itself', ['VaultGet', 200], SOMEBODY),
    ],
  },
  {
    name: 'table-used-by-others',
    fires: [
      table('a look at rows', ['QueryEntities', '200'], EVE),
      table('a write', ['InsertEntity', '204'], EVE),
      table('a write that was refused', ['MergeEntity', '403'], EVE),
      table('a deletion that was refused', ['DeleteEntity', '403'], EVE),
      table('the table gone', ['DeleteTable', '204'], EVE),
      table('a look without a name that was let in', ['QueryEntity', '200'], ''),
    ],
    silent: [
      table('the bot', ['QueryEntities', '200'], BOT),
      table('the bot, refused', ['InsertEntity', '409'], BOT.toUpperCase()),
      table('a probe from the internet', ['QueryEntities', '403'], ''),
      table('what Azure does by itself', ['GetTableServiceProperties', '200'], EVE),
    ],
  },
  {
    name: 'app-entered',
    fires: [entered('the console', 'Authorization'), entered('a deployment', 'Publish')],
    silent: [wrote('what the bot itself writes', logged('turn.failed'))],
  },
];
