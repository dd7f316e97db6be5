"""Counts pins: two answers to one question, and more pins than there is room for."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from envoyage.planner.pairs import pairs
from envoyage.planner.problem import Problem
from envoyage.planner.quick.shortage import Shortage
from envoyage.planner.wording import counted, listed, people


def members(problem: Problem) -> Iterator[Shortage]:
    """People pinned to two groups."""
    for person, labels in sorted(_groups(problem).items()):
        if len(labels) > 1:
            text = f"{people(problem, [person])} is pinned to the groups {listed(sorted(labels))}."
            yield Shortage("pinned", text, "Keep one pin.")


def crowded_groups(problem: Problem) -> Iterator[Shortage]:
    """Groups with more pinned people than a group may have."""
    sizes = Counter(label for labels in _groups(problem).values() for label in labels)
    most = problem.policies.group_largest
    for label, size in sorted(sizes.items()):
        if size > most:
            text = f"{size} people are pinned to group {label}; a group has at most {most}."
            yield Shortage("pinned", text, "Remove pins.")


def company(problem: Problem) -> Iterator[Shortage]:
    """People to be kept apart who are pinned to the same group."""
    groups = _groups(problem)
    for one, other in pairs(problem, "keep_apart"):
        if groups.get(one, set()) & groups.get(other, set()):
            text = f"{people(problem, [one, other])} must not travel together but are pinned to the same group."
            yield Shortage("keep-apart", text, "Remove one of the pins.")


def _groups(problem: Problem) -> dict[str, set[str]]:
    """The groups that each traveller is pinned to."""
    travelling = {p.id for p in problem.travellers}
    groups: dict[str, set[str]] = defaultdict(set)
    for pin in problem.pins.members:
        if pin.participant in travelling:
            groups[pin.participant].add(pin.group)
    return groups


def cities(problem: Problem) -> Iterator[Shortage]:
    """Groups pinned to two cities at once, and cities with more pinned groups than they host."""
    towns: dict[tuple[str, str], set[str]] = defaultdict(set)
    for pin in problem.pins.cities:
        towns[pin.group, pin.slot].add(pin.city)
    for (label, slot), names in sorted(towns.items()):
        if len(names) > 1:
            said = listed(sorted(problem.city[c].name for c in names))
            yield Shortage("pinned", f"Group {label} is pinned to {said} in slot {slot}.", "Keep one pin.")
    there = Counter((slot, city) for (_, slot), names in towns.items() for city in names)
    for (slot, city), count in sorted(there.items()):
        most = problem.city[city].groups_in(slot)
        if count > most:
            text = (
                f"Pins send {counted(count, 'group')} to {problem.city[city].name} in slot {slot}, "
                f"which can host {most}."
            )
            yield Shortage("city-capacity", text, "Remove a pin, or ask the local sponsor.")
