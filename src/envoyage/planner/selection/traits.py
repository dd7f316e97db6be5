"""What quotas count people by: the values each person has in a dimension, and what people call them."""

from collections.abc import Callable

from envoyage.planner.languages import language_name
from envoyage.planner.selection.nominations import Dimension, Nominations, Nominee

WORDS = {"F": "women", "M": "men", "X": "people of neither gender"}


def traits(nominations: Nominations, nominee: Nominee, dimension: Dimension) -> tuple[str, ...]:
    """The values of a person in a dimension: one, or none where it is not known, or several themes."""
    found = TRAITS[dimension](nominations, nominee)
    return tuple(value for value in found if value)


def _region(nominations: Nominations, nominee: Nominee) -> tuple[str, ...]:
    country = nominations.programme.country.get(nominee.country)
    return (country.region,) if country else ()


def _language(nominations: Nominations, nominee: Nominee) -> tuple[str, ...]:
    """The language to be interpreted, or the hosts' own for those who need nobody."""
    return (nominations.programme.interpreted_language(nominee) or nominations.host_language,)


TRAITS: dict[Dimension, Callable[[Nominations, Nominee], tuple[str, ...]]] = {
    Dimension.COUNTRY: lambda _, n: (n.country,),
    Dimension.REGION: _region,
    Dimension.POST: lambda _, n: (n.post,),
    Dimension.SECTOR: lambda _, n: (n.sector,),
    Dimension.THEME: lambda _, n: tuple(dict.fromkeys(need.theme for need in n.needs)),
    Dimension.SENIORITY: lambda _, n: (str(n.seniority),),
    Dimension.GENDER: lambda _, n: (n.gender.value,),
    Dimension.LANGUAGE: _language,
    Dimension.FUNDING: lambda _, n: (n.funding,),
}


def values_of(nominations: Nominations, dimension: Dimension) -> tuple[str, ...]:
    """The values that nominees have in a dimension, in the order of the alphabet."""
    return tuple(sorted({value for n in nominations.nominees for value in traits(nominations, n, dimension)}))


def known_values(nominations: Nominations, dimension: Dimension) -> tuple[str, ...]:
    """The values that a quota of a dimension may name, whether or not somebody has them."""
    problem = nominations.programme
    listed = {
        Dimension.COUNTRY: tuple(problem.country),
        Dimension.REGION: tuple(c.region for c in problem.countries),
        Dimension.SECTOR: tuple(s.id for s in problem.sectors),
        Dimension.THEME: tuple(t.id for t in problem.themes),
        Dimension.SENIORITY: ("1", "2", "3", "4", "5"),
        Dimension.GENDER: ("F", "M", "X"),
        Dimension.LANGUAGE: (nominations.host_language, *(code for o in problem.officers for code in o.languages)),
    }
    return tuple(sorted({*listed.get(dimension, ()), *values_of(nominations, dimension)}))


def called(nominations: Nominations, dimension: Dimension, value: str) -> str:
    """What people call a value."""
    problem = nominations.programme
    if dimension is Dimension.COUNTRY and value in problem.country:
        return problem.country[value].name
    if dimension is Dimension.LANGUAGE:
        return language_name(value)
    if dimension is Dimension.GENDER:
        return WORDS.get(value, value)
    sectors = {s.id: s.title for s in problem.sectors} if dimension is Dimension.SECTOR else {}
    themes = {t.id: t.title for t in problem.themes} if dimension is Dimension.THEME else {}
    return (sectors | themes).get(value, value)


def quota_name(nominations: Nominations, dimension: Dimension, values: tuple[str, ...]) -> str:
    """Whom a quota of these values counts: ``region AF``, ``seniority 4 or 5``, ``women``."""
    words = " or ".join(called(nominations, dimension, value) for value in values)
    return words if dimension is Dimension.GENDER else f"{dimension.value} {words}"
