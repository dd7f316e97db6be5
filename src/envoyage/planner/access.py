"""What people need from a place to get into it, and what of that a place lacks."""

from collections.abc import Collection, Iterable

from envoyage.planner.problem import Access, Problem

BUILT = (Access.STEP_FREE, Access.WHEELCHAIR)
"""The needs that a home and a vehicle must meet; a good seat near the others does for the rest."""
PLACES = (*BUILT, Access.HEARING_LOOP, Access.SHORT_WALKS)
"""The needs that a resource and a hotel must meet."""


def lacking(
    needs: Collection[Access], offers: Collection[Access], asked: Collection[Access] = BUILT
) -> tuple[Access, ...]:
    """The needs, of those asked, that these offers do not meet. What is wheelchair-ready is step-free too."""
    has = {*offers, Access.STEP_FREE} if Access.WHEELCHAIR in offers else set(offers)
    return tuple(a for a in asked if a in needs and a not in has)


def shut_out(
    problem: Problem, people: Iterable[str], offers: Collection[Access]
) -> tuple[tuple[str, tuple[Access, ...]], ...]:
    """The participants of these people who cannot use a resource or hotel, each with what it lacks for them."""
    known = ((p, problem.participant.get(p)) for p in people)
    found = ((p, lacking(person.access, offers, PLACES)) for p, person in known if person)
    return tuple((p, needs) for p, needs in found if needs)
