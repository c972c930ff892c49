"""What must hold of the infrastructure and no general linter asks for.

Usage: python infra/rules.py   (pip install pycep-parser)
Prints a line for each rule and exits 1 where one is broken. infra/planted_faults.py shows that each can be.
"""

import sys

import alert_rules
from reading import Infrastructure, texts_here

VAULT, ACCOUNT = "Microsoft.KeyVault/vaults", "Microsoft.Storage/storageAccounts"


def every_role_is_scoped_to_one_resource(infra):
    for symbol, config in infra.of_type("Microsoft.Authorization/roleAssignments"):
        assert config.get("scope"), f"{symbol} reaches the whole resource group"


def each_role_of_ours_can_do_what_it_is_for(infra):
    blobs = f"{ACCOUNT}/blobServices/containers/blobs"
    wanted = {
        "seedKeeper": {f"{VAULT}/secrets/{action}" for action in ("getSecret/action", "setSecret/action", "delete", "readMetadata/action")},
        "logSigner": {f"{VAULT}/keys/read", f"{VAULT}/keys/sign/action"},
        "checkpointKeeper": {f"{blobs}/read", f"{blobs}/add/action"},
    }
    assert {symbol for symbol, _ in infra.of_type("Microsoft.Authorization/roleDefinitions")} == set(wanted)
    for symbol, config in infra.of_type("Microsoft.Authorization/roleDefinitions"):
        (permission,) = config["properties"]["permissions"]
        assert set(permission["dataActions"]) == wanted[symbol], f"{symbol} can do something else"
        seen = [f"{ACCOUNT}/blobServices/containers/read"] if symbol == "checkpointKeeper" else []
        assert permission["actions"] == seen, f"{symbol} manages something"


def the_roles_names_are_ones_of_their_own_in_the_whole_tenant(infra):
    for symbol, config in infra.of_type("Microsoft.Authorization/roleDefinitions"):
        name = config["properties"]["roleName"]
        assert "${uniqueString(resourceGroup().id)}" in name, f"{symbol}: two subscriptions may have resource groups of one name"


def the_logs_key_signs_and_never_leaves(infra):
    key = infra.one(f"{VAULT}/keys")["properties"]
    assert key["kty"] == "EC" and key["curveName"] == "P-256", "the log takes ES256"
    assert set(key["keyOps"]) == {"sign", "verify"} and key["attributes"]["exportable"] is False
    assert "    scope: logKey[at]\n" in infra.texts["modules/vault.bicep"], "the role reaches other keys, or seeds"


def the_bot_signs_its_log_and_keeps_it_there(infra):
    for name in ("logKey: vault.outputs.logKey\n", "logContainer: storage.outputs.checkpoints\n"):
        assert name in infra.texts["azure.bicep"], name
    for name in ("OTP_BRIDGE_LOG_KEY: logKey\n", "OTP_BRIDGE_LOG_CONTAINER: logContainer\n", "OTP_BRIDGE_LOG_KEYS_BEFORE: logKeysBefore\n",
                 "OTP_BRIDGE_LOG_KEY_ED25519: logKeyEd25519\n"):
        assert name in infra.texts["modules/app.bicep"], name


def the_vault_keeps_what_is_deleted_and_says_who_reads(infra):
    vault = infra.one(VAULT)["properties"]
    for name in ("enableRbacAuthorization", "enableSoftDelete", "enablePurgeProtection"):
        assert vault[name] is True, name
    assert "categoryGroup: 'audit', enabled: true" in infra.texts["modules/vault.bicep"], "reads are not logged"


def vault_and_store_are_closed_to_all_but_the_app(infra):
    for kind in (VAULT, ACCOUNT):
        rules = infra.one(kind)["properties"]["networkAcls"]
        assert rules["defaultAction"] == "Deny" and rules["bypass"] == "None", kind
        assert len(rules["virtualNetworkRules"]) == 1, kind


def vault_and_store_cannot_be_deleted_unawares(infra):
    for file, scope in (("modules/vault.bicep", "vault"), ("modules/storage.bicep", "account")):
        lock = infra.one("Microsoft.Authorization/locks", file)
        assert lock["scope"] == scope and lock["properties"]["level"] == "CanNotDelete", file
        assert infra.module(scope if scope == "vault" else "storage")["deleteLock"] == "deleteLocks", file
    assert infra.files["azure.bicep"]["parameters"]["deleteLocks"]["default"] is True, "not by default"


def there_is_no_key_and_no_secret(infra):
    assert infra.one(ACCOUNT)["properties"]["allowSharedKeyAccess"] is False
    for name, text in infra.texts.items():
        # Named in an alert: whoever asks for the keys is heard of.
        for word in ("listKeys(", "listSecrets", "@secure", "AccountKey", "SharedAccessKey", "MicrosoftAppPassword"):
            assert word not in text, f"{word} in {name}"


def traces_are_taken_from_the_bots_identity_alone(infra):
    assert infra.one("Microsoft.Insights/components")["properties"]["DisableLocalAuth"] is True
    text = infra.texts["modules/monitoring.bicep"]
    assert "3913510d-42f4-4e42-8a64-420c390055eb" in text, "nobody may publish"
    roles = infra.of_type("Microsoft.Authorization/roleAssignments", "modules/monitoring.bicep")
    assert [role["scope"] for _, role in roles] == ["insights"], "the role reaches further than the component"
    settings = infra.texts["modules/app.bicep"]
    for name in ("APPLICATION_INSIGHTS_NO_STATSBEAT", "APPLICATIONINSIGHTS_STATSBEAT_DISABLED",
                 "APPLICATIONINSIGHTS_SDKSTATS_DISABLED"):
        assert f"{name}: 'true'" in settings, f"{name}: reports go elsewhere"


def checkpoints_can_only_grow(infra):
    kind = f"{ACCOUNT}/blobServices/containers/immutabilityPolicies"
    assert infra.one(kind)["properties"]["allowProtectedAppendWrites"] is True
    (condition,) = [condition for _, _, type_, _, condition in infra.resources if type_ == kind]
    (keeper,) = [config for symbol, config in infra.of_type("Microsoft.Authorization/roleAssignments") if symbol == "keepsCheckpoints"]
    assert keeper["scope"] == "checkpoints", "the role reaches further than the container"
    assert condition and "checkpointsLocked" in str(condition["condition"]), "a locked policy refuses the next deployment"


def the_bot_has_no_password(infra):
    bot = infra.one("Microsoft.BotService/botServices")["properties"]
    assert bot["msaAppType"] == "UserAssignedMSI" and bot["disableLocalAuth"] is True


def the_app_stays_awake_and_speaks_tls(infra):
    site = infra.one("Microsoft.Web/sites")["properties"]
    config = site["siteConfig"]
    assert site["httpsOnly"] is True and config["alwaysOn"] is True
    assert config["minTlsVersion"] in ("1.2", "1.3") and config["healthCheckPath"] == "/healthz"
    assert config["linuxFxVersion"] == "NODE|24-lts" and config["ftpsState"] == "Disabled"
    for _, policy in infra.of_type("Microsoft.Web/sites/basicPublishingCredentialsPolicies"):
        assert policy["properties"]["allow"] is False, "publishing with a password"


def zones_are_asked_for_where_they_are_promised(infra):
    assert infra.one("Microsoft.Web/serverfarms")["properties"]["zoneRedundant"] == "zoneRedundant"
    assert infra.module("app")["zoneRedundant"] == "zoneRedundant" and infra.module("storage")["sku"] == "storageSku"


def parameters_that_do_not_fit_are_refused_before_anything_is_made(infra):
    assert "var unique = empty(problems) ? '${resourceBaseName}${resourceSuffix}' : fail(problems)" in infra.texts["azure.bicep"]
    fits = ({}, {"resourceBaseName": "OtpBridge"}, {"planSku": "B2", "instances": 3}, {"store": "cosmos:otp"},
            {"planSku": "P0v3", "instances": 10}, {"planSku": "P1v4", "instances": 2, "zoneRedundant": True},
            {"storageSku": "Standard_LRS"})
    for parameters in fits:
        assert not infra.refusal(**parameters), f"{parameters}: {infra.refusal(**parameters)}"
    refused = ({"resourceBaseName": "otp-bridge"}, {"resourceBaseName": "otpbrücke"}, {"resourceSuffix": "a_b"},
               {"resourceSuffix": "${{RESOURCE_SUFFIX}}"}, {"resourceBaseName": "1bridge"}, {"planSku": "B1", "instances": 4},
               {"planSku": "B1", "instances": 2, "zoneRedundant": True}, {"planSku": "P0v3", "zoneRedundant": True},
               {"planSku": "P0v3", "instances": 2, "zoneRedundant": True, "storageSku": "Standard_LRS"}, {"store": "otpbridgeabcst"})
    for parameters in refused:
        assert infra.refusal(**parameters), f"{parameters} are not refused"


def every_parameter_says_what_it_is_for(infra):
    for name, parameter in infra.files["azure.bicep"]["parameters"].items():
        kinds = {decorator["type"] for decorator in parameter["decorators"]}
        assert "description" in kinds, name


def a_second_provisioning_takes_nothing_back(infra):
    settings = infra.texts["modules/app.bicep"]
    assert "OTP_BRIDGE_STORAGE: store\n" in settings and "OTP_BRIDGE_CLOUD: cloud\n" in settings
    for name in ("store", "cloud", "traces", "checkpointsLocked", "logKeys", "logKeysBefore", "logKeyEd25519", "networkSecurityGroupId", "storageSku", "tags"):
        assert name in infra.parameters, f"{name} can be typed nowhere that stays"
    subnet = infra.one("Microsoft.Network/virtualNetworks")["properties"]["subnets"][0]["properties"]
    assert "networkSecurityGroup" in subnet, "a group that a landing zone added is taken away"


def everything_that_can_have_tags_has_them(infra):
    for name, symbol, _, config, _ in infra.resources:
        if "location" in config and symbol not in ("teams",):
            assert config.get("tags") == "tags", f"{symbol} in {name}"


def what_may_be_empty_is_none_for_agents_toolkit(infra):
    text = infra.texts["azure.bicep"]
    for name in ("customDomain", "alertEmail"):
        assert f"{name} == 'none' ? '' : {name}" in text, f"{name}: an empty variable stops the toolkit"


RULES = [rule for module in (sys.modules[__name__], alert_rules) for rule in vars(module).values()
         if callable(rule) and getattr(rule, "__module__", "") == module.__name__ and not rule.__name__.startswith("_")]


def outcome(rule, infra):
    """What is wrong, or None."""
    try:
        rule(infra)
    except (AssertionError, KeyError, ValueError, TypeError) as error:
        return f"{error}" or "it does not hold"
    return None


def main():
    infra = Infrastructure(texts_here())
    outcomes = [(rule.__name__.replace("_", " "), outcome(rule, infra)) for rule in RULES]
    for title, wrong in outcomes:
        print(f"BROKEN  {title}: {wrong}" if wrong else f"ok      {title}")
    broken = sum(1 for _, wrong in outcomes if wrong)
    print(f"{len(outcomes) - broken} of {len(outcomes)} rules hold")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
