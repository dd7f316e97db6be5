"""selection.xlsx: who is selected, who steps in for whom, why everybody else is not, how limits are filled."""

from pathlib import Path

from envoyage.exports.marking import Look
from envoyage.exports.phrases import country_name, language_name, one_line, words
from envoyage.exports.swap import File, write_whole
from envoyage.exports.workbook import Cell, Column, Table, workbook
from envoyage.planner.problem import ParticipantStatus
from envoyage.planner.selection.limits import LimitKind
from envoyage.planner.selection.nominations import Nominations
from envoyage.planner.selection.result import Receipt, Selection

SCORE = Column("Evened score", 11, "doses", note="0 is the average nominee; every assessor's own scale is evened out.")
LIMITS = {LimitKind.PLACES: "Places", LimitKind.QUOTA: "Quota", LimitKind.OFFICERS: "Language officers"}


def write_selection(
    nominations: Nominations, selection: Selection, out: Path, *, selection_json: bytes, programme: bytes
) -> tuple[Path, ...]:
    """Write the folder of a selection as one step, for its owner alone. Raises ``CannotWrite`` with the old one whole.

    ``programme`` is the programme workbook with the people filled in.
    """
    files: tuple[File, ...] = (
        ("selection.json", selection_json),
        ("selection.xlsx", selection_workbook(nominations, selection)),
        ("programme.xlsx", programme),
    )
    return write_whole(out, files)


def selection_workbook(nominations: Nominations, selection: Selection) -> bytes:
    """The bytes of selection.xlsx."""
    tables = (
        selected_table(nominations, selection), alternates_table(nominations, selection),
        receipts_table(nominations, selection), limits_table(selection), assessors_table(selection),
    )  # fmt: skip
    meta = {"made by": "Envoyage", "format": "envoyage-selection/1", "selection": nominations.id}
    return workbook(tables, Look(f"{nominations.title}: selection", meta=meta))


def selected_table(nominations: Nominations, selection: Selection) -> Table:
    """Who is selected, in the order nominated."""
    columns = (
        Column("Participant id", 13), Column("Name", 28), Column("Country", 18), Column("Region", 9),
        Column("Post", 16), Column("Sector", 16), Column("Seniority", 10, "number"), Column("Gender", 8),
        Column("Interpreted", 14), Column("Funding line", 12), Column("Delegation", 18), SCORE,
        Column("Marks", 8, "number"), Column("New", 7),
    )  # fmt: skip
    return Table("Selected", columns, tuple(_selected(nominations, selection, p) for p in selection.chosen))


def _selected(nominations: Nominations, selection: Selection, person: str) -> tuple[Cell, ...]:
    n, problem, merit = nominations.nominee[person], nominations.programme, selection.merit[person]
    language = problem.interpreted_language(n)
    return (
        n.id, one_line(n.name), country_name(problem, n.country), problem.country[n.country].region, n.post, n.sector,
        n.seniority, n.gender.value, language_name(language) if language else None, n.funding, n.delegation,
        merit.score, merit.marks, "new" if person in selection.entered else None,
    )  # fmt: skip


def alternates_table(nominations: Nominations, selection: Selection) -> Table:
    """For every place who steps in first, second and so on, and what the cohort gains or loses."""
    columns = (Column("Place of", 30), Column("Order", 7, "number"), Column("Who steps in", 34), Column("Ids", 14),
               Column("Change of value", 12, "doses"), Column("Remark", 60))  # fmt: skip
    rows: list[tuple[Cell, ...]] = []
    for place in selection.places:
        whose = _names(nominations, place.people)
        rows += [
            (whose, number, _names(nominations, a.people), ", ".join(a.people), a.change, None)
            for number, a in enumerate(place.alternates, 1)
        ]
        rows += [] if place.alternates else [(whose, None, None, None, None, place.nobody)]
    return Table("Alternates", columns, tuple(rows))


def _names(nominations: Nominations, people: tuple[str, ...]) -> str:
    return ", ".join(one_line(nominations.nominee[p].name) for p in people)


def receipts_table(nominations: Nominations, selection: Selection) -> Table:
    """Why each of the others is not selected, and what would let them in."""
    columns = (Column("Participant id", 13), Column("Name", 28), SCORE, Column("Status", 12), Column("What binds", 50),
               Column("Would be selected if", 70), Column("Tried", 8))  # fmt: skip
    waiting = {p for place in selection.places for a in place.alternates for p in a.people}
    rows = tuple(
        (r.nominee, one_line(nominations.nominee[r.nominee].name), selection.merit[r.nominee].score,
         words(_status(r, waiting, selection).value), r.binds, "; or if ".join(r.changes) or None,
         "yes" if r.verified else "no")
        for r in selection.receipts
    )  # fmt: skip
    return Table("Not selected", columns, rows, empty="Everybody is selected.")


def _status(receipt: Receipt, waiting: set[str], selection: Selection) -> ParticipantStatus:
    if receipt.nominee in selection.cancelled:
        return ParticipantStatus.CANCELLED
    return ParticipantStatus.ALTERNATE if receipt.nominee in waiting else ParticipantStatus.NOMINATED


def limits_table(selection: Selection) -> Table:
    """Places, quotas and language officers, and how they are filled."""
    columns = (Column("Limit", 17), Column("Of", 40), Column("At least", 9, "number"), Column("At most", 9, "number"),
               Column("Selected", 9, "number"), Column("May be selected", 10, "number"),
               Column("Nominated", 10, "number"), Column("Reached", 10))  # fmt: skip
    rows = tuple(
        (LIMITS[f.kind], f.name, f.least or None, f.most if f.most < f.nominated else None, f.selected, f.eligible,
         f.nominated, _reached(f.least, f.most, f.selected))
        for f in selection.fills
    )  # fmt: skip
    return Table("Quotas", columns, rows)


def _reached(least: int, most: int, selected: int) -> str | None:
    return "full" if selected == most else "least" if selected == least and least else None


def assessors_table(selection: Selection) -> Table:
    """How each assessor marks."""
    columns = (Column("Assessor", 24), Column("Marks", 8, "number"), Column("Mean mark", 10, "doses"),
               Column("Spread", 10, "doses"), Column("Average nominee gets", 12, "doses"),
               Column("Weight of a mark", 10, "doses"))  # fmt: skip
    rows = tuple((s.assessor, s.marks, s.mean, s.spread, s.average, s.weight) for s in selection.scales)
    return Table("Assessors", columns, rows, empty="Nobody assessed anybody.")
