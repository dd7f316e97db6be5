"""What people need from a place to get into it, and what of that a place lacks."""

from collections.abc import Collection, Iterable

from envoyage.planner.problem import Access, Problem

BUILT = (Access.STEP_FREE, Access.WHEELCHAIR)
"""The needs that a place itself must meet; the others are met by how a visit is run."""


def lacking(needs: Collection[Access], offers: Collection[Access]) -> tuple[Access, ...]:
    """The needs that a place with these offers does not meet. A wheelchair-ready place is step-free too."""
    has = {*offers, Access.STEP_FREE} if Access.WHEELCHAIR in offers else set(offers)
    return tuple(a for a in BUILT if a in needs and a not in has)


def shut_out(
    problem: Problem, people: Iterable[str], offers: Collection[Access]
) -> tuple[tuple[str, tuple[Access, ...]], ...]:
    """The participants of these people who cannot get in, each with what the place lacks for them."""
    known = ((p, problem.participant.get(p)) for p in people)
    found = ((p, lacking(person.access, offers)) for p, person in known if person)
    return tuple((p, needs) for p, needs in found if needs)
