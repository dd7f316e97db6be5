"""Codes of faults and their shadows: the table of meanings, the page, the statuses."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from envoyage.cli.endings import ANSWERS
from envoyage.cli.fault_codes import MEANINGS, OWN
from envoyage.files import fault_codes as files
from envoyage.planner.encounters import codes as encounters
from envoyage.planner.faults import codes as planner
from envoyage.planner.selection import codes as selection

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src/envoyage"
TABLES = {"codes.py", "fault_codes.py"}
OTHERS = {SOURCE / "planner" / name for name in ("rules", "meetings")}
"""Rules make findings; meetings have inputs of their own, which no command of this list reads."""
CODE_AT = {"Fault": 0, "refuse": 0, "RefusedError": 0, "_fault": 0, "MisreadError": 2}
"""What makes a fault, and which argument is its code."""


def trees() -> Iterator[ast.Module]:
    for path in sorted(SOURCE.rglob("*.py")):
        if path.name not in TABLES and OTHERS.isdisjoint(path.parents):
            yield ast.parse(path.read_text("utf-8"))


def given(tree: ast.Module) -> Iterator[str]:
    """The codes of a module: those written where a fault is made, and those it names CODE or code."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            yield from words(node.args[CODE_AT[name] : CODE_AT[name] + 1]) if name in CODE_AT else ()
        elif isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") in ("CODE", "code"):
            yield from words(
                [node.value.body, node.value.orelse] if isinstance(node.value, ast.IfExp) else [node.value]
            )


def words(nodes: list[ast.expr]) -> list[str]:
    return [n.value for n in nodes if isinstance(n, ast.Constant) and isinstance(n.value, str)]


def test_every_code_that_is_given_has_a_meaning() -> None:
    codes = {code for tree in trees() for code in given(tree)}

    assert len(codes) > 50
    assert codes - MEANINGS.keys() == set()
    assert {"missing", "overlap", "macros", "damaged", "clashing_pins", "ambiguous_date"} <= codes


def test_every_code_with_a_meaning_is_given_somewhere() -> None:
    texts = {
        node.value
        for tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }

    composed = {code for code in MEANINGS if code.removeprefix("unknown_") in texts}
    assert MEANINGS.keys() - texts - composed == set()


def test_no_code_has_two_meanings() -> None:
    assert len(MEANINGS) == sum(
        map(len, (planner.MEANINGS, selection.MEANINGS, encounters.MEANINGS, files.MEANINGS, OWN))
    )


def test_every_meaning_and_way_out_is_a_sentence() -> None:
    said = [part for meaning in MEANINGS.values() for part in meaning]

    assert [part for part in said if not re.fullmatch(r"[A-Z][^|\n]+\.", part)] == []


def test_codes_that_answer_no_are_known() -> None:
    assert MEANINGS.keys() >= ANSWERS


def test_every_code_is_on_the_page() -> None:
    page = (ROOT / "docs/reference/faults.md").read_text("utf-8")

    assert re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE) == sorted(MEANINGS)
