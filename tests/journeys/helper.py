"""Runs the command as its users do, and edits workbooks as they do: in another program."""

import ctypes
import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import openpyxl
from openpyxl.workbook import Workbook

LIBC = ctypes.CDLL(None)
DROP_FROM_BOUNDING_SET = 24
READ_AND_WRITE_ANYTHING = (1, 2)
"""Linux: what ``prctl`` calls PR_CAPBSET_DROP, and CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH."""

Change = Callable[[Workbook], object]


class Done(NamedTuple):
    """How a command ended: status, standard output, standard error."""

    status: int
    out: str
    err: str

    @property
    def document(self) -> dict[str, Any]:
        """Standard output as the one JSON document that it is."""
        found: dict[str, Any] = json.loads(self.out)
        return found


def command(*arguments: str | Path) -> list[str]:
    """The command line."""
    return [sys.executable, "-m", "envoyage", *map(str, arguments)]


def envoyage(*arguments: str | Path, cwd: Path | None = None, before: Callable[[], object] | None = None) -> Done:
    """Run ``envoyage``; ``before`` is carried out in the child before it starts."""
    done = subprocess.run(
        command(*arguments), capture_output=True, encoding="utf-8", cwd=cwd, check=False, timeout=300,
        preexec_fn=before, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    return Done(done.returncode, done.stdout, done.stderr)


def as_anybody() -> None:
    """Give up the right of the administrator to read and write whatever the rights of a file say."""
    if os.geteuid() == 0 and sys.platform == "linux":
        for right in READ_AND_WRITE_ANYTHING:
            LIBC.prctl(DROP_FROM_BOUNDING_SET, right, 0, 0, 0)


def changed(path: Path, *changes: Change, to: Path | None = None) -> Path:
    """A workbook after changes."""
    book = openpyxl.load_workbook(path)
    for change in changes:
        change(book)
    book.save(to or path)
    return to or path


def cells(**values: Mapping[str, object]) -> Change:
    """Set cells: sheet (underscores are spaces), then address and value."""

    def change(book: Workbook) -> None:
        for sheet, wanted in values.items():
            for address, value in wanted.items():
                book[sheet.replace("_", " ")][address] = value

    return change


def rows(book: Workbook, sheet: str) -> list[dict[str, Any]]:
    """The rows of a sheet, each a table of its cells by heading."""
    head, *rest = book[sheet].iter_rows()
    return [{str(title.value): cell for title, cell in zip(head, row, strict=True)} for row in rest]


def tree(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, hidden ones too, with its bytes."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}
