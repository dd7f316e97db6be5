"""The child: reads a workbook from standard input and prints its cells, or why it will not, as one JSON document."""

import json
import sys
import warnings
from collections.abc import Iterator
from datetime import time, timedelta
from io import BytesIO
from typing import Any
from unicodedata import category
from zipfile import BadZipFile
from zlib import error as ZlibError  # noqa: N812 -- an exception deserves a capital

from defusedxml.common import DefusedXmlException
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from envoyage.files.sandbox.grids import CellError, packed
from envoyage.files.sandbox.precheck import RefusedError, look_over

MEMORY = 1024**3
SECONDS = 20
MOST_SHEETS = 100
MOST_ROWS = 20_000
MOST_COLUMNS = 200
TOO_FAR = f"There is a value beyond row {MOST_ROWS:,} or column {MOST_COLUMNS}, where no table reaches."
SAVE = "Save it again with Excel or LibreOffice."
UNREADABLE = (
    BadZipFile, ZlibError, EOFError, SyntaxError, KeyError, ValueError, TypeError, IndexError, AttributeError,
)  # fmt: skip
"""What the reading library raises for workbooks that are broken in one way or another."""

FAR_AWAY = "Delete what stands outside the tables; select and delete whole rows and columns."


def limit() -> None:
    """Give up memory, time and the right to write, before the file is touched."""
    try:
        import resource  # noqa: PLC0415 -- not on every system
    except ImportError:
        return
    wanted = {
        resource.RLIMIT_AS: MEMORY, resource.RLIMIT_CPU: SECONDS, resource.RLIMIT_CORE: 0, resource.RLIMIT_FSIZE: 0,
    }  # fmt: skip
    for what, most in wanted.items():
        _, hard = resource.getrlimit(what)
        ceiling = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (ceiling, ceiling))


def taken_apart(file: BytesIO) -> dict[str, Any]:
    """All sheets with their rows that hold something. Raises RefusedError."""
    look_over(file)
    try:
        book = load_workbook(file, read_only=True, data_only=True, keep_links=False)
        sheets = [sheet for sheet in book.worksheets if hasattr(sheet, "reset_dimensions")]
        if len(sheets) > MOST_SHEETS:
            raise RefusedError("too_much_inside", f"The workbook has {len(sheets)} sheets.", "Delete some.")
        return {"sheets": [{"name": sheet.title, "rows": list(_rows(sheet))} for sheet in sheets]}
    except UNREADABLE as trouble:
        raise _told(trouble) from None


def _told(trouble: BaseException) -> RefusedError:
    """The refusal for what the reading library raised, or what that was raised from."""
    cause: BaseException | None = trouble
    while cause is not None:
        if isinstance(cause, DefusedXmlException):
            return RefusedError("xml_entities", "The workbook contains XML entities, which no workbook needs.", SAVE)
        cause = cause.__cause__ or cause.__context__
    return RefusedError("damaged", "The workbook is damaged or was cut off.", SAVE)


def _rows(sheet: Any) -> Iterator[tuple[int, list[Any]]]:
    sheet.reset_dimensions()
    for number, cells in enumerate(sheet.iter_rows(), 1):
        values = [_value(cell) for cell in cells]
        while values and values[-1] is None:
            values.pop()
        if not values:
            continue
        if number > MOST_ROWS or len(values) > MOST_COLUMNS:
            where = f"{sheet.title}!{get_column_letter(len(values))}{number}"
            raise RefusedError("too_far_out", TOO_FAR, FAR_AWAY, where)
        yield number, [packed(v) for v in values]


def _value(cell: Any) -> Any:
    value = cell.value
    if value is None or (isinstance(value, str) and _shows_nothing(value)):
        return None
    if cell.data_type == "e":
        return CellError(str(value))
    if isinstance(value, timedelta):
        minutes = round(value.total_seconds() / 60)
        return time(minutes // 60, minutes % 60) if 0 <= minutes < 24 * 60 else str(value)
    return value


def _shows_nothing(text: str) -> bool:
    """Whether a text is blank to the eye: spaces, and marks such as those of the direction of writing."""
    return all(letter.isspace() or category(letter) == "Cf" for letter in text)


def answer(data: bytes) -> dict[str, Any]:
    """The sheets of a workbook, or the refusal, as JSON."""
    try:
        return taken_apart(BytesIO(data))
    except RefusedError as no:
        return {"refused": {"code": no.code, "text": no.text, "way_out": no.way_out, "cell": no.cell}}
    except (MemoryError, RecursionError):
        return {"refused": {"code": "too_much_inside", "text": "", "way_out": "", "cell": ""}}


def main() -> None:
    """Limit, read, print."""
    warnings.simplefilter("ignore")  # about parts of workbooks that are not looked at, such as drop-down lists
    limit()
    json.dump(answer(sys.stdin.buffer.read()), sys.stdout)


if __name__ == "__main__":
    main()
