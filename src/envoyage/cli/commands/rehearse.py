"""``envoyage rehearse``."""

from __future__ import annotations

from collections.abc import Iterator
from json import dumps
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from envoyage.cli.endings import Status
from envoyage.cli.options import AsJson, PlanFile
from envoyage.cli.terminal import Terminal, counted

if TYPE_CHECKING:
    from envoyage.planner.plan import Plan
    from envoyage.planner.problem import Problem
    from envoyage.planner.rehearse import Rehearsal


def rehearse(
    plan_file: PlanFile,
    scenarios: Annotated[int, typer.Option(min=1, max=10_000, help="How many runs to play.")] = 200,
    seed: Annotated[int, typer.Option(min=0, help="The same seed draws the same disruptions.")] = 7,
    workers: Annotated[int, typer.Option(min=1, max=64, help="Processes; the answer is the same.")] = 2,
    out: Annotated[Path | None, typer.Option(help="A folder for rehearsal.xlsx and rehearsal.json.")] = None,
    json: AsJson = False,
) -> Status:
    """Play disruptions on a released plan: what breaks, which links are weakest, and what would help."""
    from envoyage.cli.progress import interruptible, shown  # noqa: PLC0415 -- help must answer at once
    from envoyage.cli.reading import read_known_plan  # noqa: PLC0415
    from envoyage.planner.rehearse import Order  # noqa: PLC0415
    from envoyage.planner.rehearse import rehearse as play  # noqa: PLC0415

    if out:
        from envoyage.cli.output import refuse_unwritable  # noqa: PLC0415

        refuse_unwritable(out)
    terminal = Terminal(json)
    problem, plan = read_known_plan(plan_file)

    def told(_: str) -> None:
        terminal.say("Stopping; the runs played so far are kept. Press Ctrl-C again to stop without them.")

    with interruptible(told) as cancelled, shown() as report:
        found = play(problem, plan, Order(scenarios, seed, workers=workers, report=report, cancelled=cancelled))
    return _answer(terminal, problem, plan, found, out)


def _answer(terminal: Terminal, problem: Problem, plan: Plan, found: Rehearsal, out: Path | None) -> Status:
    """Tell what was found, and write it where that is asked for."""
    from envoyage.cli.rehearsal import document, draw  # noqa: PLC0415 -- help must answer at once

    facts = document(problem, plan, found) | {"out": str(out) if out else None}
    if out:
        from envoyage.exports.swap import write_whole  # noqa: PLC0415

        write_whole(out, _files(problem, plan, found, facts))
    terminal.answer(facts, draw(facts))
    if out:
        terminal.say(f"Written: {out}")
    if found.interrupted:
        terminal.say(f"Interrupted after {counted(found.played, 'run')} of {found.asked}; nothing was tried as help.")
        return Status.INTERRUPTED
    return Status.OK


def _files(problem: Problem, plan: Plan, found: Rehearsal, facts: dict[str, Any]) -> Iterator[tuple[str, bytes]]:
    from envoyage.exports.marking import Look  # noqa: PLC0415 -- help must answer at once
    from envoyage.exports.rehearsal import rehearsal_workbook  # noqa: PLC0415

    yield "rehearsal.xlsx", rehearsal_workbook(problem, plan, found, Look(f"{problem.title}: rehearsal"))
    yield "rehearsal.json", (dumps(facts, ensure_ascii=False, indent=2) + "\n").encode()
