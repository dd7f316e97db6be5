"""The participants in a Word document: who they are, and what they could speak about."""

from collections.abc import Iterable

from docx.document import Document

from envoyage.exports.document import filled, table
from envoyage.exports.need_to_know import Reader, Seen, seen
from envoyage.exports.phrases import country_name
from envoyage.planner.problem import Participant, Problem

WIDTHS = {
    "Title": 1.05, "Name": 1.5, "Name in own script": 1.0, "Country": 0.95, "Position and institution": 2.1,
    "Expertise": 1.5,
}  # fmt: skip
"""The columns and their shares of the width; position and institution share one, so that no word is torn apart."""


def people_table(document: Document, problem: Problem, people: Iterable[Participant]) -> None:
    """People by country and name, without the columns that nobody fills."""
    ordered = sorted(people, key=lambda p: (country_name(problem, p.country), p.name, p.id))
    rows = [_row(seen(problem, Reader.GROUP, p)) for p in ordered]
    heads, lines = filled(tuple(WIDTHS), rows)
    table(document, heads, lines, [WIDTHS[h] for h in heads])


def _row(person: Seen) -> tuple[str, ...]:
    rank = ", ".join(filter(None, (person.position, person.seniority)))
    post = "\n".join(line for line in (rank, person.institution) if line)
    return person.title, person.name, person.name_own_script, person.country, post, person.expertise
