"""All hostile programmes, two at a time, each within its seconds; what ended otherwise than it must, by name."""

import multiprocessing
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from typing import Any

from bench.hostile import CASES
from bench.hostile.trial import Trial, complaint, try_out

LATE = 2.0
"""Seconds after its limit in which a run must have ended."""
WORKERS = 2


def hostile(seconds: float) -> dict[str, Any]:
    """Figures of all hostile programmes, each with so many seconds, or with those that it needs."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(WORKERS, mp_context=context) as pool:
        trials = list(pool.map(_one, range(len(CASES)), [seconds] * len(CASES)))
    over = [t.seconds - t.limit for t in trials]
    return {
        "seconds": seconds,
        "programmes": len(trials),
        "endings": dict(sorted(Counter(t.ending for t in trials).items())),
        "late": [f"{c.name} ({o:.1f} s)" for c, o in zip(CASES, over, strict=True) if o > LATE],
        "latest": round(max(over), 2),
        "wrong": [text for c, t in zip(CASES, trials, strict=True) if (text := complaint(c, t))],
        "short": {c.name: t.said.splitlines()[0] for c, t in zip(CASES, trials, strict=True) if t.ending == "short"},
    }


def _one(number: int, seconds: float) -> Trial:
    case = CASES[number]
    return try_out(case.make(), max(seconds, case.seconds))
