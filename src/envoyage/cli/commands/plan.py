"""``envoyage plan``."""

from __future__ import annotations

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
    from envoyage.planner.check import Verdict
    from envoyage.planner.plan import Plan
    from envoyage.planner.problem import Problem

MOST_MOVES = 10
"""Moves of a kind on the terminal; the JSON document holds all."""
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
    """What came out, and the plan before it where edits were kept."""

    problem: Problem
    plan: Plan
    verdict: Verdict
    before: Plan | None


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
    problem, before = _with_edits(reading.problem, keep, terminal) if keep else (reading.problem, None)
    terminal.say(*_too_little(problem))
    found = _search(problem, Search(seconds, seed), terminal)
    verdict = check(problem, found)
    with shown() as report:
        write_folder(
            problem, found, verdict.findings, out, plan_json=plan_bytes(problem, found), redact=redact,
            paper=paper.value, report=lambda progress: report(replace(progress, value=None, bound=None)),
        )  # fmt: skip
    verdict = replace(verdict, findings=(*verdict.findings, *script_findings(problem)))
    return _answer(terminal, Found(problem, found, verdict, before), out)


def _too_little(problem: Problem) -> tuple[str, ...]:
    """What counting shows to be too little for a complete plan unless it is waived; the planner tells the rest."""
    from envoyage.planner.finding import Severity  # noqa: PLC0415 -- help must answer at once
    from envoyage.planner.quick import quick_check  # noqa: PLC0415

    return tuple(s.message for s in quick_check(problem) if s.severity is Severity.WAIVABLE)


def _with_edits(problem: Problem, keep: Path, terminal: Terminal) -> tuple[Problem, Plan]:
    """The programme with the edits of a plan workbook as pins, and the plan that lies beside the workbook."""
    from envoyage.cli.reading import read_known_plan  # noqa: PLC0415 -- help must answer at once
    from envoyage.files import read_kept  # noqa: PLC0415

    beside = keep.with_name("plan.json")
    if keep.exists() and not beside.exists():
        way = "Copy it there from the folder it was written to: the edits are read against it."
        raise Faulty((Fault("no_file", str(beside), "The plan of the edited workbook is not beside it.", way),))
    _, before = read_known_plan(beside if keep.exists() else keep)
    kept = read_kept(keep, problem, before)
    terminal.say(*kept.notices)
    return replace(problem, pins=kept.pins), before


def _search(problem: Problem, search: Search, terminal: Terminal) -> Plan:
    """Plan in a child process; an interrupt ends it with the best plan so far."""
    from envoyage.cli.progress import interruptible, shown  # noqa: PLC0415 -- help must answer at once
    from envoyage.planner.engine import run  # noqa: PLC0415

    with interruptible(terminal.say) as cancelled, shown() as report:
        return run(problem, seconds=search.seconds, seed=search.seed, report=report, cancelled=cancelled)


def _answer(terminal: Terminal, found: Found, out: Path) -> Status:
    """Tell what was found and where it lies."""
    from envoyage.cli.moved import what_else_moved  # noqa: PLC0415 -- help must answer at once
    from envoyage.cli.summary import summary  # noqa: PLC0415
    from envoyage.planner.plan import Stopped  # noqa: PLC0415

    facts = summary(found.problem, found.plan, found.verdict)
    moved = what_else_moved(found.problem, found.before, found.plan) if found.before else ()
    interrupted = found.plan.stopped is Stopped.CANCELLED
    document = {"out": str(out), "interrupted": interrupted, **facts, "moved": [asdict(m) for m in moved]}
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
        lines.append(f"Kept your edits. Else moved: {len(moved)}." if moved else "Kept your edits. Nothing else moved.")
    return [*lines, *moved_lines(moved)]


def _plan_file(document: dict[str, Any]) -> str:
    """The plan that was written; the shareable version has none."""
    written = Path(document["out"]) / "plan.json"
    return str(written) if written.exists() else "PLAN.json"


def moved_lines(moved: tuple[Move, ...]) -> list[str]:
    """The first moves of each kind, how many more there are, and how to have fewer."""
    lines: list[str] = []
    for what in dict.fromkeys(move.what for move in moved):
        of_kind = [move for move in moved if move.what == what]
        lines += [f"  {move}" for move in of_kind[:MOST_MOVES]]
        rest = len(of_kind) - MOST_MOVES
        lines += [f"  {what}: and {rest} more; all of them with --json"] if rest > 0 else []
    return [*lines, TO_HOLD_MORE] if len(moved) > MOST_MOVES else lines
