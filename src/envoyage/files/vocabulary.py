"""Names and codes of the world's languages and countries: what people write, and the code it stands for."""

from collections.abc import Iterator
from functools import cache

import pycountry

from envoyage.planner.errors import Fault
from envoyage.planner.faults.place import meant, place
from envoyage.planner.problem import Problem

OFTEN_SAID = {
    "mandarin": "zh", "farsi": "fa", "dari": "prs", "greek": "el", "castilian": "es", "malay": "ms", "swahili": "sw",
    "nepali": "ne", "tagalog": "tl", "filipino": "fil", "serbo-croatian": "sh", "kyrgyz": "ky", "punjabi": "pa",
    "khmer": "km", "moldovan": "ro", "chichewa": "ny", "setswana": "tn", "bangla": "bn", "myanmar": "my",
}  # fmt: skip
"""Names of languages in daily use that the standard spells otherwise."""

COUNTRIES_SAID = {
    "south korea": "KR", "north korea": "KP", "russia": "RU", "ivory coast": "CI", "laos": "LA", "burma": "MM",
    "swaziland": "SZ", "macedonia": "MK", "cape verde": "CV", "turkey": "TR", "kosovo": "XK", "uk": "GB",
    "united states of america": "US", "usa": "US", "czech republic": "CZ", "dr congo": "CD", "brunei": "BN",
    "palestine": "PS", "micronesia": "FM", "east timor": "TL", "vatican": "VA", "holland": "NL",
}  # fmt: skip
"""Names of countries in daily use that the standard spells otherwise; Kosovo's code is the one in general use."""

OTHER_COUNTRIES = frozenset({"XK"})


@cache
def languages() -> dict[str, str]:
    """ISO 639 codes by folded name and code; the two-letter code where there is one."""
    table: dict[str, str] = {}
    for language in pycountry.languages:
        code = getattr(language, "alpha_2", language.alpha_3)
        for word in (language.name, getattr(language, "common_name", ""), language.alpha_3):
            table.setdefault(word.casefold(), code)
    two = {x.alpha_2: x.alpha_2 for x in pycountry.languages if hasattr(x, "alpha_2")}
    return {k: v for k, v in (table | OFTEN_SAID | two).items() if k}


@cache
def countries() -> dict[str, str]:
    """ISO 3166 alpha-2 codes by folded name and code."""
    table: dict[str, str] = {}
    for country in pycountry.countries:
        for field in ("name", "common_name", "official_name", "alpha_2", "alpha_3"):
            table.setdefault(getattr(country, field, "").casefold(), country.alpha_2)
    return {k: v for k, v in (table | COUNTRIES_SAID).items() if k} | {c.casefold(): c for c in OTHER_COUNTRIES}


def strange_words(problem: Problem) -> Iterator[Fault]:
    """Countries and languages that are none."""
    for country in problem.countries:
        if country.id.casefold() not in countries():
            yield _strange("country", place("countries", country.id, "id"), country.id, country.name)
    for where, code in _spoken(problem):
        if code not in languages().values() and code not in languages():
            yield _strange("language", where, code, code)


def _strange(what: str, where: str, code: str, name: str) -> Fault:
    known = countries() if what == "country" else languages()
    near = known.get(name.casefold(), "")
    way = f"Write {near}." if near else meant(name, tuple(known)) or "Write its ISO code."
    return Fault(f"unknown_{what}", where, f"There is no {what} {code!r}.", way)


def _spoken(problem: Problem) -> Iterator[tuple[str, str]]:
    yield "programme.host_language", problem.host_language
    for p in problem.participants:
        yield from ((place("participants", p.id, f"languages[{i}].language"), s.language)
                    for i, s in enumerate(p.languages))  # fmt: skip
    for table in ("officers", "hosts", "resources"):
        for row in getattr(problem, table):
            yield from ((place(table, row.id, "languages"), code) for code in row.languages)
