"""The endings of names, by which it is known how a file is read and written."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from envoyage.files.atomic import write_whole
from envoyage.files.opened import refuse

WORKBOOK, DOCUMENT = ".xlsx", ".json"
Held = TypeVar("Held")


def ending_of(path: Path) -> str:
    """The ending of a name, in small letters. Raises Faulty for one that is not known."""
    ending = path.suffix.casefold()
    if ending not in (WORKBOOK, DOCUMENT):
        text = f"Files that end with {ending!r} are not known." if ending else "The name has no ending."
        raise refuse("unknown_ending", path, text, f"Use {WORKBOOK} or {DOCUMENT}.")
    return ending


def write_held(
    held: Held, path: Path, *, workbook: Callable[[Held], bytes], document: Callable[[Held], bytes]
) -> None:  # fmt: skip
    """Write something as workbook or JSON document, as the name ends. Raises OSError with the old file whole."""
    write_whole(path, workbook(held) if ending_of(path) == WORKBOOK else document(held))


def write_empty(path: Path, workbook: bytes) -> None:
    """Write an empty workbook. Raises OSError with the old file whole, Faulty for a name that ends otherwise."""
    if ending_of(path) != WORKBOOK:
        raise refuse("unknown_ending", path, "The template is a workbook.", f"Let the name end with {WORKBOOK}.")
    write_whole(path, workbook)
