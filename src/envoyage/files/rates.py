"""Per-diem rates from a CSV file: of one's own making, or the yearly table of the General Services Administration."""

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from envoyage.files.opened import contents, refuse
from envoyage.planner.errors import Fault, Faulty
from envoyage.planner.problem import City, PerDiem, Problem, days

CITY, STATE, MONTH, BEGINS, ENDS, LODGING, MEALS = "city", "state", "month", "begins", "ends", "lodging", "meals"
HEADINGS = {
    "city": CITY, "city id": CITY, "destination": CITY, "state": STATE, "month": MONTH, "season begin": BEGINS,
    "season end": ENDS, "lodging": LODGING, "lodging rate": LODGING, "meals": MEALS, "m&ie": MEALS,
}  # fmt: skip
"""What a column holds by its heading, in small letters and without the fiscal year."""
NEEDED = {CITY: "City", LODGING: "Lodging", MEALS: "Meals"}
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_YEAR = re.compile(r"^fy\s*\d+\s*")

Row = tuple[int, dict[str, str]]
"""The number of a line, and its cells by what they hold."""


@dataclass(frozen=True)
class Rates:
    """The programme with the rates of its cities, and the names of the cities that the file does not have."""

    problem: Problem
    taken: int
    without: tuple[str, ...]


def with_rates(problem: Problem, path: Path) -> Rates:
    """Put the rates of a CSV file into a programme. Raises Faulty with every line that cannot be read.

    A row of the file replaces the row of the same city and month; places and months outside the programme are left out.
    """
    faults: list[Fault] = []
    months = {day.month for day in days(problem.starts, problem.ends)}
    found = {
        (city.id, month): PerDiem(city.id, month, _amount(row, LODGING), _amount(row, MEALS))
        for row in _sound(path, faults)
        for city in problem.cities
        if _is_about(row, city)
        for month in _months(row) or months
        if month in months
    }
    if faults:
        raise Faulty(tuple(faults))
    kept = {(r.city, r.month): r for r in problem.per_diems}
    without = tuple(c.name for c in problem.cities if not any(key[0] == c.id for key in found))
    return Rates(replace(problem, per_diems=tuple((kept | found).values())), len(found), without)


def _sound(path: Path, faults: list[Fault]) -> Iterator[Mapping[str, str]]:
    """The lines about a place; what cannot be read in them becomes faults."""
    for line, row in _rows(path):
        if not row.get(CITY):
            continue
        wrong = [Fault("wrong_value", f"{path.name}: line {line}", *_why(row, what)) for what in row if _why(row, what)]
        faults += wrong
        if not wrong:
            yield row


def _why(row: Mapping[str, str], what: str) -> tuple[str, ...]:
    """What is wrong with a cell, and the way out; nothing where it can be read."""
    said = row[what]
    if what in (LODGING, MEALS) and not re.fullmatch(r"\d+(\.\d+)?", _plain(said)):
        return f"{said!r} is no amount of dollars.", "Write digits."
    if what in (MONTH, BEGINS, ENDS) and said and not _month(said):
        return f"{said!r} is no month.", "Write a number from 1 to 12, or a name."
    return ()


def _rows(path: Path) -> Iterator[Row]:
    """The lines below the headings, which may stand below a title."""
    text = contents(path).decode("utf-8-sig", "replace")
    heads: list[str] = []
    try:
        for line, cells in enumerate(csv.reader(io.StringIO(text, newline="")), start=1):
            if heads:
                yield line, {head: cell.strip() for head, cell in zip(heads, cells, strict=False) if head}
            elif set(found := [_heading(c) for c in cells]) >= set(NEEDED):
                heads = found
    except csv.Error as trouble:
        raise refuse("damaged", path, f"The file cannot be read: {trouble}.", "Save it again as CSV.") from None
    if not heads:
        asked = ", ".join(NEEDED.values())
        raise refuse("missing_column", path, "There is no line of headings.", f"Head the columns {asked}, and Month.")


def _heading(cell: str) -> str:
    return HEADINGS.get(_YEAR.sub("", " ".join(cell.split()).casefold()), "")


def _is_about(row: Mapping[str, str], city: City) -> bool:
    """Whether a line is about a city: by its id, or by its name and, where one is given, its state."""
    if row[CITY] == city.id:
        return True
    names = {part.strip().casefold() for part in row[CITY].split("/")}
    return city.name.casefold() in names and row.get(STATE, "").casefold() in ("", city.state.casefold())


def _months(row: Mapping[str, str]) -> tuple[int, ...]:
    """The months of a line, none where it is for the whole year."""
    if row.get(MONTH):
        return (_month(row[MONTH]),)
    if row.get(BEGINS) and row.get(ENDS):
        first, last = _month(row[BEGINS]), _month(row[ENDS])
        return tuple((first + n - 1) % 12 + 1 for n in range((last - first) % 12 + 1))
    return ()


def _month(said: str) -> int:
    """The month that a number, a name or a day such as ``October 1`` is in; 0 where it is none."""
    if said.isdecimal():
        return int(said) if 1 <= int(said) <= len(MONTHS) else 0
    return MONTHS.index(said[:3].casefold()) + 1 if said[:3].casefold() in MONTHS else 0


def _amount(row: Mapping[str, str], what: str) -> float:
    return float(_plain(row[what]))


def _plain(said: str) -> str:
    return said.replace("$", "").replace(",", "").strip()
