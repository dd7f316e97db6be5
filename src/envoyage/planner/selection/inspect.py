"""Inspects a selection by counting alone: no solver, and nothing of what chose it.

Evened scores are recomputed by the same formula, and quotas go by the same names.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import isclose

from envoyage.planner.errors import Fault
from envoyage.planner.languages import language_name
from envoyage.planner.problem import LanguageMode, ParticipantStatus
from envoyage.planner.selection.evening import evened
from envoyage.planner.selection.nominations import Dimension, Nominations, Nominee, Quota, Vetting
from envoyage.planner.selection.result import Selection
from envoyage.planner.selection.traits import quota_name
from envoyage.planner.staffing import available

Has = Callable[[Nominee, str], bool]
ALONE = 5
"""People a pair of simultaneous interpreters serves without a consecutive one (a fit to published records)."""
CLOSE = 0.0005
"""Evened scores are told in thousandths."""


def inspect(nominations: Nominations, selection: Selection) -> tuple[Fault, ...]:
    """Everything that is wrong with a selection and its alternates; empty where nothing is."""
    known = set(nominations.nominee)
    strange = [
        Fault("unknown_nominee", f"selection[{p}]", "Nobody of this id is nominated.")
        for p in (*selection.chosen, *(p for place in selection.places for a in place.alternates for p in a.people))
        if p not in known
    ]
    if strange:
        return tuple(strange)
    found = [*broken(nominations, selection.chosen, selection.cancelled), *_value(nominations, selection)]
    return (*found, *_alternates(nominations, selection))


@dataclass(frozen=True)
class Counted:
    """A quota of some values in words, and the people whom it counts."""

    quota: Quota
    words: str
    people: frozenset[str]


def broken(
    nominations: Nominations,
    chosen: tuple[str, ...],
    cancelled: tuple[str, ...] = (),
    counted: tuple[Counted, ...] | None = None,
) -> Iterator[Fault]:
    """Size, gates, delegations, quotas and languages of a cohort; ``counted`` spares counting for many cohorts."""
    people = [nominations.nominee[p] for p in chosen]
    for person in sorted(p for p, n in Counter(chosen).items() if n > 1):
        name = nominations.nominee[person].name
        yield Fault("selected_twice", f"selection[{person}]", f"{name} is selected twice.")
    if len(chosen) != nominations.places:
        text = f"{len(chosen)} people are selected for {nominations.places} places."
        yield Fault("wrong_size", "selection", text)
    yield from _gates(nominations, people, cancelled)
    yield from _delegations(nominations, people)
    for one in quotas(nominations) if counted is None else counted:
        yield from _quota(one, chosen)
    yield from _languages(nominations, people)


def _gates(nominations: Nominations, people: list[Nominee], cancelled: tuple[str, ...]) -> Iterator[Fault]:
    for p in people:
        away = p.status in (ParticipantStatus.CANCELLED, ParticipantStatus.TRANSFERRED, ParticipantStatus.NO_FUNDS)
        pending = p.vetting is Vetting.PENDING and not nominations.pending_enter
        reasons = {
            f"{p.name} cancelled.": p.id in cancelled,
            f"{p.name} does not take part any more.": away,
            f"{p.name} has not passed vetting.": p.vetting is Vetting.FAILED or pending,
            f"Nothing funds {p.name}.": nominations.funding_needed and not p.funding,
        }
        yield from (Fault("gate_shut", f"selection[{p.id}]", text) for text, shut in reasons.items() if shut)


def _delegations(nominations: Nominations, people: list[Nominee]) -> Iterator[Fault]:
    inside = {p.id for p in people}
    members: dict[str, list[Nominee]] = defaultdict(list)
    for n in nominations.nominees:
        if n.delegation:
            members[n.delegation.casefold()].append(n)
    for delegation in members.values():
        there = [n.id for n in delegation if n.id in inside]
        if 0 < len(there) < len(delegation):
            text = f"{len(there)} of the {len(delegation)} people of {delegation[0].delegation} are selected."
            yield Fault("delegation_split", f"selection[{there[0]}]", text)


def quotas(nominations: Nominations) -> tuple[Counted, ...]:
    """Whom each quota counts; one without values counts each value that somebody has on its own."""
    return tuple(one for quota in nominations.quotas for one in _counted(nominations, quota))


def _counted(nominations: Nominations, quota: Quota) -> Iterator[Counted]:
    has = HAS[quota.dimension](nominations)
    values = [quota.values] if quota.values else [(v,) for v in sorted(_values(nominations, quota.dimension))]
    for some in values:
        people = frozenset(n.id for n in nominations.nominees if any(has(n, value) for value in some))
        yield Counted(quota, quota_name(nominations, quota.dimension, some), people)


def _quota(one: Counted, chosen: tuple[str, ...]) -> Iterator[Fault]:
    number, quota = sum(p in one.people for p in chosen), one.quota
    if number < quota.least:
        text = f"{number} of {one.words} are selected, and {quota.least} are the least."
        yield Fault("quota_missed", one.words, text)
    if quota.most is not None and number > quota.most:
        text = f"{number} of {one.words} are selected, and {quota.most} are the most."
        yield Fault("quota_exceeded", one.words, text)


def _listens(nominations: Nominations) -> Has:
    problem, hosts = nominations.programme, nominations.host_language
    return lambda p, value: value == (problem.interpreted_language(p) or hosts)


def _comes_from(nominations: Nominations) -> Has:
    homes = {region: {c.id for c in nominations.countries if c.region == region} for region in _regions(nominations)}
    return lambda p, value: p.country in homes.get(value, ())


def _regions(nominations: Nominations) -> set[str]:
    return {c.region for c in nominations.countries}


HAS: dict[Dimension, Callable[[Nominations], Has]] = {
    Dimension.COUNTRY: lambda _: lambda p, value: p.country == value,
    Dimension.REGION: _comes_from,
    Dimension.POST: lambda _: lambda p, value: p.post == value,
    Dimension.SECTOR: lambda _: lambda p, value: p.sector == value,
    Dimension.THEME: lambda _: lambda p, value: any(need.theme == value for need in p.needs),
    Dimension.SENIORITY: lambda _: lambda p, value: str(p.seniority) == value,
    Dimension.GENDER: lambda _: lambda p, value: p.gender == value,
    Dimension.LANGUAGE: _listens,
    Dimension.FUNDING: lambda _: lambda p, value: p.funding == value,
}


def _values(nominations: Nominations, dimension: Dimension) -> set[str]:
    """The values that somebody nominated has: candidates from the tables and cells, kept where somebody has them."""
    has, people = HAS[dimension](nominations), nominations.nominees
    spoken = {s.language for p in people for s in p.languages}
    cells = {str(x) for p in people for x in (p.country, p.post, p.sector, p.seniority, p.gender.value, p.funding) if x}
    themes = {need.theme for p in people for need in p.needs}
    candidates = cells | themes | spoken | {nominations.host_language} | _regions(nominations)
    return {value for value in candidates if any(has(p, value) for p in people)}


def _languages(nominations: Nominations, people: list[Nominee]) -> Iterator[Fault]:
    """Whether the free officers can serve the listeners of each language in groups of some number and sizes."""
    problem = nominations.programme
    listeners = Counter(problem.interpreted_language(p) for p in people)
    for language, number in sorted(listeners.items()) if nominations.officers else ():
        if language and not _serve(nominations, language, number):
            name = language_name(language)
            text = f"The language officers cannot interpret {name} for {number} people."
            yield Fault("too_few_officers", f"language {name}", text)


def _serve(nominations: Nominations, language: str, number: int) -> bool:
    """Try every number of groups, and fill each as long as consecutive interpreters are left."""
    problem, rules = nominations.programme, nominations.programme.policies
    modes = [o.mode for o in nominations.officers if language in o.languages and available(problem, o)]
    pairs = modes.count(LanguageMode.SIMULTANEOUS)
    for groups in range(1, pairs // rules.simultaneous_per_group + 1):
        spare = pairs - groups * rules.simultaneous_per_group + modes.count(LanguageMode.CONSECUTIVE)
        sizes = [min(ALONE, rules.group_largest)] * groups
        for _ in range(spare):
            smallest = sizes.index(min(sizes))
            sizes[smallest] = min(rules.group_largest, sizes[smallest] + rules.guests_per_consecutive)
        if sum(sizes) >= number:
            return True
    return False


def _value(nominations: Nominations, selection: Selection) -> Iterator[Fault]:
    """Figures that are claimed against figures that are recomputed."""
    merits = evened(nominations.nominees).merits
    for merit in selection.merits:
        if not isclose(merits.get(merit.nominee, 0.0), merit.score, abs_tol=2 * CLOSE):
            yield Fault("wrong_figure", f"merits[{merit.nominee}]", "The evened score is another one.")
    right = sum(merits[p] for p in selection.chosen)
    if not isclose(right, selection.value, abs_tol=CLOSE * (1 + len(selection.chosen))):
        text = f"The value is told as {selection.value:.3f} and is {right:.3f}."
        yield Fault("wrong_figure", "selection.value", text)
    if selection.value > selection.bound + CLOSE:
        yield Fault("wrong_figure", "selection.bound", "The value is above what is said to be the most.")


def _alternates(nominations: Nominations, selection: Selection) -> Iterator[Fault]:
    """Every alternate keeps everything, and none before it is worse."""
    told, counted = sorted(p for place in selection.places for p in place.people), quotas(nominations)
    if told != sorted(selection.chosen):
        yield Fault("places_differ", "selection.places", "The places are not those of the people selected.")
        return
    for place in selection.places:
        for alternate in place.alternates:
            cohort = (*(p for p in selection.chosen if p not in place.people), *alternate.people)
            for fault in broken(nominations, cohort, selection.cancelled, counted):
                where = f"places[{place.people[0]}].alternates[{alternate.people[0]}]"
                yield Fault("alternate_breaks", where, f"{fault.place}: {fault.text}")
        changes = [a.change for a in place.alternates]
        if changes != sorted(changes, reverse=True):
            yield Fault("wrong_order", f"places[{place.people[0]}]", "A better alternate stands behind a worse one.")
