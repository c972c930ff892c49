"""Shows of each rule that it can be broken: plants a fault into the files as read, and the rule must say so. Changes no file.

Usage: python infra/planted_faults.py   (pip install pycep-parser)
"""

import sys

from reading import Infrastructure, texts_here
from rules import RULES, outcome

APP, ALERTS, CHANGES = "modules/app.bicep", "modules/alerts.bicep", "modules/changes.bicep"
SENTINEL = "modules/sentinel.bicep"
STORAGE, VAULT, MAIN = "modules/storage.bicep", "modules/vault.bicep", "azure.bicep"

# Rule: (file, what stands there, what stands there instead), each of them by itself.
FAULTS = {
    "every_role_is_scoped_to_one_resource": [(STORAGE, "  scope: table\n", "")],
    "each_role_of_ours_can_do_what_it_is_for": [
        (VAULT, "secrets/delete'\n", "secrets/delete'\n          'Microsoft.KeyVault/vaults/secrets/backup/action'\n"),
        (VAULT, "actions: []", "actions: ['Microsoft.KeyVault/vaults/write']"),
        (VAULT, "keys/sign/action'\n", "keys/sign/action'\n          'Microsoft.KeyVault/vaults/keys/update/action'\n"),
        (STORAGE, "blobs/add/action'\n", "blobs/write'\n"), (STORAGE, "blobs/add/action'\n", "blobs/add/action'\n          'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/delete'\n")],
    "the_roles_names_are_ones_of_their_own_in_the_whole_tenant": [
        (VAULT, ", ${uniqueString(resourceGroup().id)}", ""), (STORAGE, ", ${uniqueString(resourceGroup().id)}", "")],
    "the_logs_key_signs_and_never_leaves": [
        (VAULT, "'P-256'", "'P-384'"), (VAULT, "['sign', 'verify']", "['sign', 'verify', 'wrapKey']"), (VAULT, "exportable: false", "exportable: true"),
        (VAULT, "scope: logKey[at]", "scope: vault")],
    "the_bot_signs_its_log_and_keeps_it_there": [
        (APP, "    OTP_BRIDGE_LOG_KEY: logKey\n", ""), (APP, "    OTP_BRIDGE_LOG_KEY_ED25519: logKeyEd25519\n", ""), (MAIN, "storage.outputs.checkpoints", "''")],
    "the_vault_keeps_what_is_deleted_and_says_who_reads": [
        (VAULT, "enablePurgeProtection: true", "enablePurgeProtection: false"), (VAULT, "'audit', enabled: true", "'audit', enabled: false")],
    "vault_and_store_are_closed_to_all_but_the_app": [(VAULT, "'Deny'", "'Allow'"), (STORAGE, "bypass: 'None'", "bypass: 'AzureServices'")],
    "vault_and_store_cannot_be_deleted_unawares": [
        (VAULT, "'CanNotDelete'", "'ReadOnly'"), (STORAGE, "scope: account", "scope: table"),
        (MAIN, "param deleteLocks bool = true", "param deleteLocks bool = false")],
    "there_is_no_key_and_no_secret": [
        (STORAGE, "allowSharedKeyAccess: false", "allowSharedKeyAccess: true"), (STORAGE, "= account.name", "= account.listKeys().keys[0].value")],
    "traces_are_taken_from_the_bots_identity_alone": [
        ("modules/monitoring.bicep", "DisableLocalAuth: true", "DisableLocalAuth: false"),
        (APP, "APPLICATIONINSIGHTS_STATSBEAT_DISABLED: 'true'", "APPLICATIONINSIGHTS_STATSBEAT_DISABLED: 'false'")],
    "checkpoints_can_only_grow": [
        (STORAGE, "allowProtectedAppendWrites: true", "allowProtectedAppendWrites: false"), (STORAGE, " if (!checkpointsLocked) {", " {"),
        (STORAGE, "  scope: checkpoints\n", "  scope: account\n")],
    "the_bot_has_no_password": [("modules/bot.bicep", "disableLocalAuth: true", "disableLocalAuth: false")],
    "the_app_stays_awake_and_speaks_tls": [(APP, "alwaysOn: true", "alwaysOn: false"), (APP, "allow: false", "allow: true")],
    "zones_are_asked_for_where_they_are_promised": [(APP, ", zoneRedundant: zoneRedundant", ""), (MAIN, "sku: storageSku", "sku: 'Standard_ZRS'")],
    "parameters_that_do_not_fit_are_refused_before_anything_is_made": [
        (MAIN, "fail(problems)", "problems"), (MAIN, "instances > 3 ?", "instances > 4 ?"), (MAIN, "instances < 2 ?", "instances < 1 ?"),
        (MAIN, "zoneRedundant && basic ?", "zoneRedundant && empty(letters) ?"),
        (MAIN, "!= 'Standard_ZRS'", "== 'Standard_GRS'"), (MAIN, "contains(letters, first(wanted))", "contains(wanted, first(wanted))"),
        (MAIN, "empty(join(strange, '')) ?", "empty(store) ?"), (MAIN, "startsWith(store, 'cosmos:') ?", "startsWith(store, 'o') ?")],
    "every_parameter_says_what_it_is_for": [(MAIN, "@description('The cloud that this is deployed to.')\n", "")],
    "a_second_provisioning_takes_nothing_back": [
        (APP, "OTP_BRIDGE_CLOUD: cloud\n", ""), ("azure.parameters.json", '    "store": { "value": "" },\n', ""),
        ("modules/network.bicep", "          networkSecurityGroup: { id: empty(networkSecurityGroupId) ? group.id : networkSecurityGroupId }\n", "")],
    "everything_that_can_have_tags_has_them": [("modules/identity.bicep", "  tags: tags\n", "")],
    "what_may_be_empty_is_none_for_agents_toolkit": [(MAIN, "customDomain == 'none' ? '' : customDomain", "customDomain")],
    "an_alert_stands_without_its_table": [("alerts/vault-used-by-others.kql", "isfuzzy=true", "isfuzzy=false")],
    "an_event_counts_when_it_arrives_once_and_each_time": [
        (ALERTS, "autoMitigate: false", "autoMitigate: true"), (ALERTS, "windowSize: 'PT6H'", "windowSize: 'PT5M'"),
        ("alerts/app-entered.kql", "    | where bin(ingestion_time(), 5m) == bin(now(-2m), 5m) - 5m\n", "    | where TimeGenerated > ago(5m)\n")],
    "every_alert_reaches_somebody_and_says_what_to_do": [
        (ALERTS, "actionGroups: told", "actionGroups: []"), (CHANGES, "actionGroups: groups", "actionGroups: []"),
        (ALERTS, " Ask the doctor (docs/deploy.md) which dependency is down; the approval is kept.", "")],
    "alerts_watch_releases_and_every_no_of_the_vault": [
        ("alerts/denied-by-the-vault.kql", 'OperationName startswith "Secret" or OperationName startswith "Key"', 'OperationName == "SecretGet"'),
        ("alerts/denied-by-the-vault.kql", '    | where (OperationName startswith', '    // | where (OperationName startswith')],
    "the_table_says_who_reads_writes_and_deletes": [(STORAGE, "{ category: 'StorageDelete', enabled: true }", "{ category: 'StorageDelete', enabled: false }")],
    "alerts_watch_whoever_is_not_the_bot": [
        ("alerts/table-used-by-others.kql", 'or isnotempty(RequesterObjectId)', 'or false'), ("alerts/table-used-by-others.kql", '"CreateTable"', '"DeleteEntity"'),
        ("alerts/vault-used-by-others.kql", '    | where Caller !~ "{{bot}}"\n', ""),
        ("alerts/vault-used-by-others.kql", '"KeyVerify"', '"KeyImport"'), ("alerts/vault-used-by-others.kql", 'startswith "Key")', 'startswith "KeySign")')],
    "whoever_comes_into_the_app_is_heard_of": [(APP, "'AppServiceAuditLogs', enabled: true", "'AppServiceAuditLogs', enabled: false")],
    "changes_of_the_group_are_heard_of": [
        (CHANGES, "  'Microsoft.Authorization/roleAssignments/write'\n", ""), (CHANGES, "  'Microsoft.Insights/diagnosticSettings/delete'\n", ""),
        (CHANGES, "enabled: true", "enabled: false")],
    "a_bot_that_is_down_is_heard_of": [(ALERTS, "'HealthCheckStatus'", "'Requests'"), (ALERTS, "threshold: 50", "threshold: 0")],
    "sentinel_is_off_until_it_is_asked_for": [
        (MAIN, "param sentinel bool = false", "param sentinel bool = true"), (MAIN, " = if (sentinel) {", " = {"),
        (MAIN, "sentinel ? siem.outputs.ruleId : ''", "''"), (APP, "    OTP_BRIDGE_SENTINEL_ENDPOINT: sentinelEndpoint\n", "")],
    "the_bot_sends_to_its_one_rule_and_nowhere_else": [
        (SENTINEL, "  scope: rule\n", "  scope: workspace\n"), (SENTINEL, "kind: 'Direct'", "kind: 'Linux'"),
        (SENTINEL, "schema: { name: 'OtpBridgeAudit_CL', columns: columns }", "schema: { name: 'OtpBridgeAudit_CL', columns: [] }")],
    "each_rule_of_sentinel_has_its_query_and_each_query_its_rule": [
        (SENTINEL, "'../sentinel/freeze.kql'", "'../sentinel/break-glass.kql'"), (SENTINEL, "    period: 'PT6H'\n", "    period: 'PT5M'\n"),
        (SENTINEL, " Ask the requester what it was for; /audit has the story.", ""), ("sentinel/freeze.kql", "isfuzzy=true", "isfuzzy=false")],
    "a_log_that_fell_silent_is_heard_of": [("alerts/table-log-silent.kql", "Rows == 0", "Rows > 0")],
}


def planted(rule):
    """What went wrong with the faults of this rule: nothing, if each of them is said."""
    for file, there, instead in FAULTS.get(rule.__name__, []):
        texts = texts_here()
        if there not in texts[file]:
            yield f"{file} has no {there.strip()!r}: the fault cannot be planted"
            continue
        texts[file] = texts[file].replace(there, instead, 1)
        if outcome(rule, Infrastructure(texts)) is None:
            yield f"{instead.strip()!r} in {file} goes unseen"


def main():
    wrong = [f"{rule.__name__} has no fault" for rule in RULES if not FAULTS.get(rule.__name__)]
    wrong += [f"there is no rule {name}" for name in FAULTS if name not in {rule.__name__ for rule in RULES}]
    wrong += [f"{rule.__name__}: {what}" for rule in RULES for what in planted(rule)]
    for line in wrong:
        print(f"WRONG  {line}")
    count = sum(len(faults) for faults in FAULTS.values())
    print(f"{count} faults planted, {len(RULES)} rules, {len(wrong)} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
