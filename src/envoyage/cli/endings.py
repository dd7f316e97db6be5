"""Exit statuses, and how each ending of a command is told: in lines for people, as a document for programs."""

import os
import re
from collections.abc import Callable
from dataclasses import asdict, dataclass, field, replace
from enum import IntEnum
from errno import EACCES, EDQUOT, ENOENT, ENOSPC, EPERM, EROFS
from typing import Protocol, runtime_checkable

from envoyage.exports.errors import WritingStopped
from envoyage.planner.errors import Cancelled, Fault, Faulty, Impossible, Lost, OutOfTime, PlannerError


class Status(IntEnum):
    """Exit statuses: all is well; the answer is no; bad input or use; interrupted."""

    OK = 0
    NO = 1
    BAD = 2
    INTERRUPTED = 130


ANSWERS = frozenset({"clashing_pins", "language_not_offered", "liaisons_missing", "unknown_things"})
"""Faults that say no to a programme or a plan that is well written."""


NOT_ALLOWED = "You may not read or write this; name another place, or ask its owner."
FULL = "There is no space left; nothing was changed. Free some space, or name another place."
SYSTEM = {
    ENOENT: "There is no such file or folder; check the name.",
    EACCES: NOT_ALLOWED,
    EPERM: NOT_ALLOWED,
    ENOSPC: FULL,
    EDQUOT: FULL,
    EROFS: "The disk is read-only; name another place.",
}
"""What the system says in a word or two, said with the way out."""


EXPLAINED = "Of a programme, envoyage explain FILE says which of them cannot be spared, and the cheapest ways out."
"""What to do where no plan exists."""


@dataclass(frozen=True)
class Ending:
    """What is said at the end: an exit status, lines for people, a document for programs."""

    status: Status
    lines: tuple[str, ...]
    document: dict[str, object] = field(default_factory=dict)


@runtime_checkable
class UsageFault(Protocol):
    """An error of the command line's own library, which exports no common class for them."""

    def format_message(self) -> str:
        """What is wrong, as a sentence."""


STOPPED = Ending(Status.INTERRUPTED, ("Interrupted; nothing was written.",), {"error": "interrupted", "written": False})
"""An interrupt outside the search."""


def ending_of(error: Exception) -> Ending | None:
    """How an error is told, or None for one nobody foresaw."""
    for kind, tell in TOLD:
        if isinstance(error, kind):
            return tell(error)
    return _usage(error) if isinstance(error, UsageFault) else None


def _faulty(error: Faulty) -> Ending:
    faults = sorted(error.faults, key=_place)
    status = Status.NO if faults and all(f.code in ANSWERS for f in faults) else Status.BAD
    count = "One fault" if len(faults) == 1 else f"{len(faults)} faults"
    lines = (f"{count} in the input:", *(f"  {fault}" for fault in faults))
    return Ending(status, lines, {"error": "faulty", "faults": [asdict(f) for f in faults]})


def _place(fault: Fault) -> tuple[list[str | int], str, str]:
    """Where a fault stands in the list: row 9 before row 10."""
    parts = re.split(r"([0-9]+)", fault.place)  # text and numbers by turns, so that like meets like
    return [int(part) if i % 2 else part for i, part in enumerate(parts)], fault.code, fault.text


def _impossible(error: Impossible) -> Ending:
    clash = (f"  {sentence}" for sentence in error.clash)
    lines = ("No plan exists. These cannot go together:", *clash, EXPLAINED)
    return Ending(Status.NO, lines, {"error": "impossible", "clash": list(error.clash)})


def _out_of_time(error: OutOfTime) -> Ending:
    return Ending(Status.NO, (str(error),), {"error": "out_of_time", "seconds": error.seconds})


def _cancelled(error: Cancelled) -> Ending:
    return replace(STOPPED, lines=(str(error),))


def _writing_stopped(error: WritingStopped) -> Ending:
    document = {"error": "interrupted", "written": False, "kept": str(error.kept)}
    return Ending(Status.INTERRUPTED, (str(error),), document)


def _lost(error: Lost) -> Ending:
    return Ending(Status.NO, (str(error),), {"error": "lost", "message": str(error)})


def _refused(error: PlannerError) -> Ending:
    return Ending(Status.BAD, (str(error),), {"error": "cannot_write", "message": str(error)})


def _system(error: OSError) -> Ending:
    place = f"{error.filename}: " if error.filename else ""
    bare = error.errno is not None and error.strerror == os.strerror(error.errno)
    said = SYSTEM.get(error.errno or 0) if bare else None
    sentence = f"{place}{said or error.strerror or error}"
    return Ending(Status.BAD, (sentence,), {"error": "file", "message": sentence})


def _usage(error: UsageFault) -> Ending:
    context, message = getattr(error, "ctx", None), error.format_message()
    hint = f"Try '{context.command_path} --help'." if context else ""
    return Ending(Status.BAD, tuple(line for line in (message, hint) if line), {"error": "usage", "message": message})


Teller = Callable[..., Ending]
TOLD: tuple[tuple[type[Exception], Teller], ...] = (
    (Faulty, _faulty),
    (Impossible, _impossible),
    (OutOfTime, _out_of_time),
    (Cancelled, _cancelled),
    (Lost, _lost),
    (WritingStopped, _writing_stopped),
    (PlannerError, _refused),
    (OSError, _system),
)
"""The first that fits tells."""
