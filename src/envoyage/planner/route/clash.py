"""Why there is no split: what people, pins and policies contradict, in sentences with the way out."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from envoyage.planner.pairs import pairs
from envoyage.planner.problem import LanguageMode, Problem
from envoyage.planner.progress import Stop
from envoyage.planner.route.assign import Assignment, Effort
from envoyage.planner.route.worth import Worth
from envoyage.planner.rules import RULES
from envoyage.planner.staffing import available
from envoyage.planner.wording import counted, listed, people

SECONDS = 3.0
"""How long to look for a split without one of the rules."""


def obvious_clashes(problem: Problem) -> tuple[str, ...]:
    """Contradictions that can be seen without a search."""
    return (*_numbers(problem), *_languages(problem), *_member_pins(problem), *_city_pins(problem))


def _numbers(problem: Problem) -> Iterator[str]:
    rules, count = problem.policies, len(problem.travellers)
    places, seats = rules.groups_most * rules.group_largest, rules.groups_fewest * rules.group_smallest
    if count > places:
        yield (
            f"{count} people travel but "
            f"{counted(rules.groups_most, 'group')} of at most {rules.group_largest} hold {places}. "
            "Allow more or larger groups, or approve fewer people."
        )
    if count < seats:
        yield (
            f"{count} people cannot fill "
            f"{counted(rules.groups_fewest, 'group')} of at least {rules.group_smallest}. "
            "Allow fewer or smaller groups."
        )


def _languages(problem: Problem) -> Iterator[str]:
    wanting: dict[str, list[str]] = defaultdict(list)
    for person in problem.travellers:
        language = problem.interpreted_language(person)
        if language:
            wanting[language].append(person.id)
    each = problem.policies.simultaneous_per_group
    for language, who in sorted(wanting.items()):
        free = sum(
            o.mode is LanguageMode.SIMULTANEOUS and language in o.languages and available(problem, o)
            for o in problem.officers
        )
        if free < each:
            yield (
                f"{people(problem, who)} need interpreting into {language}, but of the "
                f"{each} simultaneous interpreters a group needs {free or 'none'} can come. Engage more."
            )


def _member_pins(problem: Problem) -> Iterator[str]:
    groups: dict[str, set[str]] = defaultdict(set)
    for pin in problem.pins.members:
        groups[pin.participant].add(pin.group)
    for person, labels in sorted(groups.items()):
        if len(labels) > 1:
            yield f"{people(problem, [person])} is pinned to the groups {listed(sorted(labels))}. Keep one pin."
    sizes = Counter(label for labels in groups.values() for label in labels)
    for label, size in sorted(sizes.items()):
        if size > problem.policies.group_largest:
            yield (
                f"{size} people are pinned to group {label}; a group has at most "
                f"{problem.policies.group_largest}. Remove pins."
            )
    for one, other in pairs(problem, "keep_apart"):
        if groups[one] & groups[other]:
            yield (
                f"{people(problem, [one, other])} must not travel together but are pinned to the same group. "
                "Remove one of the pins."
            )


def _city_pins(problem: Problem) -> Iterator[str]:
    cities: dict[tuple[str, str], set[str]] = defaultdict(set)
    for pin in problem.pins.cities:
        cities[pin.group, pin.slot].add(pin.city)
    for (label, slot), names in sorted(cities.items()):
        if len(names) > 1:
            towns = listed(sorted(problem.city[c].name for c in names))
            yield f"Group {label} is pinned to {towns} in slot {slot}. Keep one pin."
    there = Counter((slot, city) for (_, slot), names in cities.items() for city in names)
    for (slot, city), count in sorted(there.items()):
        most = problem.city[city].groups_in(slot)
        if count > most:
            yield (
                f"Pins send {counted(count, 'group')} to {problem.city[city].name} in slot {slot}, "
                f"which can host {most}. Remove a pin, or ask the local sponsor."
            )


def clash(worth: Worth, routes: Sequence[int], seed: int, cancelled: Stop) -> tuple[str, ...]:
    """Which single rule would have to give way so that a split exists on these routes."""
    titles = []
    for rule in RULES:
        if "route" not in rule.stages or rule.code == "partition":
            continue
        others = [r for r in RULES if r is not rule]
        if Assignment(worth, routes, others).any(Effort(SECONDS, seed, cancelled)).split:
            titles.append(rule.title.lower())
    start = "People cannot be divided into groups so that all rules hold."
    if titles:
        return (f"{start} It becomes possible without any one of these: {'; '.join(titles)}. Loosen one of them.",)
    return (f"{start} Several rules or the number of language officers would have to give way together.",)
