"""Sheets that may be missing: what that means is said once, not in every row that refers to one of theirs."""

from collections.abc import Iterable

from envoyage.files.workbook.matching import Found
from envoyage.files.workbook.sheet import Sheet
from envoyage.files.workbook.sheets import SHEETS
from envoyage.planner.errors import Fault
from envoyage.planner.faults.place import meant
from envoyage.planner.faults.references import WORDS
from envoyage.planner.wording import counted


def absent(found: Iterable[Found]) -> tuple[Sheet, ...]:
    """The sheets that are not there, without those for which a workbook is refused."""
    there = {f.sheet.table for f in found}
    return tuple(s for s in SHEETS if not s.needed and s.table not in there)


def counts_as_empty(sheets: Iterable[Sheet]) -> list[str]:
    """The notice that nothing was read of these sheets; none where all are there."""
    names = [repr(s.name) for s in sheets]
    if not names:
        return []
    listed = f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]
    said = "are missing and count" if len(names) > 1 else "is missing and counts"
    return [f"The sheet{'s' if len(names) > 1 else ''} {listed} {said} as empty."]


def told_once(faults: list[Fault], sheets: Iterable[Sheet], names: Iterable[str]) -> list[Fault]:
    """The faults, those of references to a missing sheet replaced by one; ``names`` are the sheets of the file."""
    names = tuple(names)
    for sheet in sheets:
        code = f"unknown_{WORDS.get(sheet.table, '')}"
        lost = [f for f in faults if f.code == code]
        if lost:
            kept = [f for f in faults if f.code != code]
            faults = [_missing(sheet, len({f.place for f in lost}), names), *kept]
    return faults


def _missing(sheet: Sheet, cells: int, names: tuple[str, ...]) -> Fault:
    asked = meant(sheet.name, names)
    text = f"The sheet {sheet.name!r} is missing; {counted(cells, 'cell')} of other sheets name its rows."
    return Fault("missing_sheet", sheet.name, text, f"{asked} Rename it." if asked else "Add it; the template has it.")
