"""How a sheet is declared: one declaration drives writing, reading, the template and its help."""

from dataclasses import MISSING, Field, dataclass, fields
from datetime import date, datetime, time
from enum import StrEnum
from types import UnionType
from typing import Any, NamedTuple, get_args, get_origin, get_type_hints

from envoyage.files.workbook.kinds import Clock, Day, Decimal, Kind, Listing, Moment, Text, Whole, Word, YesNo

OWNER = "owner"
"""The field of a column that names the row of another table to which a row belongs."""

PLAIN: dict[type, Kind] = {
    bool: YesNo(), int: Whole(), float: Decimal(), datetime: Moment(), date: Day(), time: Clock(), str: Text(),
}  # fmt: skip


class Col(NamedTuple):
    """What is said of a column: title, field, help, example, and its kind where the field's type does not tell it."""

    title: str
    field: str
    help: str
    example: str | float = ""
    kind: Kind | None = None


@dataclass(frozen=True)
class Column:
    """A column, with what follows from its field: its kind, whether it must be filled in, and its default."""

    title: str
    field: str
    help: str
    example: str | float
    kind: Kind
    required: bool
    default: Any = None

    @property
    def is_list(self) -> bool:
        """Whether a cell holds several values."""
        return isinstance(self.default, tuple) or isinstance(self.kind, Listing)


@dataclass(frozen=True)
class Sheet:
    """A sheet: its name, the table it holds, what a row becomes, its columns.

    ``owner`` names table and field of the rows that a row of this sheet belongs to, for instance the needs of
    participants. ``upright`` sheets have one item a row instead of one a column. ``needed`` ones may not be missing.
    """

    name: str
    table: str
    row: type
    about: str
    columns: tuple[Column, ...]
    owner: tuple[str, str] | None = None
    upright: bool = False
    needed: bool = False


def sheet(name: str, table: str, row: type, about: str, *columns: Col, **more: Any) -> Sheet:
    """A sheet from the short form of its columns."""
    hints = get_type_hints(row)
    known = {f.name: f for f in fields(row)}
    made = tuple(_column(c, hints, known) for c in columns)
    return Sheet(name, table, row, about, made, **more)


def _column(col: Col, hints: dict[str, Any], known: dict[str, Field[Any]]) -> Column:
    if col.field == OWNER:
        return Column(col.title, col.field, col.help, col.example, col.kind or Text(), required=True)
    default = known[col.field].default
    required = default is MISSING
    kind = col.kind or kind_of(hints[col.field])
    return Column(col.title, col.field, col.help, col.example, kind, required, None if required else default)


def kind_of(hint: Any) -> Kind:
    """The kind of column that a field's type asks for."""
    if isinstance(hint, UnionType):
        hint = next(arg for arg in get_args(hint) if arg is not type(None))
    if get_origin(hint) is tuple:
        return Listing(kind_of(get_args(hint)[0]))
    if issubclass(hint, StrEnum):
        return Word(hint)
    return PLAIN[hint]
