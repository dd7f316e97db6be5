"""Outages: of something that exists, and with an end after the beginning."""

from collections.abc import Iterator

from envoyage.planner.errors import Fault
from envoyage.planner.faults.place import names_of, place
from envoyage.planner.faults.references import unknown
from envoyage.planner.problem import OutOf, Problem

TABLES = {
    OutOf.PARTICIPANT: "participants",
    OutOf.OFFICER: "officers",
    OutOf.RESOURCE: "resources",
    OutOf.HOTEL: "hotels",
    OutOf.CITY: "cities",
}


def odd_outages(problem: Problem) -> Iterator[Fault]:
    """Outages of nothing that is known, or of no time."""
    for outage in problem.outages:
        table = TABLES[outage.of]
        rows = getattr(problem, table)
        known = tuple(row.id for row in rows)
        where = f"{outage.of}/{outage.about}"
        if outage.about not in known:
            yield unknown(table, place("outages", where, "about"), outage.about, known, names_of(rows))
        if outage.end <= outage.start:
            text = "The outage ends before it starts."
            yield Fault("end_before_start", place("outages", where, "end"), text, "Correct start or end.")
