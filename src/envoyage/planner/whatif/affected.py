"""Whom a scenario touches: people whose group, cities or coverage differ from the plan of the programme as it is."""

from collections.abc import Iterator
from dataclasses import dataclass

from envoyage.planner.plan import Plan
from envoyage.planner.problem import Problem
from envoyage.planner.value import coverage
from envoyage.planner.whatif.pairing import same_groups

NOTICED = 0.0005
"""The least difference of coverage that counts: half of the last digit that is shown."""


@dataclass(frozen=True)
class Affected:
    """A person and what differs. ``travels`` is empty, or says that somebody comes or stays at home now."""

    person: str
    travels: str = ""
    group: bool = False
    cities: bool = False
    coverage: float = 0.0
    """Coverage now less coverage before, 0 where the difference is too small to be noticed."""

    @property
    def is_touched(self) -> bool:
        """Whether anything differs."""
        return bool(self.travels or self.group or self.cities or self.coverage)


def affected(before: tuple[Problem, Plan], after: tuple[Problem, Plan]) -> tuple[Affected, ...]:
    """Everybody who is touched, by id. Groups are compared by who is in them, not by their labels."""
    return tuple(one for one in _compared(before, after) if one.is_touched)


def _compared(before: tuple[Problem, Plan], after: tuple[Problem, Plan]) -> Iterator[Affected]:
    old, new = before[1], after[1]
    shares, shares_now = coverage(*before), coverage(*after)
    continues, cities, cities_now = same_groups(old, new), _cities(old), _cities(new)
    for person in sorted(old.group_of.keys() | new.group_of.keys()):
        if person not in new.group_of:
            yield Affected(person, "no longer travels")
        elif person not in old.group_of:
            yield Affected(person, "travels now")
        else:
            group, group_now = old.group_of[person], new.group_of[person]
            change = shares_now[person] - shares[person]
            yield Affected(
                person,
                group=continues.get(group_now) != group,
                cities=cities[group] != cities_now[group_now],
                coverage=change if abs(change) >= NOTICED else 0.0,
            )


def _cities(plan: Plan) -> dict[str, dict[str, str]]:
    """The city of each group in each period."""
    return {group: {s.period: s.city for s in stays} for group, stays in plan.stays_of.items()}
