"""One hostile programme planned, and how that ended."""

import re
import time
from dataclasses import dataclass

from bench.hostile.case import Case, Ends
from envoyage.planner.check import check
from envoyage.planner.errors import Faulty, Impossible, OutOfTime
from envoyage.planner.make import make_plan
from envoyage.planner.problem import Problem


@dataclass(frozen=True)
class Trial:
    """How planning ended: with which kind of ending, what was said, and how many seconds after the limit."""

    ending: str
    said: str
    seconds: float
    limit: float


def try_out(problem: Problem, seconds: float) -> Trial:
    """Plan a programme and let the independent check judge the plan; every other end counts by its name."""
    started = time.monotonic()
    try:
        plan = make_plan(problem, seconds=seconds, seed=1)
        verdict = check(problem, plan)
        said = (*(f.message for f in verdict.broken), *verdict.mismatches)
        ending = "wrong figures" if verdict.mismatches else "short" if verdict.broken else "plan"
    except (Faulty, Impossible) as end:
        ending, said = type(end).__name__.lower(), (str(end),)
    except OutOfTime as end:
        ending, said = "out of time", (str(end),)
    except Exception as trouble:  # whatever else comes is what this looks for
        ending, said = type(trouble).__name__, (str(trouble),)
    return Trial(ending, "\n".join(said), time.monotonic() - started, seconds)


ALLOWED = {
    Ends.PLAN: {"plan"},
    Ends.CLASH: {"faulty", "impossible"},
    Ends.SHORT: {"plan", "short", "faulty", "impossible"},
}


def complaint(case: Case, trial: Trial) -> str:
    """What is wrong with how a case ended; empty where nothing is."""
    if trial.ending not in ALLOWED[case.ends]:
        return f"{case.name}: ended in {trial.ending} ({trial.said[:200]})"
    if trial.ending != "plan" and not re.search(case.word, trial.said):
        return f"{case.name}: {case.word!r} is not named in {trial.said[:200]!r}"
    return ""
