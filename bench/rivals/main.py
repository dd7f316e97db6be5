"""Our planner and what a user would otherwise pick, on the same instances with equal seconds.

Every answer is judged by our own checkers. Rivals are looked up where they are installed; none is a dependency. The
data of the meetings (Bofill and others, Journal of Artificial Intelligence Research 74, 2022) is not part of this
repository: name its folder with --data.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.rivals import placing, process, routing
from bench.rivals.rivals import NODE_MODULES, PLACING, PYTHON, RIVALS, ROUTING, TIMETABLE, Rival, Where
from envoyage.planner.errors import Faulty
from envoyage.planner.route.routes import build
from envoyage.sample import make_problem

Figures = dict[str, Any]
Keep = Callable[[str, Figures], None]
ROOT = Path(__file__).parents[2]
EASY, MIDDLE = ("tic-12", "forumt-14"), ("forumt-14crafe", "forum-13")
"""Of the public benchmark's originals; the published Chuffed took up to 6 seconds for the easy ones, 26 and 2,891 for
the others."""
SEED = 7
NOTHING = "no answer"
OURS = "ours"


@dataclass(frozen=True)
class Case:
    """One instance: its name, what our own planners are told, what the rivals are told, and how answers are judged."""

    kind: str
    name: str
    ours: dict[str, str]
    told: Figures
    judged: Callable[[Figures], tuple[float | None, str]]


def main(arguments: list[str], *, keep: Keep) -> int:
    """Run everybody on every case, keep the figures; 1 where our own answer is found wrong."""
    asked = _options(arguments)
    where = Where(asked.python, asked.node_modules, asked.workers)
    try:
        rows = [row for case in cases(asked) for row in side_by_side(case, where, asked.seconds)]
    except Faulty as ending:
        sys.stderr.write(f"{ending}\n")
        return 1
    rows += [_silent(TIMETABLE, "a stay with 15 resources", rival, rival.cannot[TIMETABLE]) for rival in RIVALS]
    keep("rivals", {"seconds given": asked.seconds, "workers": asked.workers, "rows": rows})
    return int(any(row["planner"] == OURS and row["checker"] != "confirmed" for row in rows))


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="envoyage bench rivals", description=__doc__)
    parser.add_argument("--data", type=Path, help="folder with .dzn files of meetings (without it: no meetings)")
    parser.add_argument(
        "--cases",
        nargs="*",
        default=[*EASY, *MIDDLE],
        metavar="CASE",
        help="originals, or other cases by their names (default: a few)",
    )
    parser.add_argument("--sizes", nargs="*", default=["S", "M"], choices=("S", "M", "L"), help="samples to split")
    parser.add_argument("--seconds", type=float, default=30.0, help="seconds each planner has for a case")
    parser.add_argument("--workers", type=int, default=2, help="workers each planner has, where it can use them")
    parser.add_argument("--python", default=PYTHON, help="a Python with the rivals of PyPI installed")
    parser.add_argument("--node-modules", default=NODE_MODULES, help="the folder where npm put minizinc")
    return parser.parse_args(arguments)


def cases(asked: argparse.Namespace) -> Iterator[Case]:
    """The instances asked for."""
    if asked.data:
        for name, (file, request) in placing.requests(asked.data, asked.cases).items():
            ours = {OURS: str(file.resolve())}
            yield Case(PLACING, name, ours, placing.told(request), lambda a, r=request: placing.judged(r, a))
    for size in asked.sizes:
        worth = build(make_problem(size, SEED))
        told = routing.told(worth)
        ours = {OURS: f"split:{size}:{SEED}", "group-indexed CP-SAT (ours)": f"grouped:{size}:{SEED}"}
        yield Case(ROUTING, f"sample {size}", ours, told, lambda a, w=worth: routing.judged(w, a))


def side_by_side(case: Case, where: Where, seconds: float) -> Iterator[Figures]:
    """Ours first, then each rival; one at a time, so that none takes the other's processor."""
    with tempfile.TemporaryDirectory() as home:
        told = Path(home) / "problem.json"
        told.write_text(json.dumps(case.told), encoding="utf-8")
        for planner, problem in case.ours.items():
            command = [sys.executable, "-m", "bench.rivals.ours", problem, f"{seconds:g}", str(where.workers)]
            yield _row(case, planner, "as told", process.run(command, seconds, ROOT))
        for rival in RIVALS:
            if case.kind not in rival.command:
                yield _silent(case.kind, case.name, rival, rival.cannot[case.kind])
            elif not rival.is_there(where):
                yield _silent(case.kind, case.name, rival, f"not installed: {rival.install}")
            else:
                ran = process.run(rival.command[case.kind](where, str(told), seconds), seconds, Path(home))
                yield _row(case, rival.name, rival.workers, ran)


def _row(case: Case, planner: str, workers: str, ran: process.Run) -> Figures:
    value, wrong = case.judged(ran.answer) if ran.answer else (None, "")
    bound = value if ran.bound is None and ran.ending == "proven" else ran.bound
    row = {
        "problem": case.kind, "case": case.name, "planner": planner, "workers": workers, "value": value,
        "bound": None if bound is None else round(bound, 2), "ending": ran.ending, "seconds": ran.seconds,
        "last answer after": ran.answered, "megabytes": ran.megabytes,
        "checker": wrong or ("confirmed" if ran.answer else ran.error or NOTHING),
    }  # fmt: skip
    sys.stderr.write(f"{row}\n"[:400])
    return row


def _silent(problem: str, case: str, rival: Rival, why: str) -> Figures:
    return {"problem": problem, "case": case, "planner": rival.name, "why not": why}
