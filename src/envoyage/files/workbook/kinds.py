"""Kinds of columns: what one may write in a cell, how it is read, and how a value is written."""

import re
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any

from envoyage.files.sandbox import Cell
from envoyage.files.vocabulary import countries, languages
from envoyage.files.workbook.dates import WAY_OUT, NotADateError, Order, clock_of, day_of, moment_of
from envoyage.planner.faults.place import meant

YES = frozenset({"yes", "y", "true", "x", "1"})
NO = frozenset({"no", "n", "false", "0"})
NONE = "none"
"""Written in a list that is meant to be empty where a blank cell would mean the default."""

SPLIT = re.compile(r"[,;\n]")
THOUSANDS = re.compile(r"-?\d{1,3}(,\d{3})+(\.\d+)?")


class MisreadError(ValueError):
    """A cell that cannot be read: the code, what is wrong, the way out."""

    def __init__(self, text: str, way_out: str = "", code: str = "wrong_value") -> None:
        self.text, self.way_out, self.code = text, way_out, code
        super().__init__(text)


@dataclass(frozen=True)
class Context:
    """What a cell alone does not tell: the ids of the tables by every name they go by, the order of dates."""

    ids: dict[str, dict[str, str]] = field(default_factory=dict)
    order: Order = Order.UNKNOWN


class Kind:
    """A kind of column. ``words`` says what to write, ``blank`` stands in for a value that cannot be read."""

    words = "text"
    blank: Any = ""
    look = "text"

    def read(self, cell: Cell, context: Context) -> Any:
        """The value of a cell that is not blank. Raises MisreadError."""
        return plain(cell)

    def write(self, value: Any) -> Cell:
        """The cell that is read as this value."""
        return str(value)


def plain(cell: Cell) -> str:
    """What stands in a cell as text: numbers without a useless .0, dates as ISO."""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.isoformat(" ", "minutes") if cell.time() != time(0) else cell.date().isoformat()
    return cell.strip() if isinstance(cell, str) else str(cell)


class Text(Kind):
    """Any text."""


class Whole(Kind):
    """A whole number."""

    words, blank, look = "a whole number", 0, "number"

    def read(self, cell: Cell, context: Context) -> Any:
        """Raises MisreadError for anything else, and for a number with a fraction."""
        number = _number(cell)
        if not number.is_integer():
            raise MisreadError(f"{plain(cell)} is no whole number.", "Write a whole number.")
        return int(number)

    def write(self, value: Any) -> Cell:
        """The number."""
        return int(value)


class Decimal(Kind):
    """A number."""

    words, blank, look = "a number", 0.0, "number"

    def read(self, cell: Cell, context: Context) -> Any:
        """Raises MisreadError for anything else."""
        return _number(cell)

    def write(self, value: Any) -> Cell:
        """The number."""
        return float(value)


def _number(cell: Cell) -> float:
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return float(cell)
    text = plain(cell).replace("\u2212", "-").strip("$ \u00a0")
    if THOUSANDS.fullmatch(text):
        text = text.replace(",", "")
    if not re.fullmatch(r"[+-]?\d+(\.\d+)?", text):
        raise MisreadError(f"{plain(cell)!r} is no number.", "Write digits, with a point before the fraction.")
    return float(text)


class YesNo(Kind):
    """Yes or no."""

    words, blank = "yes or no", False

    def read(self, cell: Cell, context: Context) -> Any:
        """Also true, x, 1 and their opposites."""
        word = plain(cell).casefold()
        if word not in YES | NO:
            raise MisreadError(f"{plain(cell)!r} is neither yes nor no.", "Write yes or no.")
        return word in YES

    def write(self, value: Any) -> Cell:
        """As a word."""
        return "yes" if value else "no"


class Day(Kind):
    """A date."""

    words, blank, look = "a date, such as 2027-05-15", date(2000, 1, 1), "day"

    def read(self, cell: Cell, context: Context) -> Any:
        """An Excel date, or a date as text."""
        return _dated(day_of, cell, context.order)

    def write(self, value: Any) -> Cell:
        """As an Excel date."""
        day: date = value
        return day


class Moment(Kind):
    """A date with a time of day."""

    words, blank, look = "a date and time, such as 2027-05-15 09:30", datetime(2000, 1, 1), "moment"

    def read(self, cell: Cell, context: Context) -> Any:
        """An Excel date with a time, or the same as text."""
        return _rounded(_dated(moment_of, cell, context.order))

    def write(self, value: Any) -> Cell:
        """As an Excel date with a time."""
        moment: datetime = value
        return moment


class Clock(Kind):
    """A time of day."""

    words, blank, look = "a time of day, such as 09:30", time(0), "time"

    def read(self, cell: Cell, context: Context) -> Any:
        """An Excel time, or a time as text."""
        try:
            return _rounded(datetime.combine(date(2000, 1, 1), clock_of(cell))).time()
        except NotADateError as trouble:
            raise MisreadError(str(trouble), "Write it as 09:30.") from None

    def write(self, value: Any) -> Cell:
        """As an Excel time."""
        clock: time = value
        return clock


def _dated(reader: Any, cell: Cell, order: Order) -> Any:
    try:
        return reader(cell, order)
    except NotADateError as trouble:
        code = "ambiguous_date" if "two dates" in str(trouble) else "wrong_value"
        raise MisreadError(str(trouble), WAY_OUT, code) from None


def _rounded(moment: datetime) -> datetime:
    """To the second: Excel counts in parts of a day."""
    whole = moment.replace(microsecond=0)
    return whole if moment.microsecond < 500_000 else whole + timedelta(seconds=1)


@dataclass(frozen=True)
class Word(Kind):
    """One of a closed list of words."""

    choices: type[StrEnum]

    @property
    def words(self) -> str:  # type: ignore[override]  # a list of its own
        """The list."""
        return "one of " + ", ".join(self.choices)

    @property
    def blank(self) -> StrEnum:
        """The first word."""
        return next(iter(self.choices))

    def read(self, cell: Cell, context: Context) -> Any:
        """The word or its name, in any case, with spaces or hyphens for underscores."""
        said = plain(cell)
        known = {_joined(w.value): w for w in self.choices} | {_joined(w.name): w for w in self.choices}
        if _joined(said) not in known:
            asked = meant(_joined(said), tuple(known))
            raise MisreadError(f"{said!r} is not in the list.", asked or f"Write {self.words}.", "unknown_word")
        return known[_joined(said)]


def _joined(word: str) -> str:
    return re.sub(r"[\s\-_]+", "_", word.strip().casefold())


@dataclass(frozen=True)
class Ref(Kind):
    """The id of a row of another table; its name will do. What is unknown stays as written and is told later."""

    table: str
    words = "an id"

    def read(self, cell: Cell, context: Context) -> Any:
        """The id as the other table spells it."""
        said = plain(cell)
        known = context.ids.get(self.table, {})
        return said if said in known.values() else known.get(said.casefold(), said)


class _Coded(Kind):
    """A thing of the world with an international code, written by its name or its code."""

    thing = ""

    def known(self) -> dict[str, str]:
        """The codes by folded name and code."""
        raise NotImplementedError

    def read(self, cell: Cell, context: Context) -> Any:
        """Its code."""
        said, known = plain(cell), self.known()
        code = known.get(said.casefold())
        if code is None:
            way_out = meant(said, tuple(known)) or "Write its ISO code."
            raise MisreadError(f"There is no {self.thing} {said!r}.", way_out, f"unknown_{self.thing}")
        return code


class Language(_Coded):
    """A language."""

    words, thing = "a language, by name or ISO 639 code", "language"

    def known(self) -> dict[str, str]:
        """All languages."""
        return languages()


class CountryCode(_Coded):
    """A country's own code."""

    words, thing = "a country, by name or ISO 3166 code", "country"

    def known(self) -> dict[str, str]:
        """All countries."""
        return countries()


@dataclass(frozen=True)
class Listing(Kind):
    """Several values in a cell."""

    of: Kind
    blank = ()

    @property
    def words(self) -> str:  # type: ignore[override]  # says what it lists
        """What one of them is."""
        return f"any number, separated by commas, of: {self.of.words}"

    def read(self, cell: Cell, context: Context) -> Any:
        """In the order written; separators are comma, semicolon and line break."""
        if plain(cell).casefold() == NONE:
            return ()
        parts = SPLIT.split(cell) if isinstance(cell, str) else [cell]
        return tuple(self.of.read(p, context) for p in parts if not isinstance(p, str) or p.strip())

    def write(self, value: Any) -> Cell:
        """Separated by commas; an empty list as ``none``, which the writer drops where blank says the same."""
        return ", ".join(plain(self.of.write(v)) for v in value) or NONE
