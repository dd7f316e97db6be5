"""What a user would otherwise pick: how each is called, where it is looked for, and how it is installed.

None of them is a dependency of the product. A rival that cannot state a problem says why.
"""

import os
import shutil
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

HOME = Path(__file__).parent
MODELS, SCRIPTS = HOME / "models", HOME / "scripts"
PLACING, ROUTING, TIMETABLE = "meetings", "routes", "timetable"
PYTHON = os.environ.get("RIVALS_PYTHON", "python3")
NODE_MODULES = os.environ.get("RIVALS_NODE_MODULES", "node_modules")
"""Where the rivals are looked for unless an option says otherwise."""
WASM = "minizinc/dist"
Command = Callable[["Where", str, float], list[str]]


@dataclass(frozen=True)
class Where:
    """Where the rivals are: a Python that has them, a folder of npm's packages; and how many workers they get."""

    python: str
    node_modules: str
    workers: int

    def has(self, module: str) -> bool:
        """Whether that Python has a module."""
        if not self.interpreter:
            return False
        look = f"import importlib.util, sys; sys.exit(importlib.util.find_spec({module!r}) is None)"
        return not subprocess.run([self.interpreter, "-c", look], check=False).returncode

    @property
    def interpreter(self) -> str:
        """That Python from any folder, empty where there is none."""
        found = shutil.which(self.python)
        return str(Path(found).absolute()) if found else ""

    @property
    def wasm(self) -> Path:
        """The folder of MiniZinc in WebAssembly."""
        return Path(self.node_modules) / WASM


@dataclass(frozen=True)
class Rival:
    """A rival: ``command`` by problem it can state, ``cannot`` (and why) by problem it cannot."""

    name: str
    install: str
    workers: str
    is_there: Callable[[Where], bool]
    command: Mapping[str, Command]
    cannot: Mapping[str, str] = field(default_factory=dict)


def _script(name: str) -> Command:
    return lambda where, problem, seconds: [where.interpreter, str(SCRIPTS / name), problem, f"{seconds:g}"]


def _gecode(model: str) -> Command:
    return lambda where, problem, seconds: [
        "minizinc", "--json-stream", "--output-mode", "json", "--solver", "gecode", "-a", "-p", str(where.workers),
        "--time-limit", str(round(1000 * seconds)), str(MODELS / model), problem,
    ]  # fmt: skip


def _chuffed(model: str) -> Command:
    return lambda where, problem, seconds: [
        "node", str(SCRIPTS / "chuffed.cjs"), str(where.wasm.resolve()), str(MODELS / model), problem, f"{seconds:g}",
    ]  # fmt: skip


NO_TIMETABLE = (
    "not measured: the timetable of a stay has two dozen rules (opening hours, ways, pacing, officers' hours, formats, "
    "viewpoints, ...), and half of them stated would be another problem"
)
MEETINGS_MODEL, ROUTES_MODEL = "meetings.mzn", "routes.mzn"

TIMEFOLD = Rival(
    "Timefold 1.24 (Python)",
    "`pip install timefold==1.24.0b0` in the environment named by `--python`; it needs Java 17",
    "1; more is not in the free edition",
    lambda where: bool(shutil.which("java")) and where.has("timefold"),
    {PLACING: _script("timefold_meetings.py"), ROUTING: _script("timefold_routes.py")},
    {TIMETABLE: NO_TIMETABLE},
)
GECODE = Rival(
    "MiniZinc, Gecode",
    "`apt-get install minizinc`",
    "as told",
    lambda where: bool(shutil.which("minizinc")),
    {PLACING: _gecode(MEETINGS_MODEL), ROUTING: _gecode(ROUTES_MODEL)},
    {TIMETABLE: NO_TIMETABLE},
)
CHUFFED = Rival(
    "MiniZinc, Chuffed (WebAssembly)",
    "`npm install minizinc` in the folder whose `node_modules` is named by `--node-modules`",
    "1",
    lambda where: bool(shutil.which("node")) and (where.wasm / "minizinc.wasm").is_file(),
    {PLACING: _chuffed(MEETINGS_MODEL), ROUTING: _chuffed(ROUTES_MODEL)},
    {TIMETABLE: NO_TIMETABLE},
)
RC2 = Rival(
    "RC2 (python-sat)",
    "`pip install python-sat` in the environment named by `--python`",
    "1",
    lambda where: where.has("pysat"),
    {PLACING: _script("rc2_meetings.py")},
    {
        ROUTING: "it takes clauses only: coverage and dollars of every route in unary would be millions of them",
        TIMETABLE: "it takes clauses only: amounts of coverage and minutes would have to be written in unary",
    },
)
CONFERENCE = Rival(
    "conference-scheduler",
    "`pip install conference-scheduler` in the environment named by `--python`",
    "as told",
    lambda where: where.has("conference_scheduler"),
    {PLACING: _script("conference_meetings.py")},
    {
        ROUTING: "it puts events into slots; it knows neither groups of people nor routes",
        TIMETABLE: "it places every event; which resources to leave out, ways between them and pacing cannot be said",
    },
)
RIVALS = (TIMEFOLD, GECODE, CHUFFED, RC2, CONFERENCE)
