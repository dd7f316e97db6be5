"""One measured run in a process of its own: prints a JSON document with its figures and its peak memory.

Usage: python -m bench.one plan|random|folder|stay|grouped|several|cohort|repair|hostile [--size M] [--seed 7]
[--seconds 60]
"""

import argparse
import json
import resource
import sys
import tempfile
import time
from pathlib import Path

from bench.measured import Figures, described, planned
from envoyage.planner.check import check
from envoyage.sample import make_problem


def plan_run(asked: argparse.Namespace) -> Figures:
    """A sample planned by Envoyage."""
    problem = make_problem(asked.size, asked.seed)
    plan, figures = planned(problem, asked.seconds, asked.seed)
    return figures | described(problem, plan)


def random_run(asked: argparse.Namespace) -> Figures:
    """The same sample as a random legal plan."""
    from envoyage.sample.random_plan import random_plan  # noqa: PLC0415 -- this run alone needs it

    problem = make_problem(asked.size, asked.seed)
    return described(problem, random_plan(problem, asked.seed))


def folder_run(asked: argparse.Namespace) -> Figures:
    """The whole output folder of a plan; memory and time of the writing alone come from the second figures."""
    from envoyage.exports.folder import write_folder  # noqa: PLC0415 -- this run alone needs it
    from envoyage.files import plan_bytes  # noqa: PLC0415 -- this run alone needs it

    problem = make_problem(asked.size, asked.seed)
    plan, _ = planned(problem, asked.seconds, asked.seed)
    before = peak_megabytes()
    with tempfile.TemporaryDirectory() as home:
        started = time.monotonic()
        verdict = check(problem, plan)
        files = write_folder(problem, plan, verdict.findings, Path(home) / "out", plan_json=plan_bytes(problem, plan))
        return {"seconds": round(time.monotonic() - started, 2), "files": len(files), "planner_megabytes": before}


def stay_run(asked: argparse.Namespace) -> Figures:
    """One stay of ten people with four full working days and so many resources, solved alone."""
    from bench.stays import lone_stay  # noqa: PLC0415 -- this run alone needs it
    from envoyage.planner import timetable  # noqa: PLC0415 -- the solver is loaded before the clock starts

    problem, plan = lone_stay(asked.resources, asked.seed)
    started = time.monotonic()
    done = timetable.plan_stays(problem, plan, seconds=asked.seconds, seed=asked.seed)
    report = next(r for r in done.reports if r.stage == "timetable")
    return {
        "seconds": round(time.monotonic() - started, 2),
        "value": round(report.value, 3),
        "bound": round(report.bound, 3),
        "gap": round(report.gap, 5),
        "stopped": report.stopped.value,
    }


def grouped_run(asked: argparse.Namespace) -> Figures:
    """Split and route by both models at equal time."""
    from bench.grouped import compare  # noqa: PLC0415 -- this run alone needs it

    return compare(make_problem("M", asked.seed), asked.seconds, asked.seed)


def several_run(asked: argparse.Namespace) -> Figures:
    """Several programmes one after the other in one process."""
    started = time.monotonic()
    plans = [planned(make_problem("M", seed), asked.seconds, seed)[0] for seed in range(1, asked.programmes + 1)]
    return {"seconds": round(time.monotonic() - started, 2), "plans": len(plans)}


def cohort_run(asked: argparse.Namespace) -> Figures:
    """The real cohort, planned and real."""
    from bench.cohort import compare  # noqa: PLC0415 -- this run alone needs it

    return compare(Path(asked.skeleton), asked.seconds, asked.seed)


def repair_run(asked: argparse.Namespace) -> Figures:
    """Repairs after random events."""
    from bench.repairs import repairs  # noqa: PLC0415 -- this run alone needs it

    return repairs(asked.size, asked.events, asked.seconds, asked.seed)


def hostile_run(asked: argparse.Namespace) -> Figures:
    """All hostile programmes."""
    from bench.hostile.run import hostile  # noqa: PLC0415 -- this run alone needs it

    return hostile(asked.seconds)


def peak_megabytes() -> float:
    """The largest resident size of this process so far."""
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1)


RUNS = {
    "plan": plan_run,
    "random": random_run,
    "folder": folder_run,
    "stay": stay_run,
    "grouped": grouped_run,
    "several": several_run,
    "cohort": cohort_run,
    "repair": repair_run,
    "hostile": hostile_run,
}


def main() -> None:
    """Parse, run, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run", choices=sorted(RUNS))
    parser.add_argument("--size", default="M", choices=("S", "M", "L"))
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--resources", type=int, default=40)
    parser.add_argument("--events", type=int, default=200)
    parser.add_argument("--programmes", type=int, default=1)
    parser.add_argument("--skeleton", default="")
    asked = parser.parse_args()
    figures = RUNS[asked.run](asked)
    json.dump(figures | {"megabytes": peak_megabytes()}, sys.stdout)


if __name__ == "__main__":
    main()
