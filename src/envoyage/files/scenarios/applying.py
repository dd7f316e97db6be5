"""Makes a change of a programme, or says in a fault why it cannot be made."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, get_type_hints

from pydantic import ValidationError

from envoyage.files.keys import unknown_keys
from envoyage.files.scenarios.changes import Add, Remove, SetField, SetPolicy, adapter, shown
from envoyage.files.scenarios.tables import SLOTS, Row, fields_of, key_of, kind_of, rows_of, with_rows
from envoyage.planner.errors import Fault
from envoyage.planner.faults.place import meant
from envoyage.planner.faults.references import REFERENCES, Reference
from envoyage.planner.problem import Policies, Problem

GO_TOO = frozenset({
    "sessions", "resources", "contacts", "hosts", "hotels", "vehicles", "medical", "staff", "per_diems",
    "travel_times", "pins.members", "pins.cities", "pins.appointments", "pins.officers",
})  # fmt: skip
"""Tables whose rows are nothing without the row they belong to, and go with it."""

Change = SetPolicy | SetField | Remove | Add


class CannotChange(Exception):
    """A change that cannot be made; ``faults`` say why, their place still to be put before."""

    def __init__(self, *faults: Fault) -> None:
        self.faults = faults
        super().__init__(*map(str, faults))


def changed(problem: Problem, change: Change) -> Problem:
    """The programme after one change. Raises CannotChange."""
    if isinstance(change, SetPolicy):
        return _with_policy(problem, change)
    if isinstance(change, SetField):
        return _with_field(problem, change)
    return _without(problem, change) if isinstance(change, Remove) else _with(problem, change)


def _with_policy(problem: Problem, change: SetPolicy) -> Problem:
    hints = {f.name: get_type_hints(Policies)[f.name] for f in fields(Policies)}
    if change.policy not in hints:
        raise _unknown("policy", change.policy, tuple(hints))
    value = _value(hints[change.policy], change.value, f"policies.{change.policy}")
    return replace(problem, policies=replace(problem.policies, **{change.policy: value}))


def _with_field(problem: Problem, change: SetField) -> Problem:
    rows, number = _found(problem, change)
    hints = fields_of(change.table)
    if change.field not in hints:
        raise _unknown("field", change.field, tuple(hints), f" in {change.table}")
    where = f"{change.table}[{change.id}].{change.field}"
    row = replace(rows[number], **{change.field: _value(hints[change.field], change.value, where)})
    return with_rows(problem, change.table, (*rows[:number], row, *rows[number + 1 :]))


def _found(problem: Problem, change: SetField | Remove) -> tuple[tuple[Row, ...], int]:
    """The rows of the change's table, and the number of the one it means."""
    rows = rows_of(problem, change.table)
    keys = [key_of(change.table, row) for row in rows]
    if change.id not in keys:
        raise _unknown("record", change.id, tuple(keys), f" in {change.table}")
    return rows, keys.index(change.id)


def _with(problem: Problem, change: Add) -> Problem:
    if change.table == SLOTS:
        raise CannotChange(Fault("not_here", "", "A slot cannot be added by itself.", "Set the slots of its window."))
    row = _value(kind_of(change.table), change.record, change.table)
    rows = rows_of(problem, change.table)
    key = key_of(change.table, row)
    if change.table != "waivers" and key in {key_of(change.table, other) for other in rows}:
        raise CannotChange(Fault("there_already", "", f"{change.table} has {key!r} already.", "Set its fields."))
    return with_rows(problem, change.table, (*rows, row))


def _without(problem: Problem, change: Remove) -> Problem:
    if change.table == SLOTS:
        way = "Set the slots of its window."
        raise CannotChange(Fault("not_here", "", "A slot cannot be removed by itself.", way))
    rows, number = _found(problem, change)
    return _forgotten(with_rows(problem, change.table, rows[:number] + rows[number + 1 :]), change.table, change.id)


def _forgotten(problem: Problem, table: str, key: str) -> Problem:
    """The programme without what belonged to a row that is gone, and no list naming it any more."""
    for ref in (r for r in REFERENCES if r.target == table):
        rows = rows_of(problem, ref.table)
        gone = [key_of(ref.table, row) for row in rows if _belongs(row, ref, key)]
        left = (row for row in rows if not _belongs(row, ref, key))
        problem = with_rows(problem, ref.table, tuple(_unlisted(row, ref.field, key) for row in left))
        for other in gone:
            problem = _forgotten(problem, ref.table, other)
    return problem


def _belongs(row: Row, ref: Reference, key: str) -> bool:
    return ref.table in GO_TOO and "." not in ref.field and getattr(row, ref.field) == key


def _unlisted(row: Row, path: str, key: str) -> Row:
    """A row whose lists do not name the key: single ids, or the parts at a dotted path."""
    head, _, inner = path.partition(".")
    value = getattr(row, head)
    if not isinstance(value, tuple):
        return row
    return replace(row, **{head: tuple(v for v in value if (getattr(v, inner) if inner else v) != key)})


def _value(kind: Any, raw: Any, where: str) -> Any:
    """A value of the file as the planner has it. Raises CannotChange."""
    strange = [
        Fault("unknown_key", "", f"There is no key {'.'.join(map(str, path))!r} in {where}.", question)
        for path, question in _strange(kind, raw)
    ]
    try:
        value = adapter(kind).validate_json(json.dumps(raw), strict=True)
    except ValidationError as trouble:
        wrong = (_wrong(where, error) for error in trouble.errors(include_url=False))
        raise CannotChange(*strange, *wrong) from None
    if strange:
        raise CannotChange(*strange)
    return value


def _strange(kind: Any, raw: Any) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Keys that no field has; a field may hold a list of records too."""
    if is_dataclass(kind) or isinstance(raw, list):
        yield from unknown_keys(kind, raw)


def _wrong(where: str, error: Mapping[str, Any]) -> Fault:
    path = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in error["loc"])
    if error["type"] == "missing":
        return Fault("missing", "", f"{where}{path} is missing.", "Fill it in.")
    way = str(error["msg"]).replace("Input should be", "It should be").removesuffix(".") + "."
    return Fault("wrong_value", "", f"{shown(error['input'])} is not possible for {where}{path}.", way)


def _unknown(what: str, word: str, known: tuple[str, ...], where: str = "") -> CannotChange:
    text = f"There is no {what} {word!r}{where}."
    return CannotChange(Fault(f"unknown_{what}", "", text, meant(word, known) or "Correct it."))
