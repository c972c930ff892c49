"""The infrastructure as read: its Bicep files parsed with pycep, the queries of its alerts, its parameters. Needs no Azure."""

import json
import re
from pathlib import Path

from pycep import BicepParser

HERE = Path(__file__).parent
parser = BicepParser()


def texts_here():
    found = [*HERE.rglob("*.bicep"), *HERE.rglob("*.kql"), HERE / "azure.parameters.json"]
    return {path.relative_to(HERE).as_posix(): path.read_text(encoding="utf-8") for path in sorted(found)}


class Infrastructure:
    def __init__(self, texts):
        self.texts = texts
        # pycep does not know the function fail() yet.
        self.files = {name: parser.parse(text=text.replace(" fail(", " string("))
                      for name, text in texts.items() if name.endswith(".bicep")}
        self.queries = {Path(name).stem: text for name, text in texts.items() if name.startswith("alerts/")}
        self.watched = {Path(name).stem: text for name, text in texts.items() if name.startswith("sentinel/")}
        self.parameters = json.loads(texts["azure.parameters.json"])["parameters"]
        self.resources = [(name, symbol, resource["type"], *self.unwrapped(resource["config"]))
                          for name, content in self.files.items()
                          for symbol, resource in content.get("resources", {}).items()]

    @staticmethod
    def unwrapped(config):
        """What stands in the braces, and the condition or loop that stands before them."""
        return (config["config"], config) if "config" in config and "name" not in config else (config, None)

    def of_type(self, kind, file=None):
        found = [(symbol, config) for name, symbol, type_, config, _ in self.resources
                 if type_ == kind and file in (None, name)]
        assert found, f"there is no {kind}"
        return found

    def one(self, kind, file=None):
        ((_, config),) = self.of_type(kind, file)
        return config

    def module(self, name):
        return self.files["azure.bicep"]["modules"][name]["config"]["params"]

    def refusal(self, **parameters):
        """What the deployment says to these parameters: its own lines of `checks`, word for word, put to Python."""
        text = self.texts["azure.bicep"]
        (lines,) = re.findall(r"var checks = \[\n(.*?)\n\]", text, re.S)
        given = {"resourceBaseName": "otpbridge", "resourceSuffix": "abc", "planSku": "B1", "instances": 1,
                 "zoneRedundant": False, "storageSku": "Standard_ZRS", "store": "", **parameters}
        wanted = (given["resourceBaseName"] + given["resourceSuffix"]).lower()
        letters = "abcdefghijklmnopqrstuvwxyz"
        known = {**given, "wanted": wanted, "letters": letters, "basic": given["planSku"].startswith("B"),
                 "strange": ["" if letter in letters + "0123456789" else "x" for letter in wanted],
                 "empty": lambda value: len(value) == 0, "join": lambda values, between: between.join(values),
                 "contains": lambda all_, one: one in all_, "first": lambda value: value[0],
                 "startsWith": lambda value, start: value.startswith(start)}
        said = ""
        for line in lines.splitlines():
            condition, yes, no = re.fullmatch(r"\s*(.*?) \? ('.*?') : ('.*?')", line).groups()
            python = condition.replace("&&", "and").replace("||", "or")
            said += eval(yes) if eval(python, {"__builtins__": {}}, known) else eval(no)
        return said
