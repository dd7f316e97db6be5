"""People as elements: where they come from, what they speak and need, and whose company they want."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from envoyage.planner.explain.elements.element import Change, Element, Way, once
from envoyage.planner.explain.elements.officers import ENOUGH, more_officers
from envoyage.planner.languages import language_name
from envoyage.planner.pairs import pairs
from envoyage.planner.problem import Country, LanguageMode, Participant, ParticipantStatus, Problem, Speaks
from envoyage.planner.quick.people import listening, named, title_of, traits
from envoyage.planner.wording import counted, listed, people

FLUENT = 5
"""The highest level of a language."""
PersonChange = Callable[[Participant], Participant]


def mixes(problem: Problem) -> Iterator[Element]:
    """The people of a country, region or sector who are more than one group may have."""
    for (trait, what), ids in traits(problem).items():
        most = getattr(problem.policies, f"most_per_{trait}")
        if len(ids) > most:
            many = counted(len(ids), "person is", "people are")
            text = f"{many} of the {trait} {title_of(problem, trait, what)}: {named(problem, ids)}."
            yield Element(
                f"{trait}:{what}", "people", text, _blank(trait, what, ids), (leave_out(problem, ids),)
            )  # fmt: skip


def _blank(trait: str, what: str, ids: tuple[str, ...]) -> Change:
    """The people no longer count as of one kind: a country each, of the same region; a region or sector of none."""
    if trait == "country":
        return lambda problem: _own_countries(problem, ids)
    if trait == "region":
        return lambda problem: replace(
            problem,
            countries=tuple(replace(c, region="") if c.region == what else c for c in problem.countries),
        )
    return lambda problem: _each(problem, ids, lambda p: replace(p, sector=""))


def _own_countries(problem: Problem, ids: tuple[str, ...]) -> Problem:
    new = []
    for person in (problem.participant[i] for i in ids):
        old = problem.country.get(person.country)
        new.append(Country(f"{person.country}-{person.id}", person.id, old.region if old else ""))
    changed = _each(problem, ids, lambda p: replace(p, country=f"{p.country}-{p.id}"))
    return replace(changed, countries=(*problem.countries, *new))


def _each(problem: Problem, ids: Iterable[str], change: PersonChange) -> Problem:
    chosen = set(ids)
    return replace(problem, participants=tuple(change(p) if p.id in chosen else p for p in problem.participants))


def leave_out(problem: Problem, ids: tuple[str, ...]) -> Way:
    """Some of these people do not travel: the last ones in the table, who are named; somebody travels in any case."""
    order = tuple(reversed(ids))

    def change(problem: Problem, k: int) -> Problem:
        return _each(problem, order[:k], lambda p: replace(p, status=ParticipantStatus.WAITLISTED))

    most = min(len(ids), len(problem.travellers) - 1)
    return Way(lambda k: f"Do not approve {people(problem, order[:k])}.", change, most, left_out=order)


def languages(problem: Problem) -> Iterator[Element]:
    """The people who need interpreting into a language."""
    for language, ids in listening(problem).items():
        text = f"{named(problem, ids)} {_need(ids)} interpreting into {language_name(language)}."
        yield Element(f"listening:{language}", "people", text, _fluent(ids), (leave_out(problem, ids),))


def _need(ids: tuple[str, ...]) -> str:
    return "needs" if len(ids) == 1 else "need"


def _fluent(ids: tuple[str, ...]) -> Change:
    """They speak as the hosts do; with liaisons for the groups that need no interpreting then."""

    def change(problem: Problem) -> Problem:
        own = Speaks(problem.host_language, FLUENT)
        fluent = _each(problem, ids, lambda p: replace(p, languages=(*p.languages, own)))
        return more_officers(fluent, ("", LanguageMode.LIAISON), ENOUGH)

    return change


def wishes(problem: Problem) -> Iterator[Element]:
    """Pairs who want to be together or must not be."""
    for field, says in (("keep_with", "must travel together"), ("keep_apart", "must not travel together")):
        for one, other in pairs(problem, field):
            both = people(problem, [one, other])
            change = _without_wish(field, one, other)
            drop = "apart" if field == "keep_with" else "together"
            way = once(f"Let {both} travel {drop} if need be.", change)
            yield Element(f"{field}:{one}:{other}", "people", f"{both} {says}.", change, (way,))


def _without_wish(field: str, one: str, other: str) -> Change:
    def clean(person: Participant) -> Participant:
        kept = tuple(i for i in getattr(person, field) if i not in (one, other))
        return replace(person, **{field: kept})  # type: ignore[arg-type]

    return lambda problem: _each(problem, (one, other), clean)


def numbers(problem: Problem) -> Iterator[Way]:
    """Ways to change how many people travel."""
    ids = tuple(p.id for p in problem.travellers)
    if len(ids) > 1:
        yield leave_out(problem, ids)
    waiting = tuple(p for p in problem.participants if p.status in MORE)
    if waiting:
        yield Way(
            lambda k: f"Approve {listed(p.name for p in waiting[:k])} as well.",
            lambda problem, k: _each(
                problem, [p.id for p in waiting[:k]], lambda p: replace(p, status=ParticipantStatus.APPROVED)
            ),
            len(waiting),
        )


MORE = (ParticipantStatus.ALTERNATE, ParticipantStatus.WAITLISTED, ParticipantStatus.NOMINATED)
"""People who could be approved."""
