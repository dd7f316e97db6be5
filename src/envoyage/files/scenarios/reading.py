"""Reads changes.json and makes every scenario; all faults at once, each naming its scenario and change."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from envoyage.files.coordinates import with_coordinates
from envoyage.files.holidays import with_holidays
from envoyage.files.opened import contents, refuse
from envoyage.files.scenarios.applying import CannotChange, Change, changed
from envoyage.files.scenarios.changes import CHANGES_FORMAT, KINDS, TABLES, ChangesDocument, adapter, shown
from envoyage.files.scenarios.wording import in_words
from envoyage.files.vocabulary import strange_words
from envoyage.planner.errors import Fault, Faulty
from envoyage.planner.faults import find_basic_faults
from envoyage.planner.faults.place import meant
from envoyage.planner.problem import Problem
from envoyage.planner.whatif import BASE, Scenario

MOST = 50
"""Scenarios of one file: more than that nobody reads side by side."""


def read_scenarios(path: Path, problem: Problem) -> tuple[Scenario, ...]:
    """The scenarios of a file, each the programme after its changes. Raises Faulty with every fault."""
    drafts = [_draft(number, raw, problem) for number, raw in enumerate(_raw(path), 1)]
    faults = (*_names(drafts), *(fault for draft in drafts for fault in draft.faults))
    if faults:
        raise Faulty(faults)
    return tuple(Scenario(d.name, d.problem, tuple(c.words for c in d.changes), tuple(d.told)) for d in drafts)


@dataclass
class Draft:
    """A scenario while it is made: what was changed so far, and what could not be."""

    name: str
    problem: Problem
    changes: list[Change] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def refuse(self, number: int, *faults: Fault) -> None:
        """Keep faults of a change of this number, 0 for the scenario as a whole."""
        where = f"scenario {self.name!r}" + (f", change {number}" if number else "")
        self.faults += (replace(f, place=f"{where}, {f.place}" if f.place else where) for f in faults)


def _raw(path: Path) -> list[Any]:
    """The list of scenarios, still to be read one by one. Raises Faulty where the document is none."""
    try:
        document = json.loads(contents(path).decode("utf-8-sig"))
    except (UnicodeDecodeError, RecursionError):
        raise refuse("not_json", path, "This is not a JSON document in UTF-8.", "Save it as UTF-8.") from None
    except json.JSONDecodeError as trouble:
        where = f"line {trouble.lineno}, column {trouble.colno}"
        raise refuse(
            "not_json", path, f"This is not a JSON document: {trouble.msg} at {where}.", "Correct it."
        ) from None
    if not isinstance(document, dict) or document.get("format") != CHANGES_FORMAT:
        way = f'It must begin with "format": "{CHANGES_FORMAT}". See envoyage whatif --example.'
        raise refuse("not_this_format", path, "These are no scenarios.", way)
    try:
        adapter(ChangesDocument).validate_json(json.dumps({**document, "scenarios": [{"name": "x", "changes": []}]}))
    except ValidationError as trouble:
        raise Faulty(tuple(_of_form(path, error) for error in trouble.errors(include_url=False))) from None
    return _scenarios(path, document.get("scenarios"))


def _scenarios(path: Path, listed: Any) -> list[Any]:
    if not isinstance(listed, list) or not 1 <= len(listed) <= MOST:
        raise refuse("no_scenarios", path, f"There must be a list of 1 to {MOST} scenarios.", "Fill in 'scenarios'.")
    return listed


def _of_form(path: Path, error: Any) -> Fault:
    key = ".".join(map(str, error["loc"]))
    return Fault("unknown_key", str(path), f"There is no key {key!r}.", meant(key, ("format", "scenarios")))


def _draft(number: int, raw: Any, problem: Problem) -> Draft:
    name = raw.get("name") if isinstance(raw, dict) else None
    draft = Draft(name if isinstance(name, str) and name else str(number), problem)
    if not isinstance(raw, dict) or set(raw) != {"name", "changes"} or not isinstance(raw["changes"], list):
        draft.refuse(0, Fault("no_scenario", "", "A scenario has a name and a list of changes, nothing else."))
        return draft
    if not isinstance(name, str) or not 1 <= len(name) <= 60 or not name.isprintable():
        draft.refuse(0, Fault("odd_name", "", "The name must be a line of 1 to 60 characters."))
    stages = [(0, draft.problem)]
    for i, change in enumerate(raw["changes"], 1):
        _make(draft, i, change)
        stages.append((i, draft.problem))
    if not draft.faults:
        draft.problem = _completed(draft.problem)
        for i, fault in _contradictions(draft.problem, stages):
            draft.refuse(i, fault)
    return draft


def _make(draft: Draft, number: int, raw: Any) -> None:
    """Make one change, or keep why it cannot be made."""
    faults = tuple(_form(raw))
    if faults:
        draft.refuse(number, *faults)
        return
    change = adapter(KINDS[raw["do"]]).validate_json(json.dumps(raw))
    before = draft.problem
    try:
        draft.problem = changed(before, change)
    except CannotChange as ending:
        draft.refuse(number, *ending.faults)
    else:
        draft.changes.append(change)
        draft.told.append(in_words(before, draft.problem, change))


def _form(raw: Any) -> Iterator[Fault]:
    """What of a change is not as a change is written."""
    kind = KINDS.get(str(raw.get("do"))) if isinstance(raw, dict) else None
    if kind is None:
        way = f"Say what to do: {', '.join(KINDS)}."
        yield Fault("no_change", "", f"{shown(raw)} is no change.", way)
        return
    try:
        adapter(kind).validate_json(json.dumps(raw))
    except ValidationError as trouble:
        for error in trouble.errors(include_url=False):
            yield _of_change(kind, error)


def _of_change(kind: Any, error: Any) -> Fault:
    key = str(error["loc"][0]) if error["loc"] else ""
    if error["type"] == "missing":
        return Fault("missing", "", f"{key!r} is missing.", "Fill it in.")
    if error["type"] in ("unexpected_keyword_argument", "extra_forbidden"):
        known = tuple(f.name for f in fields(kind))
        return Fault("unknown_key", "", f"There is no key {key!r}.", meant(key, known) or f"Use {', '.join(known)}.")
    if key == "table":
        word = str(error["input"])
        return Fault("unknown_table", "", f"There is no table {word!r}.", meant(word, TABLES) or "See the schema.")
    way = str(error["msg"]).replace("Input should be", "It should be").removesuffix(".") + "."
    return Fault("wrong_value", "", f"{shown(error['input'])} is not possible for {key!r}.", way)


def _completed(problem: Problem) -> Problem:
    """The programme with what the readers of other files fill in."""
    return with_coordinates(with_holidays(problem))


def _contradictions(problem: Problem, stages: list[tuple[int, Problem]]) -> Iterator[tuple[int, Fault]]:
    """What no plan of the changed programme could be read with, and the change since which it is so.

    Whether it can be planned is not asked: that is what the scenario is for.
    """
    faults = (*find_basic_faults(problem), *strange_words(problem))
    if not faults:
        return
    found = [(i, {*find_basic_faults(stage), *strange_words(stage)}) for i, stage in stages]
    for fault in faults:
        clean = [i for i, there in found if fault not in there]
        yield (min(clean[-1] + 1, stages[-1][0]) if clean else 0), fault


def _names(drafts: list[Draft]) -> Iterator[Fault]:
    """Names that would be the heading of two columns."""
    for name, times in Counter(d.name.casefold() for d in drafts).items():
        if times > 1 or name == BASE.casefold():
            taken = "the programme as it is" if name == BASE.casefold() else f"{times} scenarios"
            yield Fault("name_twice", f"scenario {name!r}", f"This is the name of {taken}.", "Choose another name.")
