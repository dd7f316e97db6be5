"""The planner's endings other than a plan.

::

    PlannerError
    ├── Faulty        the programme contradicts itself; all faults at once
    ├── Impossible    no plan exists; what clashes
    ├── OutOfTime     no plan was found in the time given
    ├── Cancelled     stopped before the first plan
    └── Lost          the planner's process died before the first plan
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """One fault of the input: a stable code, the place (table, id and field, or sheet and cell), the way out."""

    code: str
    place: str
    text: str
    way_out: str = ""

    def __str__(self) -> str:
        """The fault as one sentence for a person."""
        return f"{self.place}: {self.text}" + (f" {self.way_out}" if self.way_out else "")


class PlannerError(Exception):
    """The root of all endings that are not a plan."""

    def __reduce__(self) -> tuple[type, tuple[object, ...]]:
        """Rebuilt from its fields, so that it survives the way out of a child process."""
        return type(self), tuple(vars(self).values())


class Faulty(PlannerError):
    """The input contradicts itself or cannot be read; ``faults`` holds all of it."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        self.faults = faults
        super().__init__("\n".join(str(f) for f in faults))


class Impossible(PlannerError):
    """No plan exists; ``clash`` says in sentences what cannot go together."""

    def __init__(self, clash: tuple[str, ...]) -> None:
        self.clash = clash
        super().__init__("No plan exists: " + " ".join(clash))


class OutOfTime(PlannerError):
    """No plan was found within ``seconds``."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        super().__init__(f"No plan was found within {seconds:g} seconds. Give more with --seconds.")


class Cancelled(PlannerError):
    """The run was stopped before there was a first plan."""

    def __init__(self) -> None:
        super().__init__("Stopped before a first plan was found; nothing was written.")


class Lost(PlannerError):
    """The planner's own process ended before there was a first plan: killed, out of memory, or a fault in it."""

    def __init__(self) -> None:
        super().__init__(
            "The planner's process ended before a first plan was found; nothing was written. "
            "Try again; if it happens again, give the machine more memory or report it with the programme's size."
        )
