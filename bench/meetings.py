"""The public benchmark of business-to-business meetings, placed and mended, beside the published figures.

The data (Bofill and others, Journal of Artificial Intelligence Research 74, 2022) is not part of this repository:
name its folder with --data. Published figures are read from published.csv in the folder or the one above it.
"""

import argparse
import csv
import json
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

from envoyage.files.meetings_benchmark import benchmark_files, read_benchmark
from envoyage.planner.errors import Faulty, Impossible, OutOfTime
from envoyage.planner.meetings.inspect import breaks, findings, moved
from envoyage.planner.meetings.race import Limits
from envoyage.planner.meetings.repair import fewest_moves
from envoyage.planner.meetings.request import MeetingRequest
from envoyage.planner.meetings.schedule import Answer, Schedule
from envoyage.planner.meetings.solve import place_meetings
from envoyage.planner.plan import Stopped

HOME = Path(__file__).parent
KEPT = HOME / "results" / "meetings.json"
Figures = dict[str, Any]
Keep = Callable[[str, Figures], None]
PUBLISHED = "published.csv"
SOLVERS = ("MaxSAT", "Chuffed", "MIP")
PUBLISHED_FAIRNESS = 2
TIME_OUT = 7200.0
"""Seconds the published runs had; what a time-out counts."""
IMPOSSIBLE = "-"
"""What the published figures write for a case without any schedule."""
AFRESH = 20
"""Disruptions after which the meetings are also placed afresh."""


def main(arguments: list[str], *, keep: Keep) -> int:
    """Place, and mend where asked; 1 where the checker objects or a published value is contradicted."""
    asked = _options(arguments)
    try:
        files = list(benchmark_files(asked.data))
        figures = repairs(files, asked) if asked.repair else placing(files, asked)
    except Faulty as ending:
        sys.stderr.write(f"{ending}\n")
        return 1
    kept = json.loads(KEPT.read_text(encoding="utf-8"))["figures"] if KEPT.exists() else {}
    keep("meetings", kept | {_title(asked): figures})
    print(json.dumps(figures, indent=1) if asked.json else told(figures))
    return int(figures["wrong"] > 0)


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="envoyage bench meetings", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with .dzn files, also in folders below it")
    parser.add_argument("--fairness", type=_fairness, default=PUBLISHED_FAIRNESS, metavar="0..3|none",
                        help="largest difference between the breaks of two parties (default: 2)")  # fmt: skip
    parser.add_argument("--seconds", type=float, default=30.0, help="seconds a case may take")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--repair", type=int, default=0, metavar="N", help="mend after N disruptions instead")
    parser.add_argument("--json", action="store_true", help="one JSON document on standard output, nothing else")
    return parser.parse_args(arguments)


def _fairness(text: str) -> int | None:
    if text == "none":
        return None
    if not text.isdecimal():
        raise argparse.ArgumentTypeError("give a number from 0, or none")
    return int(text)


def _title(asked: argparse.Namespace) -> str:
    fairness = "any fairness" if asked.fairness is None else f"fairness {asked.fairness}"
    workers = "1 worker" if asked.workers == 1 else f"{asked.workers} workers"
    what = f"{asked.repair} repairs" if asked.repair else "placing"
    return f"{asked.data.resolve().name}: {what}, {fairness}, {workers}"


def placing(files: list[Path], asked: argparse.Namespace) -> Figures:
    """Every case placed, with what the independent checker says and what was published."""
    published = _published(asked.data) if asked.fairness == PUBLISHED_FAIRNESS else {}
    rows = []
    for file in files:
        rows.append(_place(file, asked, published))
        sys.stderr.write(f"{_line(rows[-1])}\n")
    return {
        "fairness": asked.fairness, "workers": asked.workers, "seconds given": asked.seconds, "cases": len(rows),
        "proven": sum(r["proven"] for r in rows),
        "wrong": sum(r["checker"] not in ("confirmed", "nothing to check") or r["contradicts"] for r in rows),
        "seconds": round(sum(r["seconds"] for r in rows), 1),
        "worst": max(r["seconds"] for r in rows),
        "published": {s: _sum_of(rows, s) for s in SOLVERS if any(s in r["published"] for r in rows)},
        "rows": rows,
    }  # fmt: skip


def _place(file: Path, asked: argparse.Namespace, published: dict[tuple[str, str], Figures]) -> Figures:
    instance, _, variant = file.stem.partition(".")
    started = time.monotonic()
    request = read_benchmark(file, fairness=asked.fairness)
    ending, answer = _answer(request, asked)
    seconds = round(time.monotonic() - started, 2)
    theirs = published.get((instance, variant), {})
    ours = IMPOSSIBLE if ending == "impossible" else None if answer is None else str(answer.value)
    proven = ending in ("impossible", Stopped.PROVEN)
    return {
        "case": instance, "variant": variant, "breaks": None if answer is None else answer.value,
        "bound": None if answer is None else answer.bound, "ending": ending, "proven": proven, "seconds": seconds,
        "checker": "nothing to check" if answer is None else _verdict(request, answer),
        "published": theirs,
        "contradicts": proven and any(t["seconds"] is not None and t["breaks"] != ours for t in theirs.values()),
    }  # fmt: skip


def _answer(request: MeetingRequest, asked: argparse.Namespace) -> tuple[str, Answer | None]:
    limits = Limits(asked.seconds, asked.seed, asked.workers)
    try:
        answer = place_meetings(request, limits)
    except Impossible:
        return "impossible", None
    except OutOfTime:
        return "out of time", None
    return str(answer.stopped), answer


def _verdict(request: MeetingRequest, answer: Answer) -> str:
    """What the checker, which knows nothing of the search, says of an answer and its value."""
    wrong = list(findings(request, answer.schedule))
    counted = sum(breaks(request, answer.schedule).values())
    if counted != answer.value:
        wrong.append(f"The schedule has {counted} breaks, not {answer.value}.")
    return " ".join(wrong) or "confirmed"


def _published(folder: Path) -> dict[tuple[str, str], Figures]:
    """Published seconds and breaks of each case by solver; empty where the figures are not there."""
    file = next((f for f in (folder / PUBLISHED, folder.resolve().parent / PUBLISHED) if f.is_file()), None)
    found: dict[tuple[str, str], Figures] = {}
    for row in _rows(file) if file else ():
        variant, _, solver = row["config"].rpartition(":")
        if solver in SOLVERS:
            seconds = None if row["seconds"] == "TO" else float(row["seconds"])
            case = found.setdefault((row["instance"], variant or "original"), {})
            case[solver] = {"seconds": seconds, "breaks": row["breaks"]}
    return found


def _rows(file: Path) -> Iterator[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines, fieldnames=("table", "instance", "config", "seconds", "breaks"))


def _sum_of(rows: list[Figures], solver: str) -> float:
    """Published seconds of the cases at hand, a time-out counted in full."""
    there = [r["published"][solver]["seconds"] for r in rows if solver in r["published"]]
    return round(sum(TIME_OUT if s is None else s for s in there), 1)


def repairs(files: list[Path], asked: argparse.Namespace) -> Figures:
    """Two slots taken from somebody who has meetings in them, case after case, each on the schedule placed first."""
    first: dict[Path, tuple[MeetingRequest, Schedule] | None] = {}
    rows: list[Figures] = []
    cases = list(files)
    while len(rows) < asked.repair and cases:
        file = cases[len(rows) % len(cases)]
        if file not in first:
            request = read_benchmark(file, fairness=asked.fairness)
            answer = _answer(request, asked)[1]
            first[file] = answer and (request, answer.schedule)
        start = first[file]
        changed = disrupted(*start, Random(f"{asked.seed} {len(rows)}")) if start else None
        if start is None or changed is None:
            cases.remove(file)  # there is nothing to mend
            continue
        rows.append(_mend(file.stem, changed, start[1], asked, len(rows)))
        sys.stderr.write(f"{rows[-1]}\n")
    return _mended(rows, asked)


def _mended(rows: list[Figures], asked: argparse.Namespace) -> Figures:
    took = sorted(r["seconds"] for r in rows)
    afresh = [r["moved"] / r["afresh"] for r in rows if r["afresh"]]
    return {
        "fairness": asked.fairness, "workers": asked.workers, "seconds given": asked.seconds, "cases": len(rows),
        "proven": sum(r["proven"] for r in rows),
        "impossible": sum(r["ending"] == "impossible" for r in rows),
        "proven within 5 s": sum(r["proven"] and r["seconds"] <= 5 for r in rows),
        "wrong": sum(r["checker"] not in ("confirmed", "nothing to check") for r in rows),
        "median": statistics.median(took) if took else None, "worst": took[-1] if took else None,
        "moved": sorted(r["moved"] for r in rows if r["moved"] is not None),
        "moved to afresh": round(statistics.median(afresh), 4) if afresh else None,
        "rows": rows,
    }  # fmt: skip


def _mend(case: str, changed: MeetingRequest, before: Schedule, asked: argparse.Namespace, number: int) -> Figures:
    limits = Limits(asked.seconds, asked.seed, asked.workers)
    started = time.monotonic()
    ending, answer = "impossible", None
    try:
        answer = fewest_moves(changed, before, limits)
        ending = str(answer.stopped)
    except Impossible:
        pass
    except OutOfTime:
        ending = "out of time"
    seconds = round(time.monotonic() - started, 2)
    there = moved(before, answer.schedule) if answer else ()
    wrong = findings(changed, answer.schedule) if answer else ()
    miscounted = answer is not None and len(there) != answer.value
    return {
        "case": case, "ending": ending, "proven": ending in ("impossible", Stopped.PROVEN), "seconds": seconds,
        "moved": len(there) if answer else None, "bound": answer.bound if answer else None,
        "meetings": len(changed.meetings),
        "checker": " ".join(wrong) or ("miscounted" if miscounted else "confirmed" if answer else "nothing to check"),
        "afresh": _moved_afresh(changed, before, asked) if answer and number < AFRESH else None,
    }  # fmt: skip


def disrupted(request: MeetingRequest, schedule: Schedule, rng: Random) -> MeetingRequest | None:
    """Somebody loses two slots in which they have meetings that may move, and has as many others to spare.

    Without slots to spare it would plainly be impossible. None where nobody has any.
    """
    slot_of = {p.meeting: p.slot for p in schedule.placed}
    fixed = {m.id for m in request.meetings if m.slot}
    free = {p.id: [slot_of[m] for m in request.meetings_of[p.id] if m not in fixed] for p in request.parties}
    able = [
        p
        for p in request.parties
        if len(free[p.id]) > 1 and len(request.meetings_of[p.id]) + len(set(p.forbidden)) + 2 <= len(request.slots)
    ]
    if not able:
        return None
    who = rng.choice(able)
    hit = replace(who, forbidden=(*who.forbidden, *rng.sample(free[who.id], 2)))
    return replace(request, parties=tuple(hit if p is who else p for p in request.parties))


def _moved_afresh(changed: MeetingRequest, before: Schedule, asked: argparse.Namespace) -> int | None:
    answer = _answer(changed, asked)[1]
    return len(moved(before, answer.schedule)) if answer else None


def told(figures: Figures) -> str:
    """The figures as lines of text."""
    head = [f"{key}: {value}" for key, value in figures.items() if key != "rows"]
    return "\n".join([*(_line(row) for row in figures["rows"]), *head])


def _line(row: Figures) -> str:
    if "variant" not in row:
        return "  ".join(f"{key} {value}" for key, value in row.items())
    name, value = f"{row['case']}.{row['variant']}", IMPOSSIBLE if row["ending"] == "impossible" else row["breaks"]
    theirs = ", ".join(f"{s} {_published_cell(t)}" for s, t in row["published"].items())
    return f"{name:34} {value!s:>4} {row['ending']:12} {row['seconds']:7.2f} s  {row['checker']}  {theirs}"


def _published_cell(theirs: Figures) -> str:
    return "time-out" if theirs["seconds"] is None else f"{theirs['seconds']:g} s ({theirs['breaks']})"
