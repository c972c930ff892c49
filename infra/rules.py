"""What must hold of the infrastructure and no general linter asks for. Reads the Bicep files with pycep; needs no Azure.

Usage: python infra/rules.py   (pip install pycep-parser)
Prints a line for each rule and exits 1 where one is broken.
"""

import re
import sys
from pathlib import Path

from pycep import BicepParser

HERE = Path(__file__).parent
parser = BicepParser()
texts = {path.relative_to(HERE).as_posix(): path.read_text(encoding="utf-8") for path in sorted(HERE.rglob("*.bicep"))}
# pycep does not know the function fail() yet.
files = {name: parser.parse(text=text.replace(' fail(', ' string(')) for name, text in texts.items()}
resources = [
    (name, symbol, resource["type"], resource["config"].get("config", resource["config"]))
    for name, content in files.items()
    for symbol, resource in content.get("resources", {}).items()
]


def of_type(kind):
    found = [(symbol, config) for _, symbol, type_, config in resources if type_ == kind]
    assert found, f"there is no {kind}"
    return found


def one(kind):
    ((_, config),) = of_type(kind)
    return config


def every_role_is_scoped_to_one_resource():
    for symbol, config in of_type("Microsoft.Authorization/roleAssignments"):
        assert config.get("scope"), f"{symbol} reaches the whole resource group"


def the_vaults_role_can_do_four_things():
    properties = one("Microsoft.Authorization/roleDefinitions")["properties"]
    (permission,) = properties["permissions"]
    wanted = {"getSecret/action", "setSecret/action", "delete", "readMetadata/action"}
    prefix = "Microsoft.KeyVault/vaults/secrets/"
    assert {action.removeprefix(prefix) for action in permission["dataActions"]} == wanted
    assert not permission["actions"], "a seed keeper manages nothing"


def the_vault_keeps_what_is_deleted_and_says_who_reads():
    vault = one("Microsoft.KeyVault/vaults")["properties"]
    for name in ("enableRbacAuthorization", "enableSoftDelete", "enablePurgeProtection"):
        assert vault[name] is True, name
    assert "categoryGroup: 'audit', enabled: true" in texts["modules/vault.bicep"], "reads are not logged"


def vault_and_store_are_closed_to_all_but_the_app():
    for kind in ("Microsoft.KeyVault/vaults", "Microsoft.Storage/storageAccounts"):
        rules = one(kind)["properties"]["networkAcls"]
        assert rules["defaultAction"] == "Deny" and rules["bypass"] == "None", kind
        assert len(rules["virtualNetworkRules"]) == 1, kind


def there_is_no_key_and_no_secret():
    assert one("Microsoft.Storage/storageAccounts")["properties"]["allowSharedKeyAccess"] is False
    for name, text in texts.items():
        for word in ("listKeys", "listSecrets", "@secure", "AccountKey", "SharedAccessKey", "MicrosoftAppPassword"):
            assert word not in text, f"{word} in {name}"


def traces_are_taken_from_the_bots_identity_alone():
    assert one("Microsoft.Insights/components")["properties"]["DisableLocalAuth"] is True
    text = texts["modules/monitoring.bicep"]
    assert "3913510d-42f4-4e42-8a64-420c390055eb" in text, "nobody may publish"
    roles = [config for name, _, type_, config in resources
             if name == "modules/monitoring.bicep" and type_ == "Microsoft.Authorization/roleAssignments"]
    assert [role["scope"] for role in roles] == ["insights"], "the role reaches further than the component"
    settings = texts["modules/app.bicep"]
    for name in ("APPLICATION_INSIGHTS_NO_STATSBEAT", "APPLICATIONINSIGHTS_STATSBEAT_DISABLED",
                 "APPLICATIONINSIGHTS_SDKSTATS_DISABLED"):
        assert f"{name}: 'true'" in settings, f"{name}: reports go elsewhere"


def checkpoints_can_only_grow():
    policy = one("Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies")["properties"]
    assert policy["allowProtectedAppendWrites"] is True


def the_bot_has_no_password():
    bot = one("Microsoft.BotService/botServices")["properties"]
    assert bot["msaAppType"] == "UserAssignedMSI" and bot["disableLocalAuth"] is True


def the_app_stays_awake_and_speaks_tls():
    site = one("Microsoft.Web/sites")["properties"]
    config = site["siteConfig"]
    assert site["httpsOnly"] is True and config["alwaysOn"] is True
    assert config["minTlsVersion"] in ("1.2", "1.3") and config["healthCheckPath"] == "/healthz"
    assert config["linuxFxVersion"] == "NODE|24-lts" and config["ftpsState"] == "Disabled"
    for _, policy in of_type("Microsoft.Web/sites/basicPublishingCredentialsPolicies"):
        assert policy["properties"]["allow"] is False, "publishing with a password"


def alerts_watch_releases_and_the_vault():
    text = texts["modules/alerts.bicep"]
    assert "release.failed" in text and re.search(r"AZKVAuditLogs.*403", text)


def the_table_says_who_reads_writes_and_deletes():
    (setting,) = [config for name, _, type_, config in resources
                  if name == "modules/storage.bicep" and type_ == "Microsoft.Insights/diagnosticSettings"]
    assert setting["scope"] == "tables", "it is about something else"
    logged = {log["category"] for log in setting["properties"]["logs"] if log["enabled"] is True}
    for category in ("StorageRead", "StorageWrite", "StorageDelete"):
        assert category in logged, f"{category} is not logged"


def alerts_watch_whoever_is_not_the_bot():
    queries = [rule["query"] for rule in files["modules/alerts.bicep"]["variables"]["rules"]["value"]]
    for table, caller, everything in (
        ("AZKVAuditLogs", "Caller", 'OperationName startswith "Secret" and HttpStatusCode < 300'),
        ("StorageTableLogs", "RequesterObjectId", 'StatusCode startswith "2"'),
    ):
        of_others = [query for query in queries if query.startswith(table) and f'{caller} !~ "${{principalId}}"' in query]
        assert len(of_others) == 1, f"{len(of_others)} alerts on what others than the bot do, in {table}"
        assert everything in of_others[0], f"not all of it, in {table}"
    # What is left out touches no row. A look at rows, a change of them or a way around the roles must never be among it.
    (of_rows,) = [query for query in queries if query.startswith("StorageTableLogs")]
    left_out = re.search(r"OperationName !in \(([^)]*)\)", of_rows)
    for word in ("Entity", "Entities", "DeleteTable", "ACL"):
        assert not left_out or word not in left_out[1], f"{word} is left out"
    bot = files["azure.bicep"]["modules"]["alerts"]["config"]["params"]["principalId"]
    assert bot == files["azure.bicep"]["modules"]["storage"]["config"]["params"]["principalId"], "the bot is somebody else"


RULES = [value for value in list(globals().values()) if callable(value) and getattr(value, "__module__", "") == "__main__"]
RULES = [rule for rule in RULES if rule not in (of_type, one)]
broken = 0
for rule in RULES:
    title = rule.__name__.replace("_", " ")
    try:
        rule()
        print(f"ok      {title}")
    except (AssertionError, KeyError, ValueError) as error:
        broken += 1
        print(f"BROKEN  {title}: {error}")
print(f"{len(RULES) - broken} of {len(RULES)} rules hold")
sys.exit(1 if broken else 0)
