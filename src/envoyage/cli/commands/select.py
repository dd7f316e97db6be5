"""``envoyage select``."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from envoyage.cli.endings import Status
from envoyage.cli.options import AsJson
from envoyage.cli.terminal import Terminal, counted, stacked
from envoyage.planner.errors import Fault, Faulty

if TYPE_CHECKING:
    from envoyage.planner.selection.nominations import Nominations
    from envoyage.planner.selection.result import NoSelection, Selection


@dataclass(frozen=True)
class Wish:
    """What is asked: for how long to search, from which seed, who cancelled, and where the selection lies."""

    seconds: float
    seed: int
    cancelled: tuple[str, ...]
    out: Path


def select(  # noqa: PLR0913, PLR0917 -- one argument an option
    nominations: Annotated[
        Path, typer.Argument(metavar="NOMINATIONS", help="The nominations: .xlsx or .json.", readable=False)
    ],
    out: Annotated[Path, typer.Option(help="The folder to write.")],
    seconds: Annotated[float, typer.Option(min=1, help="How long to search at most, receipts included.")] = 40,
    seed: Annotated[int, typer.Option(min=0, help="Starts the search.")] = 7,
    cancelled: Annotated[
        list[str] | None,
        typer.Option(metavar="ID", help="Who cancelled: the others stay, the best alternate steps in. Repeatable."),
    ] = None,
    into: Annotated[
        Path | None, typer.Option(metavar="PROGRAMME", help="A programme to put the people into.", readable=False)
    ] = None,
    out_programme: Annotated[Path | None, typer.Option(help="The programme to write with --into.")] = None,
    json: AsJson = False,
) -> Status:
    """Select a cohort from nominations: quotas kept, alternates for every place, a receipt for everybody else."""
    from envoyage.exports.swap import refuse_others  # noqa: PLC0415 -- help must answer at once
    from envoyage.files.nominations import read_nominations  # noqa: PLC0415
    from envoyage.planner.selection.inspect import inspect  # noqa: PLC0415
    from envoyage.planner.selection.result import NoSelection  # noqa: PLC0415

    refuse_others(out)
    if (into is None) != (out_programme is None):
        raise typer.BadParameter("Give --into and --out-programme together.")
    terminal = Terminal(json)
    reading = read_nominations(nominations)
    terminal.say(*reading.notices, *(f"Is this meant? {doubt}" for doubt in reading.doubts))
    found = _search(reading.nominations, Wish(seconds, seed, tuple(cancelled or ()), out), terminal)
    if isinstance(found, NoSelection):
        return _no(terminal, found, staying=bool(cancelled))
    objections = inspect(reading.nominations, found)
    if objections:
        return _refused(terminal, objections)
    _write(reading.nominations, found, out, (into, out_programme))
    return _answer(terminal, reading.nominations, found, out)


def _search(nominations: Nominations, wish: Wish, terminal: Terminal) -> Selection | NoSelection:
    """Select, or find who steps in; an interrupt ends it with nothing written."""
    from envoyage.cli.progress import shown  # noqa: PLC0415 -- help must answer at once
    from envoyage.planner.selection.search import Search  # noqa: PLC0415
    from envoyage.planner.selection.select import select as choose  # noqa: PLC0415
    from envoyage.planner.selection.select import step_in  # noqa: PLC0415

    search = Search(wish.seconds, wish.seed)
    with shown() as report:
        if not wish.cancelled:
            return choose(nominations, search, report)
        standing = _standing(nominations, wish.out)
        _refuse_strangers(standing, wish.cancelled)
        return step_in(nominations, standing, wish.cancelled, search, report)


def _standing(nominations: Nominations, out: Path) -> Selection:
    """The selection that people were told, which lies in the folder. Raises Faulty."""
    from envoyage.files.nominations import parse_selection  # noqa: PLC0415 -- help must answer at once

    path = out / "selection.json"
    if not path.exists():
        way = "Select first, without --cancelled, and name the same folder."
        raise Faulty((Fault("no_file", str(path), "There is no selection yet from which somebody could cancel.", way),))
    _, standing = parse_selection(path)
    lost = [p for p in standing.chosen if p not in nominations.nominee]
    if lost:
        text = f"The selection has people who are not nominated here: {', '.join(lost)}."
        raise Faulty((Fault("other_programme", str(path), text, "Name the nominations it was made from."),))
    return standing


def _refuse_strangers(standing: Selection, cancelled: tuple[str, ...]) -> None:
    """Refuse people who have no place that they could give up."""
    from envoyage.planner.faults.place import meant  # noqa: PLC0415 -- help must answer at once

    strange = [p for p in cancelled if p not in standing.chosen]
    faults = (
        Fault("unknown_participant", f"--cancelled {p}", f"{p!r} is not selected.", meant(p, standing.chosen))
        for p in strange
    )
    if strange:
        raise Faulty(tuple(faults))


def _write(
    nominations: Nominations, selection: Selection, out: Path, programme: tuple[Path | None, Path | None]
) -> None:
    """Write the folder, and the programme if one is wanted; nothing where that has faults."""
    from envoyage.exports.selection import write_selection  # noqa: PLC0415 -- help must answer at once
    from envoyage.files import write_problem  # noqa: PLC0415
    from envoyage.files.nominations import programme_beginning, programme_with, selection_bytes  # noqa: PLC0415
    from envoyage.planner.selection.merge import beginning  # noqa: PLC0415

    into, out_programme = programme
    whole = programme_with(into, nominations, selection) if into else None
    write_selection(
        nominations, selection, out, selection_json=selection_bytes(nominations, selection),
        programme=programme_beginning(beginning(nominations, selection)),
    )  # fmt: skip
    if whole and out_programme:
        write_problem(whole, out_programme)


def _refused(terminal: Terminal, objections: tuple[Fault, ...]) -> Status:
    """Tell what an inspection by counting alone objects to; nothing was written."""
    document = {"error": "inspection", "objections": [asdict(fault) for fault in objections]}
    head = "The selection does not stand up to inspection, and was not written. Please report this."
    terminal.answer(document, stacked([head, *(f"  {fault}" for fault in objections)]))
    return Status.NO


def _no(terminal: Terminal, found: NoSelection, *, staying: bool) -> Status:
    """Tell what clashes and what would be enough."""
    clash = [{"limits": list(c.limits), "ways_out": list(c.ways_out)} for c in found.conflicts]
    head = "Nobody can step in while everybody else stays." if staying else "No cohort keeps all limits."
    document = {"error": "impossible", "clash": list(found.sentences), "conflicts": clash, "late": found.late}
    terminal.answer(document, stacked([head, *found.sentences]))
    return Status.NO


def _answer(terminal: Terminal, nominations: Nominations, found: Selection, out: Path) -> Status:
    document = _facts(found, out)
    proof = "proven best" if found.stopped.value == "proven" else "the time was up"
    lines = [
        f"Written: {out}",
        f"{len(found.chosen)} of {counted(len(nominations.nominees), 'nominee')} selected, value {found.value:.3f}, "
        f"at most {found.bound:.3f} possible (gap {found.gap:.2%}, {proof}).",
        f"{counted(document['places_without_alternate'], 'place')} without an alternate; "
        f"{document['receipts_verified']} of {len(found.receipts)} receipts tried by selecting anew.",
        *(f"Left: {_named(nominations, p)}" for p in found.left),
        *(f"Steps in: {_named(nominations, p)}" for p in found.entered),
    ]
    terminal.answer(document, stacked(lines))
    return Status.OK


def _named(nominations: Nominations, person: str) -> str:
    return f"{person} {nominations.nominee[person].name}"


def _facts(found: Selection, out: Path) -> dict[str, Any]:
    return {
        "out": str(out), "selected": list(found.chosen), "value": found.value, "bound": found.bound, "gap": found.gap,
        "stopped": found.stopped.value, "seed": found.seed, "cancelled": list(found.cancelled),
        "entered": list(found.entered), "left": list(found.left), "receipts": len(found.receipts),
        "receipts_verified": sum(r.verified for r in found.receipts),
        "places_without_alternate": sum(not p.alternates for p in found.places),
    }  # fmt: skip
