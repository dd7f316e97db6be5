"""What a command says: its answer on standard output, everything else on standard error."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from envoyage.cli.endings import Ending

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table


UNBROKEN = 10_000
"""Columns of an answer that goes to a file or another program: sentences stay on one line."""


@dataclass(frozen=True)
class Terminal:
    """Where answers and messages go. With ``json`` the answer is one JSON document and nothing else."""

    json: bool = False

    def answer(self, document: object, shown: RenderableType) -> None:
        """Give a command's answer."""
        if self.json:
            write_json(document)
            return
        from rich.console import Console  # noqa: PLC0415 -- only where something is drawn

        width = None if sys.stdout.isatty() else UNBROKEN
        Console(width=width, highlight=False, markup=False, emoji=False).print(shown)

    def say(self, *lines: str) -> None:
        """Tell something that is not the answer."""
        for line in lines:
            sys.stderr.write(printable(line) + "\n")
        sys.stderr.flush()

    def end(self, ending: Ending) -> None:
        """Tell how a command ended that has no answer."""
        with suppress(OSError):  # what cannot be told has its status all the same
            self.say(*ending.lines)
            if self.json:
                write_json(ending.document)


def write_json(document: object) -> None:
    """One JSON document on standard output, in UTF-8 whatever the terminal speaks."""
    text = json.dumps(document, ensure_ascii=False, indent=2) + "\n"
    sys.stdout.buffer.write(text.encode("utf-8", "replace"))
    sys.stdout.flush()


def printable(text: str) -> str:
    """The text without control characters: a name must not steer the terminal."""
    return "".join(c if c.isprintable() else " " for c in text)


def _printable_lines(text: str) -> str:
    return "\n".join(printable(line) for line in text.split("\n"))


def counted(number: int, thing: str) -> str:
    """A number of things in words that fit it."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def table(title: str, columns: Sequence[str], rows: Iterable[Sequence[object]], *, right: int = 0) -> Table:
    """A table of plain text; the last ``right`` columns are set to the right."""
    from rich import box  # noqa: PLC0415 -- only where something is drawn
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    drawn = Table(title=Text(title, "bold"), title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False)
    for i, name in enumerate(columns):
        drawn.add_column(name, justify="right" if i >= len(columns) - right else "left", overflow="fold")
    for row in rows:
        drawn.add_row(*(Text(printable(str(cell))) for cell in row))
    return drawn


def stacked(parts: Iterable[RenderableType | str]) -> RenderableType:
    """Several parts below one another; text is taken as it stands, its lines kept."""
    from rich.console import Group  # noqa: PLC0415 -- only where something is drawn
    from rich.text import Text  # noqa: PLC0415

    return Group(*(Text(_printable_lines(part)) if isinstance(part, str) else part for part in parts))


def pairs(facts: Mapping[str, object]) -> str:
    """Facts one a line, their values in one column."""
    width = max((len(name) for name in facts), default=0)
    return "\n".join(f"{name:<{width}}  {value}" for name, value in facts.items())
