"""Runs the measurements and writes docs/benchmarks.md from their results.

Each part keeps its figures in bench/results/<part>.json, so that parts can be run one at a time.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench import meetings, pages
from bench.rivals import main as rivals

HOME = Path(__file__).parent
RESULTS = HOME / "results"
PAGE = HOME.parent / "docs" / "benchmarks.md"
Figures = dict[str, Any]
MORE = "With options of their own: envoyage bench meetings --help, envoyage bench rivals --help"
APART = {"meetings": meetings.main, "rivals": rivals.main}


def one(*arguments: object) -> Figures:
    """One measured run in a process of its own."""
    command = [sys.executable, "-m", "bench.one", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=HOME.parent, check=False)
    if done.returncode:
        return {"failed": done.stderr.strip().splitlines()[-1:]}
    return json.loads(done.stdout)


def seeds(asked: argparse.Namespace) -> Figures:
    """Sample M, seeds 1 to 20, beside a random legal plan of each."""
    rows = []
    for seed in range(1, asked.seeds + 1):
        ours = one("plan", "--size", "M", "--seed", seed, "--seconds", asked.seconds)
        rows.append({"seed": seed, "ours": ours, "random": one("random", "--size", "M", "--seed", seed)})
        sys.stderr.write(f"seed {seed}: {ours.get('first_complete')} s to the first complete plan\n")
    return {"seconds": asked.seconds, "rows": rows}


def small(asked: argparse.Namespace) -> Figures:
    """Size S within five seconds, and size L."""
    return {
        "S": one("plan", "--size", "S", "--seconds", 5),
        "L": one("plan", "--size", "L", "--seconds", asked.seconds),
    }


def several(asked: argparse.Namespace) -> Figures:
    """One, two, four and eight programmes of size M, one after the other."""
    return {str(n): one("several", "--programmes", n, "--seconds", 20) for n in (1, 2, 4, 8)}


def stay(asked: argparse.Namespace) -> Figures:
    """The gap of a stay with 15 and with 40 resources after 20 seconds."""
    return {str(n): one("stay", "--resources", n, "--seconds", 20) for n in (15, 40)}


def grouped(asked: argparse.Namespace) -> Figures:
    """Split and route against the group-indexed model."""
    return {str(seed): one("grouped", "--seed", seed, "--seconds", 40) for seed in (1, 7)}


def folder(asked: argparse.Namespace) -> Figures:
    """The whole output folder of size M."""
    return one("folder", "--size", "M", "--seconds", 20)


def cohort(asked: argparse.Namespace) -> Figures:
    """The real cohort, planned and real side by side."""
    if not asked.data:
        return {"skipped": "give the folder of the skeleton with --data"}
    return one("cohort", "--skeleton", Path(asked.data) / "itinerary-fragments.json", "--seconds", asked.seconds)


def repair(asked: argparse.Namespace) -> Figures:
    """Repairs of a plan of sample M after random events, one at a time."""
    return one("repair", "--size", "M", "--events", asked.events, "--seconds", 20)


def hostile(asked: argparse.Namespace) -> Figures:
    """Programmes made to cause trouble, with five seconds each at most where they do not need more."""
    return one("hostile", "--seconds", min(5.0, asked.seconds))


PARTS: dict[str, Callable[[argparse.Namespace], Figures]] = {
    "seeds": seeds,
    "sizes": small,
    "several": several,
    "stay": stay,
    "grouped": grouped,
    "folder": folder,
    "cohort": cohort,
    "repair": repair,
    "hostile": hostile,
}


def machine() -> Figures:
    """What the figures were measured on."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return {"cores": os.cpu_count(), "memory": f"{memory:.0f} GiB", "python": platform.python_version(),
            "system": platform.system(), "processor": platform.machine(), "commit": commit()}  # fmt: skip


def commit() -> str:
    """The state of the sources, with a word where the product has changes; empty outside of a repository."""
    known, changed = _git("rev-parse", "--short", "HEAD"), _git("status", "--porcelain", "--", "src")
    return f"{known}, changed" if changed else known


def _git(*arguments: str) -> str:
    done = subprocess.run(["git", *arguments], capture_output=True, text=True, cwd=HOME.parent, check=False)
    return done.stdout.strip()


def main(arguments: list[str] | None = None) -> int:
    """Run the parts asked for (all by default), keep their figures, write the page.

    The parts ``meetings`` and ``rivals`` need a folder of data and have options of their own.
    """
    given = sys.argv[1:] if arguments is None else arguments
    if given and given[0] in APART:
        return APART[given[0]](given[1:], keep=keep)
    parser = argparse.ArgumentParser(prog="envoyage bench", description=__doc__, epilog=MORE)
    parts = f"which parts to run (default: all): {', '.join(PARTS)}"
    parser.add_argument("parts", nargs="*", type=_part, metavar="PART", help=parts)
    parser.add_argument("--seconds", type=float, default=60.0, help="seconds a run of size M may take")
    parser.add_argument("--seeds", type=int, default=20, help="how many seeds of size M")
    parser.add_argument("--events", type=int, default=200, help="how many random events are repaired")
    parser.add_argument("--data", default="", help="folder with the skeleton of the real cohort")
    parser.add_argument("--json", action="store_true", help="print the figures as one JSON document")
    asked = parser.parse_args(given)
    measured: dict[str, Figures] = {}
    for part in asked.parts or list(PARTS):
        sys.stderr.write(f"{part} ...\n")
        measured[part] = PARTS[part](asked)
        keep(part, measured[part])
    if asked.json:
        print(json.dumps({"machine": machine(), "parts": measured}))
    return 0


def _part(text: str) -> str:
    if text not in PARTS:
        raise argparse.ArgumentTypeError(f"there is no part {text!r}; there are {', '.join(PARTS)}")
    return text


def keep(part: str, figures: Figures) -> None:
    """Write the figures of a part down, and the page anew."""
    RESULTS.mkdir(exist_ok=True)
    document = {"machine": machine(), "figures": figures}
    (RESULTS / f"{part}.json").write_text(json.dumps(document, indent=1) + "\n", encoding="utf-8")
    PAGE.write_text(pages.page(RESULTS), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
