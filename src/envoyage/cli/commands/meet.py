"""``envoyage meet``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from envoyage.cli.endings import Status
from envoyage.cli.options import AsJson, PlanFile
from envoyage.cli.terminal import Terminal, counted, stacked, table

if TYPE_CHECKING:
    from envoyage.planner.encounters.arrangement import Arrangement
    from envoyage.planner.encounters.checks.case import Case


def meet(
    counterparts: Annotated[
        Path, typer.Argument(metavar="COUNTERPARTS", help="Whom to meet: .xlsx or .json.", readable=False)
    ],
    plan_file: PlanFile,
    out: Annotated[Path, typer.Option(help="The folder to write.")],
    seconds: Annotated[float, typer.Option(min=1, help="How long to search at most.")] = 60,
    seed: Annotated[int, typer.Option(min=0, help="Starts the search.")] = 7,
    json: AsJson = False,
) -> Status:
    """Arrange meetings with counterparts and seats at shared tables: who meets whom, when, where, with whom to help."""
    from envoyage.cli.reading import read_known_plan  # noqa: PLC0415 -- help must answer at once
    from envoyage.exports.meetings import write_meetings  # noqa: PLC0415
    from envoyage.exports.swap import refuse_others  # noqa: PLC0415
    from envoyage.files.encounters import arrangement_bytes, read_request  # noqa: PLC0415
    from envoyage.planner.encounters.checks.case import Case  # noqa: PLC0415
    from envoyage.planner.encounters.inspect import findings  # noqa: PLC0415

    refuse_others(out)
    terminal = Terminal(json)
    problem, plan = read_known_plan(plan_file)
    reading = read_request(counterparts, problem, plan)
    terminal.say(*reading.notices, *(f"Is this meant? {doubt}" for doubt in reading.doubts))
    bare = Case(problem, plan, reading.request, _nothing(problem.id, seed))
    arrangement = _search(bare, seconds, seed, terminal)
    wrong = findings(problem, plan, reading.request, arrangement)
    if wrong:
        return _refused(terminal, wrong)
    case = Case(problem, plan, reading.request, arrangement)
    write_meetings(case, out, meetings_json=arrangement_bytes(reading.request, arrangement))
    return _answer(terminal, case, out)


def _nothing(programme: str, seed: int) -> Arrangement:
    from envoyage.planner.encounters.arrangement import Arrangement  # noqa: PLC0415 -- help must answer at once

    return Arrangement(programme, seed)


def _search(case: Case, seconds: float, seed: int, terminal: Terminal) -> Arrangement:
    from envoyage.cli.progress import interruptible, shown  # noqa: PLC0415 -- help must answer at once
    from envoyage.planner.encounters.arrange import Search, arrange  # noqa: PLC0415

    with interruptible(terminal.say) as cancelled, shown() as report:
        return arrange(case.problem, case.plan, case.request, Search(seconds, seed, report, cancelled))


def _refused(terminal: Terminal, wrong: tuple[str, ...]) -> Status:
    """Tell what an inspection by counting alone objects to; nothing was written."""
    head = "The arrangement does not stand up to inspection, and was not written. Please report this."
    terminal.answer({"error": "inspection", "objections": list(wrong)}, stacked([head, *(f"  {w}" for w in wrong)]))
    return Status.NO


def _answer(terminal: Terminal, case: Case, out: Path) -> Status:
    from envoyage.planner.plan import Stopped  # noqa: PLC0415 -- help must answer at once

    document = _facts(case, out)
    terminal.answer(document, stacked(_told(case, document)))
    if any(f.stopped is Stopped.CANCELLED for f in case.arrangement.figures):
        terminal.say(f"Interrupted. The best arrangement so far was written to {out}.")
        return Status.INTERRUPTED
    return Status.OK


def _facts(case: Case, out: Path) -> dict[str, Any]:
    a = case.arrangement
    return {
        "out": str(out),
        "seed": a.seed,
        "meetings": len(a.meetings),
        "participants": len({m.participant for m in a.meetings}),
        "counterparts": len({m.counterpart for m in a.meetings}),
        "interpreted": sum(bool(m.officer) for m in a.meetings),
        "events_seated": len({s.event for s in a.seatings}),
        "useful_pairs_given": a.given_pairs,
        "left_out": [{"block": block, "who": who} for block, who in a.left_out],
        "blocking": [asdict(pair) for pair in a.blocking],
        "figures": [
            {"aim": f.aim.value, "block": f.block, "value": f.value, "bound": f.bound, "gap": f.gap,
             "stopped": f.stopped.value}
            for f in a.figures
        ],
    }  # fmt: skip


def _told(case: Case, document: dict[str, Any]) -> Iterator[Any]:
    yield f"Written: {document['out']}"
    yield (
        f"{counted(document['meetings'], 'meeting')} of {counted(document['participants'], 'participant')} with "
        f"{counted(document['counterparts'], 'counterpart')}, {document['interpreted']} interpreted; seats at "
        f"{counted(document['events_seated'], 'event')}; {document['useful_pairs_given']} useful pairs meet anyway."
    )
    rows = [
        (f.aim.value, f.block or "all", f"{f.value:,.1f}", f"{f.bound:,.1f}", f"{f.gap:.2%}", f.stopped.value)
        for f in case.arrangement.figures
    ]
    yield table("Figures", ("figure", "block", "reached", "bound", "gap", "search"), rows, right=4)
    yield from (f"Left out in block {block}: {case.name(who)}." for block, who in case.arrangement.left_out)
