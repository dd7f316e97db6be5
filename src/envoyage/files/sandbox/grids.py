"""The values of a workbook's cells, and nothing else of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any


@dataclass(frozen=True)
class CellError:
    """What Excel shows where a formula failed, for instance ``#REF!``."""

    text: str


Cell = str | float | int | bool | date | datetime | time | CellError | None


@dataclass(frozen=True)
class Row:
    """A row with at least one value: its number from 1, and its cells from column A."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Grid:
    """A sheet: its name and its rows that hold something."""

    name: str
    rows: tuple[Row, ...]


def packed(value: object) -> Any:
    """A cell's value as JSON."""
    if isinstance(value, CellError):
        return {"error": value.text}
    if isinstance(value, datetime):
        return {"moment": value.isoformat()}
    if isinstance(value, date):
        return {"day": value.isoformat()}
    if isinstance(value, time):
        return {"time": value.isoformat()}
    return value if value is None or isinstance(value, str | bool | int | float) else str(value)


def unpacked(value: Any) -> Cell:
    """A cell's value from JSON."""
    if not isinstance(value, Mapping):
        plain: Cell = value
        return plain
    (kind, text), *_ = value.items()
    return UNPACK[kind](text)


UNPACK: Mapping[str, Callable[[str], Cell]] = {
    "error": CellError, "moment": datetime.fromisoformat, "day": date.fromisoformat, "time": time.fromisoformat,
}  # fmt: skip
