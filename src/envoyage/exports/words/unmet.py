"""The unmet-needs page: who lacks what, why, and what would mend it."""

from envoyage.exports.document import heading, new_document, saved, table, text
from envoyage.exports.marking import Look
from envoyage.exports.phrases import need_words, person_name
from envoyage.exports.unmet import Unmet, bound_words
from envoyage.planner.problem import Problem


def unmet_page(problem: Problem, rows: tuple[Unmet, ...], look: Look) -> bytes:
    """The bytes of the page: people below the goal first, with what was possible at most, then all open needs."""
    goal = problem.policies.coverage_goal
    document = new_document(look, landscape=True)
    heading(document, "Unmet needs", 0)
    if not rows:
        text(document, "Every need of every participant is met.")
        return saved(document)
    below = {u.participant: u for u in rows if u.coverage < goal}
    heading(document, f"Below the goal of {goal:.0%}", 1)
    if below:
        people = [
            (person_name(problem, u.participant), u.group, f"{u.coverage:.0%}", bound_words(u, goal))
            for u in below.values()
        ]
        table(document, ("Name", "Group", "Coverage", "At most possible"), people, (2, 1, 1, 1.5))
    else:
        text(document, "Nobody.")
    heading(document, "All open needs", 1)
    open_needs = [
        (person_name(problem, u.participant), u.group, need_words(problem, u.need), f"{u.got:.1f} of {u.need.dose:g}",
         u.reason, u.way_out)
        for u in rows
    ]  # fmt: skip
    heads = ("Name", "Group", "Need", "Got", "Why", "What would mend it")
    table(document, heads, open_needs, (1.3, 0.6, 1.6, 0.8, 2.3, 2.3))
    return saved(document)
