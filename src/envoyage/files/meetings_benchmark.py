"""Reads requests for meetings in the MiniZinc data format of the public business-to-business benchmark.

Bofill and others, "Constraint Solving Approaches to the Business-to-Business Meeting Scheduling Problem", Journal of
Artificial Intelligence Research 74 (2022). Parties, meetings and slots keep their numbers, from 1, as their ids.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from envoyage.files.opened import contents, refuse
from envoyage.planner.errors import Faulty
from envoyage.planner.meetings.faults import faults_of
from envoyage.planner.meetings.request import Meeting, MeetingRequest, MeetingSlot, Party, Session

MORNING, AFTERNOON = "morning", "afternoon"
WISHES = {1: (MORNING,), 2: (AFTERNOON,), 3: ()}
"""The sessions behind the third number of a requested meeting; 3 is either."""
NO_SLOT = 0
"""Padding of sets, and the slot of a meeting that is not fixed."""

_COMMENT = re.compile(r"%.*")
_ASSIGNMENT = re.compile(r"\s*(\w+)\s*=\s*([^;]*);")
_NUMBERS = re.compile(r"\s*(?:-?\d+\s*(?:,\s*-?\d+\s*)*,?\s*)?")
_RANGE = re.compile(r"(\d+)\s*\.\.\s*(\d+)")
MOST = 10_000
"""Of anything; more is a slip of the pen, and the solver could not take it."""


def read_benchmark(path: Path, *, fairness: int | None = None) -> MeetingRequest:
    """The request in a file of the benchmark. Raises Faulty, naming file and place, where it cannot be read."""
    data = _Data(path)
    parties, meetings = data.number("nBusiness"), data.number("nMeetings")
    tables, slots, mornings = data.number("nTables"), data.number("nTotalSlots"), data.number("nMorningSlots")
    if mornings > slots:
        raise data.refused("nMorningSlots", f"{mornings} morning slots of {slots} slots.", "Give at most all.")
    ids = [str(n) for n in range(1, slots + 1)]
    request = MeetingRequest(
        parties=_parties(data, parties, slots),
        meetings=_meetings(data, meetings, parties, slots),
        slots=tuple(MeetingSlot(n, tables) for n in ids),
        sessions=(Session(MORNING, tuple(ids[:mornings])), Session(AFTERNOON, tuple(ids[mornings:]))),
        fairness=fairness,
    )
    if faults := faults_of(request):
        raise Faulty(tuple(type(f)(f.code, f"{path}: {f.place}", f.text, f.way_out) for f in faults))
    return request


def _parties(data: "_Data", count: int, slots: int) -> tuple[Party, ...]:
    forbidden = data.sets("forbidden", count, slots)
    return tuple(Party(str(n), tuple(map(str, away))) for n, away in enumerate(forbidden, 1))


def _meetings(data: "_Data", count: int, parties: int, slots: int) -> tuple[Meeting, ...]:
    fixed, after = data.array("fixed", count, slots), data.sets("precedences", count, count)
    return tuple(
        Meeting(str(n), (str(a), str(b)), WISHES[wish], str(slot) if slot != NO_SLOT else "", tuple(map(str, before)))
        for n, ((a, b, wish), slot, before) in enumerate(
            zip(data.requested(count, parties), fixed, after, strict=True), 1
        )
    )


class _Data:
    """The assignments of a file, read by name."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.values: dict[str, str] = {}
        self.lines: dict[str, int] = {}
        text = _COMMENT.sub("", contents(path).decode("utf-8", errors="replace"))
        position = 0
        while text[position:].strip():
            found = _ASSIGNMENT.match(text, position)
            if found is None:
                line = 1 + text.count("\n", 0, position + len(text[position:]) - len(text[position:].lstrip()))
                text = "This is not an assignment of the form 'name = value;'."
                raise refuse("not_meetings", f"{path}: line {line}", text, "Is it a data file of the benchmark?")
            self.values[found[1]] = found[2].strip()
            self.lines[found[1]] = 1 + text.count("\n", 0, found.start(1))
            position = found.end()

    def refused(self, name: str, text: str, way_out: str = "") -> Faulty:
        """The ending where a value cannot be used."""
        return refuse("not_meetings", f"{self.path}: line {self.lines.get(name, 1)}, {name}", text, way_out)

    def _value(self, name: str) -> str:
        if name not in self.values:
            raise refuse("not_meetings", self.path, f"There is no {name}.", "Add it.")
        return self.values[name]

    def number(self, name: str) -> int:
        """A number by its name."""
        value = self._value(name)
        if not value.isdecimal() or int(value) > MOST:
            raise self.refused(name, f"'{value[:30]}' is not a number from 0 to {MOST}.", "Give a whole number.")
        return int(value)

    def array(self, name: str, count: int, most: int) -> list[int]:
        """Numbers from 0 to a largest one, as many as there must be."""
        value = self._value(name)
        if not (value.startswith("[") and value.endswith("]")):
            raise self.refused(name, "This is not a list in square brackets.", "Write [1, 2, 3].")
        return self._counted(name, [self._numbers(name, 1, value[1:-1], most)], 1, count)[0]

    def sets(self, name: str, count: int, most: int) -> list[list[int]]:
        """Sets of numbers up to a largest one without the padding, as many sets as there must be."""
        value = self._value(name)
        inner = re.fullmatch(r"\[\s*((?:\{[^{}]*\}|\d+\s*\.\.\s*\d+|[\s,])*)\]", value)
        if inner is None:
            raise self.refused(name, "This is not a list of sets.", "Write [{1, 2}, {0}].")
        found = re.findall(r"\{([^{}]*)\}|(\d+\s*\.\.\s*\d+)", inner[1])
        rows = [self._numbers(name, row, a or b, most) for row, (a, b) in enumerate(found, 1)]
        rows = self._counted(name, rows, count)
        return [sorted(set(row) - {NO_SLOT}) for row in rows]

    def requested(self, count: int, parties: int) -> list[list[int]]:
        """Two parties and the wished session of each meeting."""
        name = "requested"
        inner = re.fullmatch(r"\[\s*\|(.*)\|\s*\]", self._value(name), re.DOTALL)
        if inner is None:
            raise self.refused(name, "This is not a table.", "Write [|1,2,3, |1,3,3, |].")
        parts = [part for part in inner[1].split("|") if part.strip()]
        most = max(parties, *WISHES)
        rows = self._counted(name, [self._numbers(name, n, p, most) for n, p in enumerate(parts, 1)], count, 3)
        for n, (a, b, wish) in enumerate(rows, 1):
            if not (1 <= a <= parties and 1 <= b <= parties):
                raise self.refused(name, f"Row {n} names a party that is not one of 1 to {parties}.", "Name others.")
            if wish not in WISHES:
                raise self.refused(name, f"Row {n} asks for session {wish}.", "Give 1, 2 or 3.")
        return rows

    def _numbers(self, name: str, row: int, text: str, most: int) -> list[int]:
        spread = _RANGE.sub(_spread, text)
        if not _NUMBERS.fullmatch(spread):
            raise self.refused(name, f"Row {row} holds something that is not a number: '{text.strip()[:30]}'.")
        numbers = [int(n) for n in re.findall(r"-?\d+", spread)]
        for number in numbers:
            if not 0 <= number <= most:
                raise self.refused(name, f"Row {row} holds {number}.", f"Give numbers from 0 to {most}.")
        return numbers

    def _counted(self, name: str, rows: list[list[int]], count: int, each: int | None = None) -> list[list[int]]:
        if len(rows) != count:
            raise self.refused(name, f"There are {len(rows)} rows.", f"Give {count}.")
        for n, row in enumerate(rows, 1):
            if each is not None and len(row) != each:
                raise self.refused(name, f"Row {n} has {len(row)} numbers.", f"Give {each}.")
        return rows


def _spread(found: re.Match[str]) -> str:
    """All numbers of a range such as ``2..4``."""
    return ",".join(str(n) for n in range(int(found[1]), min(int(found[2]), int(found[1]) + MOST) + 1))


def benchmark_files(folder: Path) -> Iterator[Path]:
    """The data files below a folder, sorted by folder and name. Raises Faulty where there are none."""
    files: Sequence[Path] = sorted(folder.rglob("*.dzn")) if folder.is_dir() else ()
    if not files:
        raise refuse("no_file", folder, "There is no folder with .dzn files here.", "Name the benchmark's folder.")
    yield from files
