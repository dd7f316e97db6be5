"""People against places, languages and each other's company."""

from collections import defaultdict
from collections.abc import Iterator
from math import ceil
from unicodedata import normalize

from envoyage.planner.errors import Fault
from envoyage.planner.faults.place import listed, place
from envoyage.planner.languages import language_name
from envoyage.planner.problem import LanguageMode, Participant, Problem
from envoyage.planner.staffing import available
from envoyage.planner.wording import counted

ACCENTS = frozenset(map(chr, range(0x300, 0x370)))


def nobody_travels(problem: Problem) -> Iterator[Fault]:
    """A programme without travellers."""
    if not problem.travellers:
        way = "Set the status of those who travel to approved."
        yield Fault("no_participants", "participants", "Nobody travels: no participant is approved.", way)


def wrong_numbers(problem: Problem) -> Iterator[Fault]:
    """More or fewer people than the groups can have; that nobody travels is told elsewhere."""
    people, rules = len(problem.travellers), problem.policies
    most, fewest = rules.groups_most * rules.group_largest, rules.groups_fewest * rules.group_smallest
    if people > most:
        yield Fault(
            "too_many_people", place("policies", field="groups_most"),
            f"{_travel(people)}, but {_groups(rules.groups_most, rules.group_largest, 'hold')} {most}.",
            "Allow more or larger groups in the policies, or approve fewer people.",
        )  # fmt: skip
    elif 0 < people < fewest:
        yield Fault(
            "too_few_people", place("policies", field="groups_fewest"),
            f"{_travel(people)}, but {_groups(rules.groups_fewest, rules.group_smallest, 'take')} {fewest}.",
            "Allow fewer or smaller groups in the policies, or approve more people.",
        )  # fmt: skip


def _travel(people: int) -> str:
    return "One person travels" if people == 1 else f"{people} people travel"


def _groups(number: int, size: int, verb: str) -> str:
    """Groups of a size and what they do: ``1 group of 10 holds``, ``2 groups of 10 hold``."""
    return f"{counted(number, 'group')} of {size} {verb}{'s' if number == 1 else ''}"


def too_few_places(problem: Problem) -> Iterator[Fault]:
    """Slots in which all cities together cannot host the groups that there must be."""
    rules = problem.policies
    least = max(rules.groups_fewest, ceil(len(problem.travellers) / max(1, rules.group_largest)))
    for slot in problem.slots:
        there = sum(max(0, c.groups_in(slot.id)) for c in problem.cities)
        if there < least:
            yield Fault(
                "too_few_places", place("slots", slot.id),
                f"In {slot.id} all cities together can host {counted(there, 'group')}; there are {least} at least.",
                "Add cities, or raise how many groups a city can host.",
            )  # fmt: skip


def same_people(problem: Problem) -> Iterator[Fault]:
    """People who are in the table twice under different ids: same name, country, position and institution."""
    seen: dict[tuple[str, ...], Participant] = {}
    for p in problem.participants:
        key = tuple(_alike(text) for text in (p.name, p.country, p.position, p.institution))
        first = seen.setdefault(key, p)
        if first.id != p.id and p.name:
            yield Fault(
                "duplicate_person", place("participants", p.id, "name"),
                f"{p.name} is there twice: as {first.id} and as {p.id}.",
                "Remove one, or tell the two apart by position or institution.",
            )  # fmt: skip


def _alike(text: str) -> str:
    """A text without what one office writes and another does not: case, spacing, accents of Latin letters."""
    plain = "".join(c for c in normalize("NFD", text) if c not in ACCENTS)
    return " ".join(plain.casefold().split())


def not_interpreted(problem: Problem) -> Iterator[Fault]:
    """Languages that people need and no interpreter works in all the time, and people who list no language at all."""
    interpreters = [o for o in problem.officers if o.mode is not LanguageMode.LIAISON]
    offered = {x for o in interpreters for x in o.languages}
    covered = {x for o in interpreters if available(problem, o) for x in o.languages}
    needing: dict[str, list[Participant]] = defaultdict(list)
    for p in problem.travellers:
        language = problem.interpreted_language(p)
        if language and language not in covered:
            needing[language].append(p)
        if not p.languages:
            way = "List the languages with their levels."
            yield Fault("no_language", place("participants", p.id, "languages"), f"{p.name} lists no language.", way)
    for language, people in sorted(needing.items()):
        who = "Nobody who is free for the whole programme" if language in offered else "Nobody"
        yield Fault(
            "language_not_offered", place("participants", people[0].id, "languages"),
            f"{who} interprets {language_name(language)}, which {listed([p.name for p in people])} would need.",
            "Add a language officer for it, or correct the languages and levels.",
        )  # fmt: skip


def company(problem: Problem) -> Iterator[Fault]:
    """People to be kept together who are also to be kept apart, or who are too many for one group."""
    bands = together(problem)
    largest = problem.policies.group_largest
    for p in problem.participants:
        for other in p.keep_apart:
            if p.id == other or (p.id in bands and bands[p.id] is bands.get(other)):
                yield Fault(
                    "keep_clash", place("participants", p.id, "keep_apart"),
                    f"{p.name} is to be kept apart from {_name(problem, other)}, and also together.",
                    "Drop one of the two wishes.",
                )  # fmt: skip
    for band in sorted({tuple(b) for b in bands.values() if len(b) > largest}):
        yield Fault(
            "keep_clash", place("participants", band[0], "keep_with"),
            f"{len(band)} people are to be kept together, but a group holds {largest} at most.",
            "Drop some of the wishes, or allow larger groups.",
        )  # fmt: skip


def together(problem: Problem) -> dict[str, list[str]]:
    """For each traveller the sorted ids of all who must be in the same group, the person included."""
    band = {p.id: [p.id] for p in problem.travellers}
    for p in problem.travellers:
        for other in p.keep_with:
            if other in band and band[other] is not band[p.id]:
                merged = sorted(band[p.id] + band[other])
                band |= dict.fromkeys(merged, merged)
    return band


def _name(problem: Problem, person: str) -> str:
    known = problem.participant.get(person)
    return known.name if known else person
