"""Lists and their shadows: every rule has a page and a test, every policy and command is documented."""

import inspect
import re
from pathlib import Path

from envoyage.cli.app import COMMANDS
from envoyage.planner.interpreting import TABLES
from envoyage.planner.problem import Policies
from envoyage.planner.rules import RULES
from envoyage.planner.sources import PUBLISHED

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"


def test_every_rule_file_is_in_the_registry_under_its_own_name():
    files = {p.stem.replace("_", "-") for p in (ROOT / "src/envoyage/planner/rules").glob("*.py")} - {"--init--"}

    assert files == {rule.code for rule in RULES}


def test_rule_codes_are_unique():
    codes = [rule.code for rule in RULES]

    assert sorted(codes) == sorted(set(codes))


def test_every_rule_has_a_test_file_and_the_other_way_round():
    files = {p.stem.removeprefix("test_").replace("_", "-") for p in (ROOT / "tests/planner/rules").glob("test_*.py")}

    assert files == {rule.code for rule in RULES}


def test_every_rule_has_a_page_and_the_other_way_round():
    pages = {p.stem for p in (DOCS / "reference/rules").glob("*.md")} - {"index"}

    assert pages == {rule.code for rule in RULES}


def test_every_rule_has_a_title_a_source_and_a_docstring_of_its_own():
    bare = [r.code for r in RULES if not (r.title and r.source and inspect.cleandoc(type(r).__doc__ or ""))]

    assert bare == []


def test_sources_are_published_and_listed_or_called_assumptions():
    known = {s.name for s in PUBLISHED} | {"assumption"}
    told = {r.code: r.source for r in RULES} | {s.name: s.metadata["source"] for s in Policies.settings()}
    told |= {f"table {key}": table.source for key, table in TABLES.items()}
    parts = {part for source in told.values() for part in source.split("; ")}

    assert {p for p in parts if re.split(r" \(|: ", p)[0] not in known} == set()
    assert {re.split(r" \(|: ", p)[0] for p in parts} == known


def test_every_policy_is_documented():
    headings = re.findall(r"^\| `(\w+)` \|", (DOCS / "reference/policies.md").read_text("utf-8"), re.MULTILINE)

    assert headings == [setting.name for setting in Policies.settings()]


def test_every_command_is_documented():
    headings = re.findall(r"^## `envoyage (\w+)", (DOCS / "reference/commands.md").read_text("utf-8"), re.MULTILINE)

    assert headings == [command.__name__ for command in COMMANDS]
