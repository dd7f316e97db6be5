"""Carries a plan on in a child process, so that an interrupt or a crash of a solver leaves planning anew."""

from typing import Any

from envoyage.planner.plan import Plan
from envoyage.planner.problem import Problem
from envoyage.planner.progress import Stop, never
from envoyage.planner.whatif.child import Base, Effort, carry


def carried_on(base: Base, problem: Problem, *, seconds: float, seed: int, cancelled: Stop = never) -> Plan | None:
    """The plan of a programme (``base``) with the pins of ``problem`` in it, changed no more than these ask for.

    None where that breaks a rule, or was not found in the time: then the programme must be planned anew.
    """
    (plan,) = carry(base, (problem,), Effort(seconds, seed), cancelled, job=_with_edits)
    return plan


def _with_edits(*what: Any, **how: Any) -> Plan | None:
    from envoyage.planner.keeping.edits import with_edits  # noqa: PLC0415 -- the solver is loaded in the child alone

    return with_edits(*what, **how)
