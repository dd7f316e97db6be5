"""JSON documents: a programme, and a plan together with the programme it was made for."""

import json
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from sys import float_info
from typing import Any, Literal

from pydantic import TypeAdapter, ValidationError

from envoyage.files.keys import spot, unknown_key, unknown_keys
from envoyage.files.opened import contents, refuse
from envoyage.planner.errors import Fault, Faulty
from envoyage.planner.plan import Plan
from envoyage.planner.problem import Problem

PROBLEM_FORMAT: Literal["envoyage-problem/1"] = "envoyage-problem/1"
PLAN_FORMAT: Literal["envoyage-plan/1"] = "envoyage-plan/1"
HOME = "https://json-schema.org/draft/2020-12/schema"
PACKED = b"PK\x03\x04"
"""What workbooks begin with: plan.xlsx is easily taken for plan.json."""
MEND = "Correct it there, or write the file again."


@dataclass(frozen=True)
class ProblemDocument:
    """A programme to be planned."""

    format: Literal["envoyage-problem/1"]
    problem: Problem


@dataclass(frozen=True)
class PlanDocument:
    """A plan with the programme it was made for, so that it can be checked alone."""

    format: Literal["envoyage-plan/1"]
    problem: Problem
    plan: Plan


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def problem_bytes(problem: Problem) -> bytes:
    """The JSON document of a programme; equal programmes give equal bytes."""
    return dumped(ProblemDocument(PROBLEM_FORMAT, problem))


def plan_bytes(problem: Problem, plan: Plan) -> bytes:
    """The JSON document of a plan and its programme; equal plans give equal bytes."""
    reports = tuple(replace(r, value=_finite(r.value), bound=_finite(r.bound)) for r in plan.reports)
    return dumped(PlanDocument(PLAN_FORMAT, problem, replace(plan, reports=reports)))


def _finite(number: float) -> float:
    """JSON has no infinity: a bound that nobody knows is written as the largest number there is."""
    return max(-float_info.max, min(float_info.max, number))


def dumped(document: Any) -> bytes:
    """A document (a dataclass with a format) as JSON, the same bytes for the same values."""
    kind: type = type(document)
    plain = _adapter(kind).dump_python(document, mode="json")
    return (json.dumps(plain, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode()


def parse_problem(path: Path) -> Problem:
    """The programme in a JSON file, its contradictions not yet looked for. Raises Faulty with every fault of form."""
    document = parsed(path, ProblemDocument, PROBLEM_FORMAT)
    problem: Problem = document.problem
    return problem


def parse_plan(path: Path) -> tuple[Problem, Plan]:
    """The programme and the plan in a JSON file. Raises Faulty with every fault of form."""
    document = parsed(path, PlanDocument, PLAN_FORMAT)
    return document.problem, document.plan


def parsed(path: Path, kind: type, number: str) -> Any:
    """A document of this kind and format number from a file. Raises Faulty with everything that is wrong."""
    data = contents(path)
    raw = _loaded(path, data)
    _refuse_other_formats(path, raw, number)
    strange = [unknown_key(spot(raw, where), question) for where, question in unknown_keys(kind, raw)]
    try:
        document = _adapter(kind).validate_json(data.removeprefix(b"\xef\xbb\xbf"), strict=True)
    except ValidationError as trouble:
        wrong = [_fault(raw, error) for error in trouble.errors(include_url=False)]
        raise Faulty((*strange, *wrong)) from None
    if strange:
        raise Faulty(tuple(strange))
    return document


def _loaded(path: Path, data: bytes) -> Any:
    if data.startswith(PACKED):
        way = "Name a JSON file, such as plan.json in the output folder."
        raise refuse("not_json", path, "This is a workbook or another packed file, not a JSON document.", way)
    try:
        return json.loads(data.decode("utf-8-sig"), object_pairs_hook=_once)
    except UnicodeDecodeError:
        raise refuse("not_json", path, "This is not a JSON document in UTF-8.", "Save it as UTF-8.") from None
    except RecursionError:
        raise refuse("not_json", path, "The document is nested too deeply.", "Is it the right one?") from None
    except json.JSONDecodeError as trouble:
        where = f"line {trouble.lineno}, column {trouble.colno}"
        cut = trouble.pos >= len(trouble.doc.rstrip())
        text = f"This is not a JSON document: {trouble.msg} at {where}."
        way = "The file seems to be cut off; copy or write it again." if cut else MEND
        raise refuse("not_json", path, text, way) from None
    except _KeyTwiceError as twice:
        raise refuse("key_twice", path, f"The key {twice.args[0]!r} is there twice.", "Remove one of them.") from None


class _KeyTwiceError(Exception):
    """A key that an object holds twice."""


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    table = dict(pairs)
    if len(table) < len(pairs):
        keys = [key for key, _ in pairs]
        raise _KeyTwiceError(next(key for key in keys if keys.count(key) > 1))
    return table


def _refuse_other_formats(path: Path, raw: Any, number: str) -> None:
    found = raw.get("format") if isinstance(raw, dict) else None
    if found == number:
        return
    ours = number.partition("/")[0]
    if isinstance(found, str) and found.startswith(f"{ours}/"):
        raise refuse("newer_format", path, f"The format {found} is not known here.", "Use a newer Envoyage.")
    other = {PROBLEM_FORMAT: "This is a programme; plan it first.", PLAN_FORMAT: "This is a plan; name its programme."}
    way = other.get(str(found), f'It must begin with "format": "{number}".')
    raise refuse("not_this_format", path, f"The document is not of the format {number}.", way)


def _fault(raw: Any, error: Any) -> Fault:
    """A fault of form in our words: what stands there, and what may."""
    where, message = spot(raw, error["loc"]), str(error["msg"])
    if error["type"] == "missing":
        return Fault("missing", where, "This field is missing.", "Fill it in.")
    shown = json.dumps(error["input"], ensure_ascii=False, default=str)
    shown = shown if len(shown) <= 60 else f"{shown[:57]}..."
    way = message.replace("Input should be", "It should be").removesuffix(".") + "."
    return Fault("wrong_value", where, f"{shown} is not possible here.", way)


def problem_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a programme's document."""
    return schema_of(ProblemDocument, PROBLEM_FORMAT)


def plan_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a plan's document."""
    return schema_of(PlanDocument, PLAN_FORMAT)


def schema_of(kind: type, number: str) -> dict[str, Any]:
    """The JSON Schema of a kind of document."""
    schema = _adapter(kind).json_schema()
    for part in (schema, *schema["$defs"].values()):
        if part.get("type") == "object":
            part["additionalProperties"] = False
    return {"$schema": HOME, "$id": f"urn:{number.replace('/', ':')}", **schema}
