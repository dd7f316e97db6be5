"""Codes of faults of nominations and selections have a meaning, and every meaning a code that is given."""

import ast
from pathlib import Path

from envoyage.planner.faults import codes as planner
from envoyage.planner.selection.codes import MEANINGS

PACKAGE = Path(__file__).parents[3] / "src/envoyage/planner/selection"


def test_codes_that_are_given_are_those_that_have_a_meaning():
    calls = [
        node
        for path in PACKAGE.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Fault"
    ]
    given = {call.args[0].value for call in calls if isinstance(call.args[0], ast.Constant)}

    elsewhere = {"missing"}  # a code of files, which lie outside the planner
    assert len(given) > 15
    assert given - elsewhere - planner.MEANINGS.keys() == MEANINGS.keys()
