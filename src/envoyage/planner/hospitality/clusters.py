"""Stays that compete for the same homes, rooms and vehicles: same city, nights in common."""

from collections.abc import Iterable

from envoyage.planner.lodging import overlap
from envoyage.planner.plan import Stay


def clusters(stays: Iterable[Stay]) -> tuple[tuple[Stay, ...], ...]:
    """The stays in sets that have nothing to do with each other, in order of city and arrival."""
    found: list[list[Stay]] = []
    for stay in sorted(stays, key=lambda s: (s.city, s.arrive, s.leave, s.id)):
        last = found[-1] if found else []
        if any(other.city == stay.city and overlap(other, stay) for other in last):
            last.append(stay)
        else:
            found.append([stay])
    return tuple(tuple(sorted(part, key=lambda s: s.id)) for part in found)
