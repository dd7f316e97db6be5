"""Counts people: against places in groups, against the mix of a group, against language officers."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from envoyage.planner.languages import language_name
from envoyage.planner.problem import LanguageMode, Participant, Problem
from envoyage.planner.quick.shortage import Shortage
from envoyage.planner.staffing import available
from envoyage.planner.wording import counted, people

NAMED = 12
"""People who are named in a sentence; of more only the number is told."""


def numbers(problem: Problem) -> Iterator[Shortage]:
    """More people than places, or too few to fill the fewest groups."""
    rules, count = problem.policies, len(problem.travellers)
    places, seats = rules.groups_most * rules.group_largest, rules.groups_fewest * rules.group_smallest
    if count > places:
        text = (
            f"{count} people travel but {counted(rules.groups_most, 'group')} of at most {rules.group_largest} "
            f"hold {places}."
        )
        yield Shortage("group-size", text, "Allow more or larger groups, or approve fewer people.")
    if count < seats:
        text = f"{count} people cannot fill {counted(rules.groups_fewest, 'group')} of at least {rules.group_smallest}."
        yield Shortage("group-size", text, "Allow fewer or smaller groups.")


def mix(problem: Problem) -> Iterator[Shortage]:
    """More people of one country, region or sector, or more languages, than all groups together may have."""
    groups = problem.policies.groups_most
    for (trait, what), ids in traits(problem).items():
        each = getattr(problem.policies, f"most_per_{trait}")
        if len(ids) > groups * each:
            text = (
                f"{len(ids)} people are of the {trait} {title_of(problem, trait, what)} ({named(problem, ids)}), but "
                f"{counted(groups, 'group')} may have {each} each."
            )
            yield Shortage("group-mix", text, f"Allow more of one {trait} in a group, or more groups.")
    languages = sorted(listening(problem))
    each = problem.policies.languages_per_group
    if len(languages) > groups * each:
        text = (
            f"{counted(len(languages), 'language')} must be interpreted, but {counted(groups, 'group')} may have "
            f"{each} each."
        )
        yield Shortage("group-mix", text, "Allow more languages in a group, or more groups.")


def traits(problem: Problem) -> dict[tuple[str, str], tuple[str, ...]]:
    """The ids of travellers by country, region and sector, where one is stated."""
    table: dict[tuple[str, str], list[str]] = defaultdict(list)
    for person in problem.travellers:
        for trait, what in _of(problem, person):
            table[trait, what].append(person.id)
    return {key: tuple(ids) for key, ids in sorted(table.items())}


def _of(problem: Problem, person: Participant) -> Iterator[tuple[str, str]]:
    country = problem.country.get(person.country)
    found = ("country", person.country), ("region", country.region if country else ""), ("sector", person.sector)
    return (pair for pair in found if pair[1])


def title_of(problem: Problem, trait: str, what: str) -> str:
    """What a country, region or sector is called."""
    if trait == "country":
        return problem.country[what].name if what in problem.country else what
    return {s.id: s.title for s in problem.sectors}.get(what, what) if trait == "sector" else what


def named(problem: Problem, ids: tuple[str, ...]) -> str:
    """The names of people in a sentence, of many the first and how many more."""
    return people(problem, ids) if len(ids) <= NAMED else f"{people(problem, ids[:NAMED])} and {len(ids) - NAMED} more"


def listening(problem: Problem) -> dict[str, tuple[str, ...]]:
    """The ids of travellers by the language they need interpreting into."""
    table: dict[str, list[str]] = defaultdict(list)
    for person in problem.travellers:
        language = problem.interpreted_language(person)
        if language:
            table[language].append(person.id)
    return {language: tuple(ids) for language, ids in sorted(table.items())}


def languages(problem: Problem) -> Iterator[Shortage]:
    """Languages with fewer simultaneous interpreters than a single group needs."""
    each = problem.policies.simultaneous_per_group
    for language, who in listening(problem).items():
        free = sum(
            o.mode is LanguageMode.SIMULTANEOUS and language in o.languages and available(problem, o)
            for o in problem.officers
        )
        if free < each:
            text = (
                f"{people(problem, who)} {'needs' if len(who) == 1 else 'need'} interpreting into "
                f"{language_name(language)}, but a group needs {counted(each, 'simultaneous interpreter')}, of whom "
                f"{free or 'none'} can come."
            )
            yield Shortage("language-cover", text, "Engage more.")


def officers(problem: Problem) -> Iterator[Shortage]:
    """Fewer officers than the fewest groups need, whatever the groups are like."""
    rules = problem.policies
    free = Counter(o.mode for o in problem.officers if available(problem, o))
    simultaneous, liaisons = rules.simultaneous_per_group, rules.liaisons_per_group
    if not simultaneous or not liaisons:
        return
    served = free[LanguageMode.SIMULTANEOUS] // simultaneous + free[LanguageMode.LIAISON] // liaisons
    if served < rules.groups_fewest:
        text = (
            f"The officers who are free for the whole programme serve {counted(served, 'group')} "
            f"({simultaneous} simultaneous interpreters or {liaisons} liaisons each); there are at least "
            f"{rules.groups_fewest}."
        )
        yield Shortage("language-cover", text, "Engage more language officers, or plan fewer groups.")
