"""What a programme cannot do without: hotels of the shared blocks, resources for groups, liaisons."""

from collections.abc import Iterator
from math import ceil

from envoyage.planner.errors import Fault
from envoyage.planner.faults.place import place
from envoyage.planner.problem import Category, LanguageMode, Problem, Resource, Room
from envoyage.planner.staffing import available
from envoyage.planner.wording import counted

PARTS = 2
"""Into how many parts a group divides for visits at most."""


def no_beds(problem: Problem) -> Iterator[Fault]:
    """Shared blocks in cities without a hotel, or with fewer rooms than everybody needs at the very least."""
    least = _rooms(problem)
    for block in problem.blocks:
        city = problem.city.get(block.city)
        rooms = sum(h.rooms for h in problem.hotels_in.get(block.city, ()))
        if city and rooms < least:
            has = f"has {counted(rooms, 'room')}" if problem.hotels_in[city.id] else "has no hotel"
            yield Fault(
                "no_beds", place("blocks", block.id, "city"),
                f"{city.name} {has}; everybody is there during {block.id} and needs {counted(least, 'room')} at least.",
                "Add hotels, or rooms, in this city.",
            )  # fmt: skip


def _rooms(problem: Problem) -> int:
    """Rooms if everybody who is ready to share could; officers are not counted."""
    sharing = sum(p.room is Room.SHARED for p in problem.travellers)
    return len(problem.travellers) - sharing + ceil(sharing / 2)


def unfit_resources(problem: Problem) -> Iterator[Fault]:
    """Slots of whose cities no resource receives a group of any allowed size, not even in two parts."""
    cities = {c.id for c in problem.cities if any(c.groups_in(s.id) > 0 for s in problem.slots)}
    there = [r for r in problem.resources if r.city in cities and r.category is not Category.CULTURE]
    if there and not any(_receives(problem, r) for r in there):
        rules = problem.policies
        yield Fault(
            "no_fitting_resource", "resources",
            f"No resource in the cities of the slots receives a group of {rules.group_smallest} to "
            f"{rules.group_largest} people, not even divided into {PARTS}.",
            "Correct the smallest and largest groups of the resources, or allow other groups in the policies.",
        )  # fmt: skip


def _receives(problem: Problem, resource: Resource) -> bool:
    rules = problem.policies
    return resource.smallest_group <= rules.group_largest and resource.largest_group * PARTS >= rules.group_smallest


def liaisons_missing(problem: Problem) -> Iterator[Fault]:
    """Fewer liaisons than the groups need that no interpreters can go with; where those who need none fill these
    groups, else it is interpreters that are missing."""
    rules = problem.policies
    free = [o.mode for o in problem.officers if available(problem, o)]
    there = free.count(LanguageMode.LIAISON)
    groups = _groups(problem) - _interpreted(problem, free.count(LanguageMode.SIMULTANEOUS))
    needed = groups * rules.liaisons_per_group
    others = sum(not problem.interpreted_language(p) for p in problem.travellers)
    if there < needed and others >= groups * rules.group_smallest:
        have, need = ("has", "needs") if groups == 1 else ("have", "need")
        yield Fault(
            "liaisons_missing", "officers",
            f"At least {groups} of the groups {have} nobody who needs interpreting and {need} "
            f"{counted(needed, 'liaison')} for the whole programme; {there} {'is' if there == 1 else 'are'} there.",
            f"Add {counted(needed - there, 'liaison')}, or plan fewer groups.",
        )  # fmt: skip


def _groups(problem: Problem) -> int:
    """How many groups there are at least."""
    rules = problem.policies
    return max(rules.groups_fewest, ceil(len(problem.travellers) / max(1, rules.group_largest)))


def _interpreted(problem: Problem, interpreters: int) -> int:
    """How many groups can have interpreters and somebody to interpret for, at most."""
    guests = sum(bool(problem.interpreted_language(p)) for p in problem.travellers)
    each = problem.policies.simultaneous_per_group
    return min(guests, interpreters // each) if each else guests
