"""What must hold of the alerts: that each comes when it should, each time, and that nobody can go unseen. Run by rules.py."""

import re

QUERY_RULE = "Microsoft.Insights/scheduledQueryRules"
ARRIVED = "| where bin(ingestion_time(), 5m) == bin(now(-2m), 5m) - 5m"
EVENTS = {"failed-releases", "denied-by-the-vault", "vault-used-by-others", "table-used-by-others", "app-entered"}
CHANGES = {
    "roles": ("roleAssignments/write", "roleAssignments/delete", "roleDefinitions/write", "federatedIdentityCredentials/write"),
    "doors": ("vaults/write", "storageAccounts/write", "virtualNetworks/write", "locks/delete", "tables/delete", "vaults/keys/write", "containers/delete",
              "immutabilityPolicies/write", "immutabilityPolicies/delete"),
    "app": ("sites/config/write", "sites/extensions/write", "sites/publishxml/action", "sites/stop/action"),
    "watch": ("diagnosticSettings/write", "diagnosticSettings/delete", "scheduledQueryRules/disable/action", "actionGroups/write"),
}


def _without_comments(query):
    return re.sub(r"^\s*//.*$", "", query, flags=re.M)


def an_alert_stands_without_its_table(infra):
    for name, query in infra.queries.items():
        assert "union isfuzzy=true (datatable(TimeGenerated: datetime)[]), (" in query, f"{name} fails for a week and is switched off"


def an_event_counts_when_it_arrives_once_and_each_time(infra):
    assert EVENTS == {rule["name"] for rule in infra.files["modules/alerts.bicep"]["variables"]["events"]["value"]}
    for name in EVENTS:
        assert infra.queries[name].count("ingestion_time()") == 1 and ARRIVED in infra.queries[name], name
    (event,) = [config for symbol, config in infra.of_type(QUERY_RULE) if symbol == "event"]
    properties = event["properties"]
    assert properties["autoMitigate"] is False, "after one mail nothing until it was quiet"
    assert properties["evaluationFrequency"] == "PT5M", "the arrivals of five minutes are looked at once"
    assert properties["windowSize"] == "PT6H", "what comes late is dated too early"


def every_alert_reaches_somebody_and_says_what_to_do(infra):
    for _, config in infra.of_type(QUERY_RULE):
        assert config["properties"]["actions"]["actionGroups"] == "told"
    assert "actions: [for id in told: { actionGroupId: id }]" in infra.texts["modules/alerts.bicep"]
    assert "actions: { actionGroups: groups }" in infra.texts["modules/changes.bicep"]
    rules = infra.files["modules/alerts.bicep"]["variables"]["events"]["value"] + infra.files["modules/changes.bicep"]["variables"]["rules"]["value"]
    for rule in rules:
        assert len(re.findall(r"[.!?](?: |$)", rule["text"])) >= 2, f"{rule['name']} says what happened, and not what to do"


def alerts_watch_releases_and_every_no_of_the_vault(infra):
    assert "release.failed" in infra.queries["failed-releases"]
    refused = _without_comments(infra.queries["denied-by-the-vault"])
    assert 'where (OperationName startswith "Secret" or OperationName startswith "Key") and HttpStatusCode == 403' in refused, "not every read, write and deletion"


def the_table_says_who_reads_writes_and_deletes(infra):
    setting = infra.one("Microsoft.Insights/diagnosticSettings", "modules/storage.bicep")
    assert setting["scope"] == "tables", "it is about something else"
    logged = {log["category"] for log in setting["properties"]["logs"] if log["enabled"] is True}
    for category in ("StorageRead", "StorageWrite", "StorageDelete"):
        assert category in logged, f"{category} is not logged"


def alerts_watch_whoever_is_not_the_bot(infra):
    for name, caller, everything in (
        ("vault-used-by-others", "Caller", 'where (OperationName startswith "Secret" or OperationName startswith "Key") and HttpStatusCode < 300'),
        ("table-used-by-others", "RequesterObjectId", '(StatusCode startswith "2" or isnotempty(RequesterObjectId))'),
    ):
        query = _without_comments(infra.queries[name])
        assert f'{caller} !~ "{{{{bot}}}}"' in query, f"{name}: the bot itself raises it, or nobody"
        assert everything in query, f"{name}: not all of it"
    # What is left out touches no row. A look at rows, a change of them or a way around the roles must never be among it.
    left_out = re.search(r"OperationName !in \(([^)]*)\)", infra.queries["table-used-by-others"])
    for word in ("Entity", "Entities", "DeleteTable", "ACL"):
        assert not left_out or word not in left_out[1], f"{word} is left out"
    # Nor a signature, or anything by which another key comes under the name of the log's.
    left_out = re.search(r"OperationName !in \(([^)]*)\)", infra.queries["vault-used-by-others"])
    for word in ("Secret", '"KeyCreate"', "Import", "Restore", "Recover", "Update", "Rotate", "PolicySet", "Sign", "Backup", "Delete\"", "Purge"):
        assert not left_out or word not in left_out[1], f"{word} is left out"
    assert infra.module("alerts")["principalId"] == infra.module("storage")["principalId"], "the bot is somebody else"


def whoever_comes_into_the_app_is_heard_of(infra):
    setting = infra.one("Microsoft.Insights/diagnosticSettings", "modules/app.bicep")
    assert "AppServiceAuditLogs" in {log["category"] for log in setting["properties"]["logs"] if log["enabled"] is True}
    assert "AppServiceAuditLogs" in _without_comments(infra.queries["app-entered"])


def changes_of_the_group_are_heard_of(infra):
    variables = infra.files["modules/changes.bicep"]["variables"]
    for group, wanted in CHANGES.items():
        for operation in wanted:
            assert any(name.endswith(operation) for name in variables[group]["value"]), f"{operation} is not watched"
    change = infra.one("Microsoft.Insights/activityLogAlerts")["properties"]
    assert change["enabled"] is True and "resource_group" in str(change["scopes"])


def a_bot_that_is_down_is_heard_of(infra):
    down = infra.one("Microsoft.Insights/metricAlerts")["properties"]
    (criterion,) = down["criteria"]["allOf"]
    assert criterion["metricName"] == "HealthCheckStatus" and criterion["operator"] == "LessThan"
    assert 0 < criterion["threshold"] <= 100 and down["enabled"] is True


def a_log_that_fell_silent_is_heard_of(infra):
    query = _without_comments(infra.queries["table-log-silent"])
    assert "StorageTableLogs" in query and "summarize Rows = count()" in query and "where Rows == 0" in query
    (silence,) = [config for symbol, config in infra.of_type(QUERY_RULE) if symbol == "silence"]
    assert silence["properties"]["enabled"] is True and silence["properties"]["windowSize"] == "PT1H"


def sentinel_is_off_until_it_is_asked_for(infra):
    assert infra.files["azure.bicep"]["parameters"]["sentinel"]["default"] is False
    assert "module siem 'modules/sentinel.bicep' = if (sentinel) {" in infra.texts["azure.bicep"]
    for name in ("sentinelEndpoint: sentinel ? siem.outputs.endpoint : ''\n", "sentinelRule: sentinel ? siem.outputs.ruleId : ''\n"):
        assert name in infra.texts["azure.bicep"], name
    for name in ("OTP_BRIDGE_SENTINEL_ENDPOINT: sentinelEndpoint\n", "OTP_BRIDGE_SENTINEL_RULE: sentinelRule\n"):
        assert name in infra.texts["modules/app.bicep"], name


def the_bot_sends_to_its_one_rule_and_nowhere_else(infra):
    (role,) = infra.of_type("Microsoft.Authorization/roleAssignments", "modules/sentinel.bicep")
    assert role[1]["scope"] == "rule", "the role reaches further than the data collection rule"
    rule = infra.one("Microsoft.Insights/dataCollectionRules")
    assert rule["kind"] == "Direct", "it has no endpoint of its own"
    ((stream, declared),) = rule["properties"]["streamDeclarations"].items()
    assert stream.strip("'") == "Custom-OtpBridgeAudit_CL" and declared["columns"] == "columns"
    assert infra.one("Microsoft.OperationalInsights/workspaces/tables")["properties"]["schema"]["columns"] == "columns"


def each_rule_of_sentinel_has_its_query_and_each_query_its_rule(infra):
    rules = infra.files["modules/sentinel.bicep"]["variables"]["rules"]["value"]
    assert len(rules) == 5 and {rule["id"] for rule in rules} == set(infra.watched) - {"asim-parser"}
    for rule in rules:
        query = infra.watched[rule["id"]]
        assert "union isfuzzy=true (datatable(" in query, f"{rule['id']} fails without its table"
        assert f"loadTextContent('../sentinel/{rule['id']}.kql')" in infra.texts["modules/sentinel.bicep"]
        assert len(re.findall(r"[.!?](?: |$)", rule["text"])) >= 2, f"{rule['id']} says what happened, and not what to do"
        late = ARRIVED in query and rule["frequency"] == "PT5M" and rule["period"] == "PT6H"
        hourly = "bin(now(), 1h) - 2h" in query and rule["frequency"] == "PT1H" and rule["period"] == "PT4H"
        assert late or hourly, f"{rule['id']} loses rows, or tells of one twice"
