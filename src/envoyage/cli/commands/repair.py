"""``envoyage repair``."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from envoyage.cli.endings import Status
from envoyage.cli.options import AsJson, Paper, PlanFile
from envoyage.cli.terminal import Terminal, counted, stacked, table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from envoyage.planner.repair import Answer, Repair

EventsFile = Annotated[
    Path, typer.Argument(metavar="EVENTS.json", help="What happened; envoyage events writes it.", readable=False)
]
SHOWN = 12


def repair(  # noqa: PLR0913, PLR0917 -- one argument an option
    plan_file: PlanFile,
    events_file: EventsFile,
    out: Annotated[Path, typer.Option(help="The folder to write.")],
    seconds: Annotated[float, typer.Option(min=1, help="How long to search at most.")] = 5,
    seed: Annotated[int, typer.Option(min=0, help="Starts the search.")] = 7,
    json: AsJson = False,
    paper: Annotated[Paper, typer.Option(help="Paper of the documents.")] = Paper.LETTER,
) -> Status:
    """Repair a plan after something happened: as few people as possible are told something new."""
    from envoyage.cli.output import refuse_unwritable  # noqa: PLC0415 -- help must answer at once
    from envoyage.cli.progress import interruptible, shown  # noqa: PLC0415
    from envoyage.cli.reading import read_known_plan  # noqa: PLC0415
    from envoyage.exports.folder import write_folder  # noqa: PLC0415
    from envoyage.files import plan_bytes  # noqa: PLC0415
    from envoyage.files.news import read_news  # noqa: PLC0415
    from envoyage.planner.repair.child import run  # noqa: PLC0415

    refuse_unwritable(out)
    terminal = Terminal(json)
    problem, plan = read_known_plan(plan_file)
    news = read_news(events_file)
    with interruptible(terminal.say) as cancelled:
        answer = run(problem, plan, news, seconds=seconds, seed=seed, cancelled=cancelled)
    first = answer.repairs[0]
    with shown() as report:
        write_folder(
            answer.problem, first.plan, first.verdict.findings, out, plan_json=plan_bytes(answer.problem, first.plan),
            paper=paper.value, report=lambda progress: report(replace(progress, value=None, bound=None)), before=plan,
            more=_more(answer, paper),
        )  # fmt: skip
    return _answer(terminal, answer, out)


def _more(answer: Answer, paper: Paper) -> Iterator[tuple[str, bytes]]:
    """The files that a repair has besides those of a plan."""
    from envoyage.exports.marking import Look  # noqa: PLC0415 -- help must answer at once
    from envoyage.exports.told import told_json, told_text, told_workbook  # noqa: PLC0415
    from envoyage.files import plan_bytes  # noqa: PLC0415

    problem = answer.problem
    look = Look(f"{problem.title}: who to tell what", paper=paper.value)
    yield "told.json", told_json(problem, answer.repairs[0])
    yield "told.md", told_text(problem, answer.repairs[0])
    yield "told.xlsx", told_workbook(problem, answer.repairs, look)
    for number, repaired in enumerate(answer.repairs, 1):
        yield f"repairs/{number}/plan.json", plan_bytes(problem, repaired.plan)
        yield f"repairs/{number}/told.json", told_json(problem, repaired)


def _answer(terminal: Terminal, answer: Answer, out: Path) -> Status:
    from envoyage.planner.plan import Stopped  # noqa: PLC0415 -- help must answer at once

    document = {
        "out": str(out),
        "complete": not answer.repairs[0].measure.broken,
        "proven": answer.proven,
        "bound": answer.bound,
        "stopped": ended(answer),
        "repairs": [_document(answer, r) for r in answer.repairs],
    }
    terminal.answer(document, stacked(_told(document)))
    if answer.stopped is Stopped.CANCELLED:
        terminal.say(f"Interrupted. The best repair so far was written to {out}.")
        return Status.INTERRUPTED
    return Status.OK if document["complete"] else Status.NO


def ended(answer: Answer) -> str:
    """What ended the search: ``tried`` where nothing is left to try and the fewest are not proven."""
    from envoyage.planner.plan import Stopped  # noqa: PLC0415 -- help must answer at once

    return "tried" if answer.stopped is Stopped.PROVEN and not answer.proven else answer.stopped.value


def _document(answer: Answer, repaired: Repair) -> dict[str, Any]:
    from envoyage.cli.summary import finding_document  # noqa: PLC0415 -- help must answer at once
    from envoyage.exports.told import notices  # noqa: PLC0415

    listed = notices(answer.problem, repaired)
    return {
        "best_in": [way.value for way in repaired.ways],
        "told": sum(not n.knows for n in listed),
        "weight": repaired.measure.told,
        "confirmed": repaired.confirmed,
        "moved": repaired.measure.moved,
        "lost": repaired.measure.lost,
        "findings": [finding_document(f) for f in repaired.verdict.broken],
        "notices": [{"who": n.kind, "name": n.name, "knows": n.knows, "what": list(n.what)} for n in listed],
    }


def _told(document: dict[str, Any]) -> Iterator[Any]:
    yield f"Written: {document['out']}"
    rows = [
        (n, ", ".join(r["best_in"]), r["told"], r["confirmed"], r["moved"], f"{r['lost']:.1f}", len(r["findings"]))
        for n, r in enumerate(document["repairs"], 1)
    ]
    columns = ("", "best in", "to tell", "confirmed", "moved", "points lost", "rules broken")
    yield table("Repairs", columns, rows, right=5)
    first = document["repairs"][0]
    if document["proven"]:
        yield "No repair tells fewer: proven.\n"
    elif document["complete"]:
        yield f"Not proven: by weight of promises at least {document['bound']} must be told, here {first['weight']}.\n"
    else:
        yield "Not everything could be repaired:\n" + "\n".join(f"  {f['message']}" for f in first["findings"]) + "\n"
    yield from told_together(first["notices"])


def told_together(notices: list[dict[str, Any]]) -> Iterator[str]:
    """Whom to tell what; those who hear the same are named together."""
    same: dict[tuple[str, ...], list[str]] = {}
    for notice in (n for n in notices if not n["knows"]):
        same.setdefault(tuple(notice["what"]), []).append(notice["name"])
    if not same:
        yield "Nobody must be told anything new."
        return
    yield "Whom to tell what (local times):"
    for what, names in list(same.items())[:SHOWN]:
        yield "\n".join((", ".join(names), *(f"  {sentence}" for sentence in what)))
    rest = sum(len(names) for names in list(same.values())[SHOWN:])
    if rest:
        yield f"and {counted(rest, 'other')}: see told.xlsx."
