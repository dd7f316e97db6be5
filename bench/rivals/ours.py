"""Our planner in a process of its own, in the words of the rivals: python -m bench.rivals.ours PROBLEM SECONDS WORKERS.

PROBLEM is the path of a benchmark's file of meetings, or ``split:S:7`` for split and route of a sample, or
``grouped:S:7`` for the same by the group-indexed model, without a hint from ours.
"""

import sys
import time
from pathlib import Path

from bench.rivals.scripts import lines
from envoyage.planner.plan import Stopped

SEED = 7
STARTED = time.monotonic()
MARGIN = 1.0
"""Seconds left for starting Python and for ending."""


def left(seconds: float) -> float:
    """What is left of the seconds of the whole process."""
    return max(1.0, seconds - MARGIN - (time.monotonic() - STARTED))


def place(file: Path, seconds: float, workers: int) -> None:
    """Place meetings."""
    from bench.rivals.placing import FAIRNESS  # noqa: PLC0415 -- each run loads what it needs
    from envoyage.files.meetings_benchmark import read_benchmark  # noqa: PLC0415 -- each run loads what it needs
    from envoyage.planner.meetings.race import Limits  # noqa: PLC0415 -- each run loads what it needs
    from envoyage.planner.meetings.solve import place_meetings  # noqa: PLC0415 -- each run loads what it needs

    request = read_benchmark(file, fairness=FAIRNESS)
    answer = place_meetings(request, Limits(left(seconds), SEED, workers))
    at = {p.meeting: request.number[p.slot] + 1 for p in answer.schedule.placed}
    lines.solution({"slot": [at[m.id] for m in request.meetings]})
    _end(answer.bound, answer.stopped)


def split(size: str, seed: int, seconds: float) -> None:
    """Split and route."""
    from bench.rivals.routing import most_appealing  # noqa: PLC0415 -- each run loads what it needs
    from envoyage.planner.route import split_and_route  # noqa: PLC0415 -- each run loads what it needs
    from envoyage.planner.route.answer import RouteAnswer  # noqa: PLC0415 -- each run loads what it needs
    from envoyage.planner.route.routes import build  # noqa: PLC0415 -- each run loads what it needs
    from envoyage.sample import make_problem  # noqa: PLC0415 -- each run loads what it needs

    problem = make_problem(size, seed)
    worth = build(problem)
    number = {tuple(worth.cities(r)): i for i, r in enumerate(most_appealing(worth), 1)}

    def tell(answer: RouteAnswer) -> None:
        group = {m: i for i, g in enumerate(answer.groups, 1) for m in g.members}
        at = {(s.group, s.period): s.city for s in answer.stays}
        ways = [number[tuple(at[g.id, slot.id] for slot in problem.slots)] for g in answer.groups]
        lines.solution({"group": [group[t.id] for t in problem.travellers], "route": ways})

    answer = split_and_route(problem, seconds=left(seconds), seed=seed, first=tell)
    tell(answer)
    _end(answer.report.bound, answer.report.stopped)


def grouped(size: str, seed: int, seconds: float, workers: int) -> None:
    """Split and route by the group-indexed model."""
    from ortools.sat.python.cp_model import FEASIBLE, OPTIMAL, CpSolver  # noqa: PLC0415 -- this run alone needs it

    from bench.grouped import SCALE, Grouped  # noqa: PLC0415 -- this run alone needs it
    from bench.rivals.routing import most_appealing  # noqa: PLC0415 -- this run alone needs it
    from envoyage.planner.route.routes import build  # noqa: PLC0415 -- this run alone needs it
    from envoyage.sample import make_problem  # noqa: PLC0415 -- this run alone needs it

    problem = make_problem(size, seed)
    worth = build(problem)
    model, solver = Grouped(worth), CpSolver()
    solver.parameters.num_workers = workers
    solver.parameters.random_seed = seed
    solver.parameters.max_time_in_seconds = left(seconds)
    status = solver.solve(model.model)
    if status in (OPTIMAL, FEASIBLE):
        place_of = {row: i for i, row in enumerate(most_appealing(worth), 1)}
        parties = model.split(solver)
        group = {m: i for i, party in enumerate(parties, 1) for m in party.members}
        ways = [place_of[party.route] for party in parties]
        lines.solution({"group": [group[p] for p in range(len(problem.travellers))], "route": ways})
    lines.bound(solver.best_objective_bound / SCALE / 1000)
    if status == OPTIMAL:
        lines.status("OPTIMAL_SOLUTION")


def _end(bound: float, stopped: Stopped) -> None:
    lines.bound(bound)
    if stopped is Stopped.PROVEN:
        lines.status("OPTIMAL_SOLUTION")


def main() -> None:
    """Run one problem."""
    problem, seconds, workers = sys.argv[1], float(sys.argv[2]), int(sys.argv[3])
    if problem.startswith("split:"):
        _, size, seed = problem.split(":")
        split(size, int(seed), seconds)
    elif problem.startswith("grouped:"):
        _, size, seed = problem.split(":")
        grouped(size, int(seed), seconds, workers)
    else:
        place(Path(problem), seconds, workers)


if __name__ == "__main__":
    main()
