"""The unmet-needs page: who lacks what, why, and what would mend it."""

from itertools import groupby

from envoyage.exports.document import heading, new_document, saved, table, text
from envoyage.exports.marking import Look
from envoyage.exports.phrases import need_words, person_name
from envoyage.exports.unmet import Unmet, Why, bound_words, remedies
from envoyage.planner.problem import Problem

MOST_NEEDS = 2
MOST_REMEDIES = 12
NOTE = (
    f"The {MOST_NEEDS} widest gaps of each person; the sheet Unmet needs of plan.xlsx lists all. Where the time went "
    "to other appointments, keep the one that would help when planning again, or stay a day longer."
)


def unmet_page(problem: Problem, rows: tuple[Unmet, ...], look: Look) -> bytes:
    """The bytes of the page: what would help most people, then person by person, the least served first."""
    goal = problem.policies.coverage_goal
    document = new_document(look, landscape=True)
    heading(document, "Unmet needs", 0)
    if not rows:
        text(document, "Every need of every participant is met.")
        return saved(document)
    below = len({u.participant for u in rows if u.coverage < goal})
    text(document, f"{below} of {len(problem.travellers)} participants are below the goal of {goal:.0%}.")
    heading(document, "What would help most people", 1)
    most = [(way_out, str(people), str(needs)) for way_out, people, needs in remedies(rows)[:MOST_REMEDIES]]
    table(document, ("What would mend it", "People", "Needs"), most, (6, 1, 1))
    heading(document, "Person by person", 1)
    note = text(document, NOTE)
    note.paragraph_format.keep_with_next = True
    people = [_person(problem, list(mine), goal) for _, mine in groupby(rows, key=lambda u: u.participant)]
    heads = ("Name", "Group", "Coverage", "At most possible", "Lacks", "Why, and what would mend it")
    table(document, heads, people, (1.3, 0.75, 0.95, 1.0, 2.2, 4.1))
    return saved(document)


def _why(row: Unmet) -> str:
    """The reason with its way out; where time was short that is the same for all, and said above the table."""
    return row.reason if row.why is Why.NO_TIME else f"{row.reason} {row.way_out}"


def _person(problem: Problem, rows: list[Unmet], goal: float) -> tuple[str, ...]:
    """One row of the table: the widest gaps of a person with what would mend them."""
    widest = sorted(rows, key=lambda u: u.need.weight * min(1.0, u.got / u.need.dose) - u.need.weight)[:MOST_NEEDS]
    lacks = "\n".join(f"{need_words(problem, u.need)} ({u.got:.1f} of {u.need.dose:g})" for u in widest)
    why = "\n".join(dict.fromkeys(_why(u) for u in widest))
    first = rows[0]
    name, share = person_name(problem, first.participant), f"{first.coverage:.0%}"
    return name, first.group, share, bound_words(first, goal), lacks, why
