"""``envoyage plan``."""

from __future__ import annotations

import time
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from envoyage.cli.endings import Status
from envoyage.cli.options import AsJson, Paper
from envoyage.cli.output import refuse_unwritable
from envoyage.cli.terminal import Terminal, counted, stacked
from envoyage.planner.errors import Fault, Faulty

if TYPE_CHECKING:
    from envoyage.cli.moved import Move
    from envoyage.files import Kept
    from envoyage.planner.check import Verdict
    from envoyage.planner.plan import Plan
    from envoyage.planner.problem import Problem
    from envoyage.planner.progress import Stop

MOST_MOVES = 10
"""Moves of a kind on the terminal; the JSON document holds all."""
KEEP_SHARE = 0.5
"""The part of the time in which edits are put into the plan there was, but no more than ``KEEP_SECONDS``."""
KEEP_SECONDS = 15.0
"""Seconds to put edits into the plan there was; it usually takes a few."""
PLANNED_ANEW = (
    "With your edits the plan there was cannot stay otherwise as it is: everything is planned anew around them."
)
TO_HOLD_MORE = (
    "To hold on to more, write yes in the column Keep of plan.xlsx; "
    "to change as little as can be after a plan was told: envoyage repair."
)


@dataclass(frozen=True)
class Search:
    """How to search: for how long, from which seed."""

    seconds: float
    seed: int


@dataclass(frozen=True)
class Found:
    """What came out, the plan it started from where edits were kept, and whether everything was planned anew."""

    problem: Problem
    plan: Plan
    verdict: Verdict
    before: Plan | None
    anew: bool


@dataclass(frozen=True)
class Edits:
    """What was edited: the programme and the plan that the workbook shows, and what it asks for."""

    problem: Problem
    plan: Plan
    kept: Kept


def plan(
    programme: Annotated[
        Path, typer.Argument(metavar="PROGRAMME", help="The programme: .xlsx or .json.", readable=False)
    ],
    out: Annotated[Path, typer.Option(help="The folder to write.")],
    seconds: Annotated[float, typer.Option(min=1, help="How long to search at most.")] = 60,
    seed: Annotated[int, typer.Option(min=0, help="Starts the search; another seed may find another plan.")] = 7,
    keep: Annotated[
        Path | None,
        typer.Option(metavar="PLAN.xlsx", help="An edited plan.xlsx: what was edited stays so.", readable=False),
    ] = None,
    json: AsJson = False,
    redact: Annotated[bool, typer.Option("--redact", help="Write the version without sensitive fields.")] = False,
    paper: Annotated[Paper, typer.Option(help="Paper of the documents.")] = Paper.LETTER,
) -> Status:
    """Plan a programme and write the output folder: plan, programme book, agendas, calendars, city folders."""
    refuse_unwritable(out)
    from envoyage.cli.progress import shown  # noqa: PLC0415 -- help must answer at once
    from envoyage.exports.book import script_findings  # noqa: PLC0415
    from envoyage.exports.folder import write_folder  # noqa: PLC0415
    from envoyage.files import plan_bytes, read_with_notices  # noqa: PLC0415
    from envoyage.planner.check import check  # noqa: PLC0415

    terminal = Terminal(json)
    reading = read_with_notices(programme)
    terminal.say(*reading.notices, *(f"Is this meant? {doubt}" for doubt in reading.doubts))
    edits = _edits(reading.problem, keep, terminal) if keep else None
    problem = replace(reading.problem, pins=edits.kept.pins) if edits else reading.problem
    terminal.say(*_too_little(problem))
    found, anew = _search(problem, Search(seconds, seed), terminal, edits)
    verdict = check(problem, found)
    with shown() as report:
        write_folder(
            problem, found, verdict.findings, out, plan_json=plan_bytes(problem, found), redact=redact,
            paper=paper.value, report=lambda progress: report(replace(progress, value=None, bound=None)),
        )  # fmt: skip
    verdict = replace(verdict, findings=(*verdict.findings, *script_findings(problem)))
    return _answer(terminal, Found(problem, found, verdict, edits.kept.start if edits else None, anew), out)


def _too_little(problem: Problem) -> tuple[str, ...]:
    """What counting shows to be too little for a complete plan unless it is waived; the planner tells the rest."""
    from envoyage.planner.finding import Severity  # noqa: PLC0415 -- help must answer at once
    from envoyage.planner.quick import quick_check  # noqa: PLC0415

    return tuple(s.message for s in quick_check(problem) if s.severity is Severity.WAIVABLE)


def _edits(problem: Problem, keep: Path, terminal: Terminal) -> Edits:
    """The edits of a plan workbook, read against the plan that lies beside it."""
    from envoyage.cli.reading import read_known_plan  # noqa: PLC0415 -- help must answer at once
    from envoyage.files import read_kept  # noqa: PLC0415

    beside = keep.with_name("plan.json")
    if keep.exists() and not beside.exists():
        way = "Copy it there from the folder it was written to: the edits are read against it."
        raise Faulty((Fault("no_file", str(beside), "The plan of the edited workbook is not beside it.", way),))
    known, before = read_known_plan(beside if keep.exists() else keep)
    kept = read_kept(keep, problem, before)
    terminal.say(*kept.notices)
    return Edits(known, before, kept)


def _search(problem: Problem, search: Search, terminal: Terminal, edits: Edits | None) -> tuple[Plan, bool]:
    """The plan there was with its edits where that is possible, else a new one; whether it is new.

    It is planned in a child process; an interrupt ends that with the best plan so far.
    """
    from envoyage.cli.progress import interruptible, shown  # noqa: PLC0415 -- help must answer at once
    from envoyage.planner.engine import run  # noqa: PLC0415
    from envoyage.planner.keeping import relabelled  # noqa: PLC0415

    started = time.monotonic()
    with interruptible(terminal.say) as cancelled, shown() as report:
        if edits and (carried := _carried_on(problem, search, edits, cancelled)):
            return carried, False
        if edits:
            terminal.say(PLANNED_ANEW, *edits.kept.unpinned)
        seconds = max(1.0, search.seconds - (time.monotonic() - started))
        found = run(problem, seconds=seconds, seed=search.seed, report=report, cancelled=cancelled)
    return (relabelled(edits.plan, found, problem.pins) if edits else found), True


def _carried_on(problem: Problem, search: Search, edits: Edits, cancelled: Stop) -> Plan | None:
    """The plan there was with its edits, everything else as it was; None where that breaks rules."""
    from envoyage.planner.keeping import carried_on  # noqa: PLC0415 -- help must answer at once

    base = edits.problem, edits.kept.start
    seconds = min(KEEP_SECONDS, KEEP_SHARE * search.seconds)
    return carried_on(base, problem, seconds=seconds, seed=search.seed, cancelled=cancelled)


def _answer(terminal: Terminal, found: Found, out: Path) -> Status:
    """Tell what was found and where it lies."""
    from envoyage.cli.moved import what_else_moved  # noqa: PLC0415 -- help must answer at once
    from envoyage.cli.summary import summary  # noqa: PLC0415
    from envoyage.planner.plan import Stopped  # noqa: PLC0415

    facts = summary(found.problem, found.plan, found.verdict)
    moved = what_else_moved(found.problem, found.before, found.plan) if found.before else ()
    interrupted = found.plan.stopped is Stopped.CANCELLED
    document = {"out": str(out), "interrupted": interrupted, **facts, "anew": found.anew}
    document["moved"] = [asdict(m) for m in moved]
    terminal.answer(document, stacked(_told(document, moved, kept=found.before is not None)))
    if interrupted:
        terminal.say(f"Interrupted. The best plan so far was written to {out}.")
        return Status.INTERRUPTED
    return Status.OK if facts["complete"] else Status.NO


def _told(document: dict[str, Any], moved: tuple[Move, ...], *, kept: bool) -> list[str]:
    from envoyage.cli.summary import verdict_words, whole_words  # noqa: PLC0415 -- help must answer at once

    totals = document["totals"]
    lines = [
        f"Written: {document['out']}",
        f"{counted(len(document['groups']), 'group')}, {totals['people']} people, "
        f"coverage {totals['coverage_mean']:.1%} in the mean and {totals['coverage_minimum']:.1%} at least, "
        f"{totals['cost']:,.0f} USD.",
        whole_words(document),
        verdict_words(document, soft_shown=3, plan_file=_plan_file(document)),
    ]
    unprinted = sum(f["rule"] == "own-script" for f in document["findings"])
    if unprinted:
        lines.append(f"{counted(unprinted, 'name')} in Latin letters alone: see the sheet Findings of plan.xlsx.")
    if kept:
        lines.append(kept_words(len(moved), anew=document["anew"]))
    return [*lines, *moved_lines(moved, hint=document["anew"])]


def kept_words(moved: int, *, anew: bool) -> str:
    """What became of a plan whose edits were kept."""
    how = "Planned anew around your edits." if anew else "Kept your edits in the plan there was."
    return f"{how} Else moved: {moved}." if moved else f"{how} Nothing else moved."


def _plan_file(document: dict[str, Any]) -> str:
    """The plan that was written; the shareable version has none."""
    written = Path(document["out"]) / "plan.json"
    return str(written) if written.exists() else "PLAN.json"


def moved_lines(moved: tuple[Move, ...], *, hint: bool = True) -> list[str]:
    """The first moves of each kind, how many more there are, and with a ``hint`` how to have fewer."""
    lines: list[str] = []
    for what in dict.fromkeys(move.what for move in moved):
        of_kind = [move for move in moved if move.what == what]
        lines += [f"  {move}" for move in of_kind[:MOST_MOVES]]
        rest = len(of_kind) - MOST_MOVES
        lines += [f"  {what}: and {rest} more; all of them with --json"] if rest > 0 else []
    return [*lines, TO_HOLD_MORE] if hint and len(moved) > MOST_MOVES else lines
