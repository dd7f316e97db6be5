"""Changes of a programme as people say them, with names instead of ids and with what was there before."""

from dataclasses import is_dataclass
from datetime import datetime, time
from enum import Enum
from typing import Any

from envoyage.files.scenarios.changes import Add, Remove, SetField, SetPolicy, shown
from envoyage.files.scenarios.tables import key_of, rows_of
from envoyage.files.workbook.sheets import SHEETS
from envoyage.planner.problem import Policies, Problem

SHEET_OF = {sheet.table: sheet for sheet in SHEETS}


def in_words(before: Problem, after: Problem, change: SetPolicy | SetField | Remove | Add) -> str:
    """A change in one line, by the programmes before and after it."""
    if isinstance(change, SetPolicy):
        means = next(s.metadata["means"] for s in Policies.settings() if s.name == change.policy)
        return f"Policy {_instead(means, *(getattr(p.policies, change.policy) for p in (after, before)))}"
    if isinstance(change, Add):
        name = next((change.record[k] for k in ("name", "title", "id") if change.record.get(k)), "")
        return f"With {name or shown(change.record)}, new in {_sheet(change.table)}"
    number = [key_of(change.table, row) for row in rows_of(before, change.table)].index(change.id)
    old = rows_of(before, change.table)[number]
    if isinstance(change, Remove):
        return f"Without {_name(old, change)}"
    values = (getattr(row, change.field) for row in (rows_of(after, change.table)[number], old))
    return f"{_name(old, change)}: {_instead(_title(change), *values)}"


def _name(row: Any, change: SetField | Remove) -> str:
    """What a row is called; one without a name goes by its sheet."""
    name = getattr(row, "name", "") or getattr(row, "title", "")
    return str(name or f"{_sheet(change.table)} {change.id}")


def _sheet(table: str) -> str:
    return SHEET_OF[table].name if table in SHEET_OF else table


def _title(change: SetField) -> str:
    """What a field is called in the workbook."""
    columns = SHEET_OF[change.table].columns if change.table in SHEET_OF else ()
    title = next((c.title for c in columns if c.field == change.field), change.field)
    return title[:1].lower() + title[1:]


def _instead(what: str, new: Any, old: Any) -> str:
    told = _value(new), _value(old)
    return f"{what} changed" if None in told else f"{what} {told[0]} instead of {told[1]}"


def _value(value: Any) -> str | None:
    """A single value as it stands in a workbook; None for records, which are too long for a line."""
    if isinstance(value, tuple):
        parts = [_value(v) for v in value]
        return None if None in parts else ", ".join(map(str, parts)) or "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return f"{value:,}".removesuffix(".0")
    return None if is_dataclass(value) else _text(value)


def _text(value: Any) -> str:
    if isinstance(value, Enum):
        return str(value.value).replace("_", " ")
    if isinstance(value, datetime | time):
        return f"{value:%Y-%m-%d %H:%M}" if isinstance(value, datetime) else f"{value:%H:%M}"
    return "nothing" if value in ("", None) else str(value)
