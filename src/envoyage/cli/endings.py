"""Exit statuses, and how each ending of a command is told: in lines for people, as a document for programs."""

from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from typing import Protocol, runtime_checkable

from envoyage.planner.errors import Cancelled, Fault, Faulty, Impossible, OutOfTime, PlannerError

OK = 0
NO = 1
"""The question was understood and the answer is no."""
BAD = 2
"""The input or the way of asking is wrong."""
INTERRUPTED = 130

ANSWERS = frozenset({"clashing_pins", "language_not_offered"})
"""Faults that say no to a programme that is well written."""


@dataclass(frozen=True)
class Ending:
    """What is said at the end: an exit status, lines for people, a document for programs."""

    status: int
    lines: tuple[str, ...]
    document: dict[str, object] = field(default_factory=dict)


@runtime_checkable
class UsageFault(Protocol):
    """An error of the command line's own library, which exports no common class for them."""

    def format_message(self) -> str:
        """What is wrong, as a sentence."""


def ending_of(error: Exception) -> Ending | None:
    """How an error is told, or None for one nobody foresaw."""
    for kind, tell in TOLD:
        if isinstance(error, kind):
            return tell(error)
    return _usage(error) if isinstance(error, UsageFault) else None


def _faulty(error: Faulty) -> Ending:
    faults = sorted(error.faults, key=_place)
    status = NO if faults and all(f.code in ANSWERS for f in faults) else BAD
    count = "One fault" if len(faults) == 1 else f"{len(faults)} faults"
    lines = (f"{count} in the input:", *(f"  {fault}" for fault in faults))
    return Ending(status, lines, {"error": "faulty", "faults": [asdict(f) for f in faults]})


def _place(fault: Fault) -> tuple[str, str, str]:
    return fault.place, fault.code, fault.text


def _impossible(error: Impossible) -> Ending:
    lines = ("No plan exists. These cannot go together:", *(f"  {sentence}" for sentence in error.clash))
    return Ending(NO, lines, {"error": "impossible", "clash": list(error.clash)})


def _out_of_time(error: OutOfTime) -> Ending:
    return Ending(NO, (str(error),), {"error": "out_of_time", "seconds": error.seconds})


def _cancelled(error: Cancelled) -> Ending:
    return Ending(INTERRUPTED, (str(error),), {"error": "interrupted", "written": False})


def _refused(error: PlannerError) -> Ending:
    return Ending(BAD, (str(error),), {"error": "cannot_write", "message": str(error)})


def _system(error: OSError) -> Ending:
    place = f"{error.filename}: " if error.filename else ""
    sentence = f"{place}{error.strerror or error}"
    return Ending(BAD, (sentence,), {"error": "file", "message": sentence})


def _usage(error: UsageFault) -> Ending:
    context, message = getattr(error, "ctx", None), error.format_message()
    hint = f"Try '{context.command_path} --help'." if context else ""
    return Ending(BAD, tuple(line for line in (message, hint) if line), {"error": "usage", "message": message})


Teller = Callable[..., Ending]
TOLD: tuple[tuple[type[Exception], Teller], ...] = (
    (Faulty, _faulty),
    (Impossible, _impossible),
    (OutOfTime, _out_of_time),
    (Cancelled, _cancelled),
    (PlannerError, _refused),
    (OSError, _system),
)
"""The first that fits tells."""
