"""``envoyage whatif``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from json import dumps
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from envoyage.cli.endings import Status
from envoyage.cli.options import AsJson
from envoyage.cli.terminal import Terminal, write_json
from envoyage.planner.errors import Fault, Faulty

if TYPE_CHECKING:
    from envoyage.planner.whatif import Comparison, Scenario

PICTURE_WIDTH = 1800
Programme = Annotated[
    Path | None, typer.Argument(metavar="PROGRAMME", help="The programme: .xlsx or .json.", readable=False)
]
Changes = Annotated[Path | None, typer.Argument(metavar="CHANGES.json", help="The scenarios.", readable=False)]


def whatif(  # noqa: PLR0913, PLR0917 -- one argument an option
    programme: Programme = None,
    changes: Changes = None,
    seconds: Annotated[float, typer.Option(min=1, help="How long to search at most, for each scenario.")] = 20,
    seed: Annotated[int, typer.Option(min=0, help="Starts every search.")] = 7,
    front: Annotated[int, typer.Option(min=0, max=20, help="So many prices of a point for cost against coverage.")] = 0,
    out: Annotated[Path | None, typer.Option(help="A folder for whatif.xlsx, the plans and the picture.")] = None,
    json: AsJson = False,
    example: Annotated[
        bool, typer.Option("--example", help="Print an example of CHANGES.json for the programme (or for sample M).")
    ] = False,
) -> Status:
    """Compare scenarios: the plan as it is with the least change for each, and the best plan found for each."""
    if example:
        return _example(programme)
    if programme is None or (changes is None and not front):
        way = "Name the programme and CHANGES.json (envoyage whatif --example prints one), or ask for a --front."
        raise Faulty((Fault("no_file", "whatif", "There is nothing to compare.", way),))
    if out:
        from envoyage.cli.output import refuse_unwritable  # noqa: PLC0415 -- help must answer at once

        refuse_unwritable(out)
    terminal = Terminal(json)
    scenarios = _read(programme, changes, terminal)
    comparison = _played(scenarios, front, Effort(seconds, seed), terminal)
    return _answer(comparison, out, terminal)


@dataclass(frozen=True)
class Effort:
    """How hard each scenario is searched: for how long, from which seed."""

    seconds: float
    seed: int


def _example(programme: Path | None) -> Status:
    """Print scenarios that work on the programme."""
    from envoyage.files import read_problem  # noqa: PLC0415 -- help must answer at once
    from envoyage.files.scenarios import example_document  # noqa: PLC0415
    from envoyage.sample import make_problem  # noqa: PLC0415

    write_json(example_document(read_problem(programme) if programme else make_problem("M", 7)))
    return Status.OK


def _read(programme: Path, changes: Path | None, terminal: Terminal) -> tuple[Scenario, ...]:
    """The programme as it is, then every scenario of the file."""
    from envoyage.files import read_with_notices  # noqa: PLC0415 -- help must answer at once
    from envoyage.files.scenarios import read_scenarios  # noqa: PLC0415
    from envoyage.planner.whatif import BASE, Scenario  # noqa: PLC0415

    reading = read_with_notices(programme)
    terminal.say(*reading.notices, *(f"Is this meant? {doubt}" for doubt in reading.doubts))
    base = Scenario(BASE, reading.problem)
    return (base, *(read_scenarios(changes, reading.problem) if changes else ()))


def _played(scenarios: tuple[Scenario, ...], front: int, effort: Effort, terminal: Terminal) -> Comparison:
    """Every scenario planned, then the programme at every price of a point; an interrupt keeps those that are done."""
    from envoyage.cli.progress import interruptible, shown  # noqa: PLC0415 -- help must answer at once
    from envoyage.planner.whatif import Search, at_rates, compare, play  # noqa: PLC0415

    def told(_: str) -> None:
        terminal.say("Stopping; the scenarios planned so far are kept. Press Ctrl-C again to stop without them.")

    points = [s for s in at_rates(scenarios[0].problem, front) if s.problem != scenarios[0].problem] if front else []
    with interruptible(told) as cancelled, shown() as report:
        search = Search(effort.seconds, effort.seed, report, cancelled)
        return compare(list(play(scenarios, search)), list(play(points, search)), search)


def _answer(comparison: Comparison, out: Path | None, terminal: Terminal) -> Status:
    """Tell the comparison, and write it where that is asked for."""
    from envoyage.cli.whatif import document, draw  # noqa: PLC0415 -- help must answer at once

    facts = document(comparison)
    facts |= {"interrupted": comparison.interrupted, "out": str(out) if out else None}
    if out:
        from envoyage.exports.swap import write_whole  # noqa: PLC0415

        write_whole(out, _files(comparison, facts))
    terminal.answer(facts, draw(facts))
    if out:
        terminal.say(f"Written: {out}")
    if comparison.interrupted:
        return Status.INTERRUPTED
    complete = (c.measures is not None and c.measures.complete for c in comparison.columns)
    return Status.OK if all(complete) else Status.NO


def _files(comparison: Comparison, facts: dict[str, Any]) -> Iterator[tuple[str, bytes]]:
    """Every file of the folder: the comparison as workbook and document, its picture, and the plans."""
    from envoyage.exports.marking import Look  # noqa: PLC0415 -- help must answer at once
    from envoyage.exports.pictures import to_png  # noqa: PLC0415
    from envoyage.exports.pictures.front import front_picture  # noqa: PLC0415
    from envoyage.exports.whatif import whatif_workbook  # noqa: PLC0415

    title = f"{comparison.problem.title}: what if"
    yield "whatif.xlsx", whatif_workbook(comparison, Look(title))
    yield "whatif.json", (dumps(facts, ensure_ascii=False, indent=2) + "\n").encode()
    if comparison.points:
        svg = front_picture(comparison)
        yield "front.svg", svg.encode()
        yield "front.png", to_png(svg, PICTURE_WIDTH)
    yield from _plans(comparison)


def _plans(comparison: Comparison) -> Iterator[tuple[str, bytes]]:
    """The plans of each scenario and of each point of the front, to be looked at and taken over."""
    from envoyage.files import plan_bytes  # noqa: PLC0415 -- help must answer at once

    for number, column in enumerate(comparison.columns):
        if column.outcome.plan:
            yield f"plans/{number:02}.json", plan_bytes(column.outcome.scenario.problem, column.outcome.plan)
        if column.outcome.least:
            least = column.outcome.least.plan
            yield f"plans/{number:02}-least-change.json", plan_bytes(column.outcome.scenario.problem, least)
    for point in comparison.points:
        if not point.surpassed:
            yield f"plans/front-{point.rates[0]:g}.json", plan_bytes(comparison.problem, point.plan)
