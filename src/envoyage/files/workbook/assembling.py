"""Puts records together to a problem, and finds the cell that a fault of the problem is about."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from envoyage.files.workbook.records import Record
from envoyage.files.workbook.sheet import OWNER, Sheet
from envoyage.files.workbook.sheets import SHEETS
from envoyage.planner.errors import Fault
from envoyage.planner.faults.references import KEYS, WORDS, unknown
from envoyage.planner.problem import Pins, Policies, Problem, SplitWindow

PLACE = re.compile(
    r"(?P<table>\w+(?:\.\w+)?)\[(?P<key>.*?)\](?:\.(?P<field>\w+)(?:\[(?P<n>\d+)\])?(?:\.(?P<sub>\w+))?)?"
)
"""``table[id].field``, ``table[id].field[n].part``."""

CALENDAR = frozenset({"programme", "blocks", "slots", "sessions"})
CALENDAR_CODES = frozenset({"end_before_start", "overlap", "not_contiguous", "outside_programme", "outside_block",
                            "no_calendar", "pin_outside_calendar"})  # fmt: skip
"""Faults that may follow from a date that could not be read, in whatever row they show."""
TRAVELLERS = ("participants.status", "policies")
FOLLOWS: Mapping[str, tuple[str, ...]] = {
    "no_beds": ("hotels", "participants"),
    "no_fitting_resource": ("resources", "policies"),
    "liaisons_missing": ("officers", "participants", "policies"),
    "language_not_offered": ("officers", "participants.status", "participants.languages", "policies"),
    "no_participants": TRAVELLERS,
    "too_many_people": TRAVELLERS,
    "too_few_people": TRAVELLERS,
    "too_few_places": (*TRAVELLERS, "cities", "capacities"),
    "policies_clash": ("policies",),
    "keep_clash": TRAVELLERS,
    "clashing_pins": (*TRAVELLERS, "resources", *sorted(CALENDAR)),
    **{f"unknown_{word}": (f"{table}.id",) for table, word in WORDS.items()},
    "unknown_period": ("slots.id", "blocks.id"),
}
"""Faults that may follow from a cell of these tables (or fields of them) that could not be read, in whatever row."""
SAME_ROW = {"no_language": "status"}
"""Faults that may follow from another field of their own row."""


class Book:
    """The records of a workbook by table."""

    def __init__(self, records: dict[str, list[Record]]) -> None:
        self.records = records
        self.sheets = {s.table: s for s in SHEETS}
        self.by_key = {(t, key_of(t, r)): r for t, rows in records.items() for r in rows}
        self.owned: dict[tuple[str, str], list[Record]] = defaultdict(list)
        for table, rows in records.items():
            for row in rows:
                self.owned[table, str(row.values.get(OWNER, ""))].append(row)

    def problem(self) -> Problem:
        """The problem; rows that belong to nobody are left out."""
        tables: dict[str, Any] = {s.table: self._rows(s) for s in SHEETS if not s.upright and not s.owner}
        pins = {t.removeprefix("pins."): rows for t, rows in tables.items() if t.startswith("pins.")}
        plain: dict[str, Any] = {t: rows for t, rows in tables.items() if not t.startswith("pins.") and t != "holidays"}
        for sheet in SHEETS:
            if sheet.owner and sheet.table != "slots":
                plain[sheet.owner[0]] = self._with_owned(plain[sheet.owner[0]], sheet)
        return Problem(
            **self._only("programme"), **plain, pins=Pins(**pins), policies=Policies(**self._only("policies")),
            windows=self._windows(), holidays=tuple((h.day, h.state, h.name) for h in tables["holidays"]),
        )  # fmt: skip

    def _only(self, table: str) -> dict[str, Any]:
        rows = self.records.get(table, [])
        return dict(rows[0].values) if rows else {}

    def _rows(self, sheet: Sheet) -> tuple[Any, ...]:
        return tuple(sheet.row(**_fields(r)) for r in self.records.get(sheet.table, []))

    def _with_owned(self, owners: tuple[Any, ...], sheet: Sheet) -> tuple[Any, ...]:
        """The rows with those that belong to them."""
        field = sheet.owner[1] if sheet.owner else ""
        found = {o.id: tuple(sheet.row(**_fields(r)) for r in self.owned[sheet.table, o.id]) for o in owners}
        return tuple(replace(o, **{field: found[o.id]}) for o in owners)

    def _windows(self) -> tuple[SplitWindow, ...]:
        names = dict.fromkeys(str(r.values[OWNER]) for r in self.records.get("slots", []))
        slot = self.sheets["slots"].row
        return tuple(SplitWindow(n, tuple(slot(**_fields(r)) for r in self.owned["slots", n])) for n in names)

    def orphans(self) -> list[Fault]:
        """Rows that belong to a row that does not exist."""
        faults = []
        for sheet in SHEETS:
            if sheet.owner is None or sheet.owner[0] not in WORDS:
                continue
            if self._is_unread(f"{sheet.owner[0]}.id"):
                continue
            known = tuple(str(r.values["id"]) for r in self.records.get(sheet.owner[0], []))
            names = {str(r.values.get("name", "")): str(r.values["id"]) for r in self.records.get(sheet.owner[0], [])}
            lost = [r for r in self.records.get(sheet.table, []) if r.values[OWNER] not in known and OWNER not in r.bad]
            faults += [unknown(sheet.owner[0], r.cell(OWNER), str(r.values[OWNER]), known, names) for r in lost]
        return faults

    def placed(self, fault: Fault) -> Fault | None:
        """The fault with its cell; None where it only follows from a cell that could not be read."""
        causes = tuple(CALENDAR) if fault.code in CALENDAR_CODES else FOLLOWS.get(fault.code, ())
        if any(self._is_unread(cause) for cause in causes):
            return None
        record, field = self._record(fault.place)
        if record is None:
            table = re.split(r"[\[.]", fault.place)[0]
            lost = fault.code == "odd_id" and self._is_unread(f"{table}.id")
            return None if lost else replace(fault, place=self._sheet_name(fault.place))
        if record.bad & {field, "id", SAME_ROW.get(fault.code)}:
            return None
        return replace(fault, place=record.cell(field or "id"))

    def _is_unread(self, cause: str) -> bool:
        """Whether any cell of a table, or of a field of it (``table.field``), could not be read."""
        table, _, field = cause.partition(".")
        return any(field in r.bad if field else r.bad for r in self.records.get(table, []))

    def _record(self, place: str) -> tuple[Record | None, str]:
        match = PLACE.fullmatch(place)
        if not match:
            table, _, field = place.rpartition(".")
            return self.by_key.get((table, "")), field
        table, key, field = match["table"], match["key"], match["field"] or ""
        if match["n"] and (field in self.sheets) and self.sheets[field].owner:
            rows = self.owned[field, key]
            return (rows[int(match["n"])] if int(match["n"]) < len(rows) else None), match["sub"] or ""
        if table == "windows":
            rows = self.owned["slots", key]
            return (rows[0] if rows else None), OWNER
        return self.by_key.get((table, key)), field

    def _sheet_name(self, place: str) -> str:
        """The sheet where nothing more is known."""
        table = re.split(r"[\[.]", place)[0]
        return self.sheets[table].name if table in self.sheets else place


def _fields(record: Record) -> dict[str, Any]:
    return {field: value for field, value in record.values.items() if field != OWNER}


def key_of(table: str, record: Record) -> str:
    """What identifies a record in the places of faults."""
    names = KEYS.get(table, () if record.found.sheet.upright else ("id",))
    return "/".join(str(record.values.get(name, "")) for name in names)
