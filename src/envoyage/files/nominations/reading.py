"""Reads a workbook of nominations: everything that is wrong at once, each with its sheet and cell."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from envoyage.files.forms import open_form
from envoyage.files.nominations.sheets import SHEETS
from envoyage.files.nominations.writing import FORM, WHAT
from envoyage.files.vocabulary import countries, languages, strange_words
from envoyage.files.workbook.records import Record, names_of, read
from envoyage.files.workbook.sheet import OWNER, Sheet
from envoyage.planner.errors import Fault, Faulty
from envoyage.planner.faults.references import unknown
from envoyage.planner.selection.faults import find_doubts, find_faults, ours
from envoyage.planner.selection.nominations import Dimension, Nominations, Quota
from envoyage.planner.selection.traits import known_values

GENDERS = {"women": "F", "woman": "F", "female": "F", "men": "M", "man": "M", "male": "M", "other": "X"}
PLACE = re.compile(r"(?P<table>\w+)(?:\[(?P<key>.*?)\])?(?:\.(?P<field>\w+)(?:\[(?P<n>\d+)\])?(?:\.(?P<sub>\w+))?)?")
"""``selection.places``, ``table[id].field``, ``table[id].field[n].part``."""

NOT_READ = ("missing_sheet", "no_headings", "missing_column")
"""Faults after which too little is known to look further."""


@dataclass(frozen=True)
class NominationsReading:
    """What came out of a file: the nominations, what was left alone, and what is probably not meant."""

    nominations: Nominations
    notices: tuple[str, ...] = ()
    doubts: tuple[Fault, ...] = ()


def every_fault(nominations: Nominations) -> tuple[Fault, ...]:
    """Every contradiction, and countries and languages that are none."""
    strange = (ours(fault) for fault in strange_words(nominations.programme))
    return tuple(dict.fromkeys((*find_faults(nominations), *strange)))


def read_nominations_workbook(path: Path) -> NominationsReading:
    """The nominations in a workbook. Raises Faulty with every fault."""
    found = open_form(path, FORM, WHAT)
    faults, ids = found.faults, names_of(found.found)
    ids["participants"] = ids.get("nominees", {})
    records = {f.sheet.table: read(f, ids, faults) for f in found.found}
    if any(f.code in NOT_READ for f in faults):
        raise Faulty(tuple(faults))
    table = Table(records)
    nominations = table.nominations()
    told = {f.place for f in faults}
    deeper = (*table.orphans(), *(f for fault in every_fault(nominations) if (f := table.placed(fault))))
    faults += [f for f in deeper if f.place not in told]
    if faults:
        raise Faulty(tuple(dict.fromkeys(faults)))
    doubts = tuple(f for doubt in find_doubts(nominations) if (f := table.placed(doubt)))
    return NominationsReading(nominations, tuple(found.notices), doubts)


class Table:
    """The records of a workbook by table, and where each stands."""

    def __init__(self, records: dict[str, list[Record]]) -> None:
        self.records = records
        self.sheets = {s.table: s for s in SHEETS}
        self.owned: dict[tuple[str, str], list[Record]] = defaultdict(list)
        for table, rows in records.items():
            for row in rows:
                self.owned[table, str(row.values.get(OWNER, ""))].append(row)

    def nominations(self) -> Nominations:
        """The nominations; rows that belong to nobody are left out."""
        tables: dict[str, Any] = {s.table: self._rows(s) for s in SHEETS if not s.upright and not s.owner}
        for sheet in (s for s in SHEETS if s.owner):
            tables["nominees"] = tuple(self._with_owned(n, sheet) for n in tables["nominees"])
        whole = self.records.get("selection", [])
        made = Nominations(**{**(whole[0].values if whole else {}), **tables})
        return replace(made, quotas=tuple(_settled(made, quota) for quota in made.quotas))

    def _rows(self, sheet: Sheet) -> tuple[Any, ...]:
        return tuple(sheet.row(**_fields(r)) for r in self.records.get(sheet.table, []))

    def _with_owned(self, owner: Any, sheet: Sheet) -> Any:
        field = sheet.owner[1] if sheet.owner else ""
        return replace(owner, **{field: tuple(sheet.row(**_fields(r)) for r in self.owned[sheet.table, owner.id])})

    def orphans(self) -> Iterator[Fault]:
        """Needs and marks of people who are not nominated."""
        people = self.records.get("nominees", [])
        if any("id" in r.bad for r in people):
            return
        known = tuple(str(r.values["id"]) for r in people)
        for sheet in (s for s in SHEETS if s.owner):
            for row in self.records.get(sheet.table, []):
                if row.values[OWNER] not in known and OWNER not in row.bad:
                    yield unknown("participants", row.cell(OWNER), str(row.values[OWNER]), known)

    def placed(self, fault: Fault) -> Fault | None:
        """The fault with its cell; None where it only follows from a cell that could not be read."""
        match_ = PLACE.fullmatch(fault.place)
        if not match_:
            return fault
        record, field = self._record(match_)
        if record is None:
            sheet = self.sheets.get(match_["table"])
            unread = any(r.bad for r in self.records.get(match_["table"], []))
            return None if unread else replace(fault, place=sheet.name if sheet else fault.place)
        follows = record.bad & {field, "id"} or (fault.code in FOLLOWS and self._is_unread())
        return None if follows else replace(fault, place=record.cell(field or "id"))

    def _record(self, found: re.Match[str]) -> tuple[Record | None, str]:
        table, key, field = found["table"], found["key"] or "", found["field"] or ""
        if found["n"] and field in self.sheets:
            rows = self.owned[field, key]
            return (rows[int(found["n"])] if int(found["n"]) < len(rows) else None), found["sub"] or ""
        return next((r for n, r in enumerate(self.records.get(table, [])) if _is(table, key, n, r)), None), field

    def _is_unread(self) -> bool:
        """Whether any cell of the tables that quotas speak of could not be read."""
        return any(
            r.bad for table in ("nominees", "countries", "sectors", "themes") for r in self.records.get(table, [])
        )


FOLLOWS = frozenset({"unknown_value", "no_nominees", "lonely_delegation"})
"""What may follow from a cell of a nominee that could not be read."""


def _is(table: str, key: str, number: int, record: Record) -> bool:
    if table == "selection":
        return True
    return str(number) == key if table == "quotas" else str(record.values.get("id", "")) == key


def _fields(record: Record) -> dict[str, Any]:
    return {field: value for field, value in record.values.items() if field != OWNER}


def _settled(nominations: Nominations, quota: Quota) -> Quota:
    """The quota with codes and ids where somebody wrote names, in any case."""
    names = NAMES[quota.dimension](nominations) if quota.dimension in NAMES else {}
    known = {value.casefold(): value for value in known_values(nominations, quota.dimension)}
    return replace(quota, values=tuple({**names, **known}.get(v.casefold(), v) for v in quota.values))


NAMES: dict[Dimension, Callable[[Nominations], dict[str, str]]] = {
    Dimension.COUNTRY: lambda _: countries(),
    Dimension.LANGUAGE: lambda _: languages(),
    Dimension.GENDER: lambda _: GENDERS,
    Dimension.SECTOR: lambda n: {s.title.casefold(): s.id for s in n.sectors},
    Dimension.THEME: lambda n: {t.title.casefold(): t.id for t in n.themes},
}
"""Names that values of a dimension go by, folded, with the value."""
