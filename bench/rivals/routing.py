"""Split and route, told to every planner in the same way and judged by our checker and our value.

A planner picks a route for each group from the table of all routes and a group for each person. A unit is a
ten-thousandth of one person's full coverage: rounding costs a tenth of a point at most, finer units cost memory.
"""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from envoyage.planner.finding import Severity
from envoyage.planner.plan import Plan
from envoyage.planner.problem import Participant, Problem
from envoyage.planner.route.answer import as_plan, value
from envoyage.planner.route.officers import MANY, Seat
from envoyage.planner.route.worth import Party, Split, Worth
from envoyage.planner.rules import RULES

UNITS = 10_000


def told(worth: Worth) -> dict[str, Any]:
    """A problem in numbers from 1. Raises ValueError for what the models of the rivals cannot say."""
    problem, rules = worth.problem, worth.problem.policies
    if rules.groups_fewest != rules.groups_most or worth.fits.keys() != {""} or not worth.complete:
        raise ValueError("The models take a fixed number of groups, no pins and all routes.")
    order = most_appealing(worth)
    spoken = sorted({*worth.language, ""})
    return {
        "people": len(problem.travellers), "groups": rules.groups_most, "fewest": rules.group_smallest,
        "most_people": rules.group_largest, "host": 1, "languages_per_group": rules.languages_per_group,
        "language": [spoken.index(k) + 1 for k in worth.language],
        "picks": (worth.picks[order] + 1).tolist(),
        "places": [[c.groups_in(s.id) for c in problem.cities] for s in problem.slots],
        **_worths(worth, order), **_seats(worth, spoken), **_groups(problem),
    }  # fmt: skip


def most_appealing(worth: Worth) -> list[int]:
    """The routes in the order in which they are told: a search from the front begins with good ones."""
    return np.argsort(-worth.appeal, kind="stable").tolist()


def _units(worth: Worth, points: Any) -> Any:
    return np.rint(np.asarray(points) * UNITS / worth.share).astype(int).tolist()


def _worths(worth: Worth, order: Sequence[int]) -> dict[str, Any]:
    people = len(worth.problem.travellers)
    least = round(worth.minimum / worth.share)
    return {
        "covers": _units(worth, worth.share * worth.coverage[order].T),
        "fare": _units(worth, worth.person[order]),
        "coach": _units(worth, worth.group[order]),
        "crowd": _units(worth, worth.crowd[order]),
        "least_weight": least,
        "most_units": (people + least) * UNITS * 10,
        "wish_units": _units(worth, 1.0),
    }


def _seats(worth: Worth, spoken: Sequence[str]) -> dict[str, Any]:
    """Officers by seat and guests, their pay, and the limits of how many there are."""
    officers, largest = worth.officers, worth.problem.policies.group_largest
    seats: list[Seat] = sorted({
        seat for k in spoken for n in range(1, largest + 1) for seat in officers.seats({k: n} if k else {})
    })  # fmt: skip
    counts = [[officers.seats({k: n} if k else {}).get((k, mode), 0) * (n > 0) for n in range(largest + 1)]
              for k, mode in seats]  # fmt: skip
    limits = [limit for limit in officers.limits if limit.most < MANY]
    return {
        "seat_language": [spoken.index(k) + 1 for k, _ in seats],
        "seat_pay": [_units(worth, officers.pay(mode) / worth.per_point) for _, mode in seats],
        "seat_count": counts,
        "limit_seats": [{"set": [i for i, seat in enumerate(seats, 1) if seat in limit.seats]} for limit in limits],
        "limit_most": [limit.most for limit in limits],
    }


def _groups(problem: Problem) -> dict[str, Any]:
    """Who may and should be in one group."""
    region = {c.id: c.region for c in problem.countries}
    rules, number = problem.policies, {t.id: i for i, t in enumerate(problem.travellers, 1)}
    by_country = _alike(problem, lambda t: t.country)
    by_region = _alike(problem, lambda t: region.get(t.country, ""))
    by_sector = _alike(problem, lambda t: t.sector)
    mixes = (
        (by_country, rules.most_per_country),
        (by_region, rules.most_per_region),
        (by_sector, rules.most_per_sector),
    )
    wishes = ((by_region, 3), (by_sector, 3), (_alike(problem, lambda t: str(t.gender)), 2))
    sets = [people for kinds, _ in wishes for people in kinds]
    ends = np.cumsum([0, *(len(kinds) for kinds, _ in wishes)])
    return {
        "mix_people": [{"set": people} for kinds, most in mixes for people in kinds if len(people) > most],
        "mix_most": [most for kinds, most in mixes for people in kinds if len(people) > most],
        "wish_sets": [{"set": people} for people in sets],
        "wish_of": [{"set": list(range(int(ends[i]) + 1, int(ends[i + 1]) + 1))} for i in range(len(wishes))],
        "wish_wanted": [min(wanted, len(kinds)) for kinds, wanted in wishes],
        **_pairs("together", problem, number, lambda t: t.keep_with),
        **_pairs("apart", problem, number, lambda t: t.keep_apart),
    }


def _alike(problem: Problem, trait: Callable[[Participant], str]) -> list[list[int]]:
    traits = [trait(t) for t in problem.travellers]
    return [[i for i, mine in enumerate(traits, 1) if mine == one] for one in sorted({*traits} - {""})]


def _pairs(
    name: str, problem: Problem, number: dict[str, int], others: Callable[[Participant], Sequence[str]]
) -> dict[str, list[int]]:
    pairs = sorted({(number[t.id], number[o]) for t in problem.travellers for o in others(t) if o in number})
    return {f"{name}_a": [a for a, _ in pairs], f"{name}_b": [b for _, b in pairs]}


def split_of(worth: Worth, answer: dict[str, Any]) -> Split:
    """The groups of an answer."""
    order = most_appealing(worth)
    members: dict[int, list[int]] = {}
    for person, group in enumerate(answer["group"]):
        members.setdefault(group, []).append(person)
    return tuple(Party(order[answer["route"][g - 1] - 1], tuple(m)) for g, m in sorted(members.items()))


def judged(worth: Worth, answer: dict[str, Any]) -> tuple[float | None, str]:
    """The value of an answer by our code, and what is wrong with it (empty: nothing).

    Groups larger than any may be have no value.
    """
    split = split_of(worth, answer)
    wrong = [*_broken(worth.problem, as_plan(worth, split)), *_understaffed(worth, split)]
    valued = all(len(party.members) <= worth.problem.policies.group_largest for party in split)
    return round(value(worth, split), 2) if valued else None, " ".join(wrong)


def _broken(problem: Problem, plan: Plan) -> list[str]:
    """What the inspectors of the stage's hard rules say; they know no solver."""
    rules = [rule for rule in RULES if "route" in rule.stages and rule.severity is not Severity.SOFT]
    return [finding.message for rule in rules for finding in rule.inspect(problem, plan)]


def _understaffed(worth: Worth, split: Split) -> list[str]:
    wanted = [worth.seats(party.members) for party in split]
    short = []
    for limit in worth.officers.limits:
        asked = sum(count for seats in wanted for seat, count in seats.items() if seat in limit.seats)
        if asked > limit.most:
            names = ", ".join(f"{mode} {language or 'host'}" for language, mode in sorted(limit.seats))
            short.append(f"{asked} officers are needed for {names}; there are {limit.most}.")
    return short
