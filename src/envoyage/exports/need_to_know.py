"""Who may see what of whom: one table, from which the rows of every city file are built.

A field that a reader's list does not name cannot reach that reader: rows are made of ``seen`` values, and reading
any other field of a ``Seen`` raises ``NotForThisReader``.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from envoyage.exports.phrases import country_name, expertise_words, languages, listed, one_line, seniority_words
from envoyage.planner.problem import (
    Contact,
    HomeHost,
    LanguageOfficer,
    MedicalProvider,
    Participant,
    Problem,
    Speaker,
    Staff,
)


class Reader(StrEnum):
    """Who holds a city file in his hands."""

    COORDINATOR = "local coordinator"
    RESOURCE = "host organisation"
    HOTEL = "hotel"
    TRANSPORT = "transport company"
    HOME = "home host"
    GROUP = "group and its language officers"


Person = Participant | LanguageOfficer | HomeHost | Contact | Staff | MedicalProvider | Speaker

MAY_SEE: dict[Reader, dict[type[Any], tuple[str, ...]]] = {
    Reader.COORDINATOR: {
        Participant: (
            "title", "name", "name_own_script", "country", "gender", "languages", "diet", "faith", "access",
            "photo_consent",
        ),
        LanguageOfficer: ("name", "languages", "mode", "phone", "email"),
        Contact: ("name", "role", "phone", "email"),
    },
    Reader.RESOURCE: {
        Participant: ("title", "position", "expertise", "country", "photo_consent", "access"),
        LanguageOfficer: ("languages", "mode"),
        Contact: ("name", "role", "phone", "email"),
    },
    Reader.HOTEL: {
        Participant: ("title", "name", "gender", "access"),
        LanguageOfficer: ("name", "gender", "phone"),
    },
    Reader.TRANSPORT: {
        Participant: ("access",),
        LanguageOfficer: ("name", "phone"),
        HomeHost: ("address",),
    },
    Reader.HOME: {
        Participant: ("title", "name", "country", "languages", "diet", "home_wishes", "access"),
        LanguageOfficer: ("name", "phone"),
        HomeHost: ("name", "address"),
    },
    Reader.GROUP: {
        Participant: (
            "title", "name", "name_own_script", "country", "position", "seniority", "institution", "expertise",
        ),
        LanguageOfficer: ("name", "languages", "mode", "phone", "email"),
        HomeHost: ("name", "address", "phone"),
        Contact: ("name", "role", "phone"),
        Staff: ("name", "role", "phone", "email"),
        MedicalProvider: ("name", "address", "phone", "open_at_night"),
        Speaker: ("name", "title", "institution"),
    },
}  # fmt: skip

HEADINGS = {
    "title": "Title", "name": "Name", "name_own_script": "Name in own script", "country": "Country",
    "position": "Position", "institution": "Institution", "expertise": "Expertise", "gender": "Gender",
    "seniority": "Seniority",
    "languages": "Languages", "diet": "Diet", "faith": "Faith practice", "access": "Access needs",
    "photo_consent": "Photographs", "home_wishes": "Please avoid", "mode": "Works", "phone": "Phone",
    "email": "E-mail", "role": "Role", "address": "Address", "open_at_night": "Open at night",
}  # fmt: skip


class NotForThisReader(LookupError):
    """A row asked for a field its reader may not see."""

    def __init__(self, reader: Reader, kind: str, field: str) -> None:
        super().__init__(f"A {reader.value} may not see {field} of a {kind}.")


@dataclass(frozen=True)
class Seen:
    """A record as one reader sees it; attributes give the words of a field."""

    problem: Problem
    reader: Reader
    record: Person

    def __getattr__(self, field: str) -> str:
        """The field in words, or ``NotForThisReader``."""
        kind = type(self.record)
        if field not in MAY_SEE[self.reader].get(kind, ()):
            raise NotForThisReader(self.reader, kind.__name__, field)
        return _in_words(self.problem, field, getattr(self.record, field))


def seen(problem: Problem, reader: Reader, record: Person) -> Seen:
    """The record as this reader sees it."""
    return Seen(problem, reader, record)


def headings(reader: Reader, kind: type[Any]) -> tuple[str, ...]:
    """The column titles of all fields that a reader sees of a kind of record."""
    return tuple(HEADINGS[f] for f in MAY_SEE[reader][kind])


def row(problem: Problem, reader: Reader, record: Person) -> tuple[str, ...]:
    """All fields in words that a reader sees of a record, in the order of ``headings``."""
    view = seen(problem, reader, record)
    return tuple(getattr(view, f) for f in MAY_SEE[reader][type(record)])


def _in_words(problem: Problem, field: str, value: Any) -> str:
    special: dict[str, Callable[[Any], str]] = {
        "country": lambda v: country_name(problem, v),
        "languages": _languages,
        "seniority": lambda v: seniority_words(problem, v),
        "expertise": lambda v: expertise_words(problem, v),
        "gender": lambda v: {"F": "female", "M": "male"}.get(v, ""),
        "photo_consent": lambda v: "allowed" if v == "yes" else "NO photographs",
        "open_at_night": lambda v: "yes" if v else "no",
    }
    if field in special:
        return special[field](value)
    return listed(value) if isinstance(value, tuple) else one_line(str(value))


def _languages(spoken: tuple[Any, ...]) -> str:
    """Languages by code, or with the level a participant has."""
    codes = tuple(s if isinstance(s, str) else s.language for s in spoken)
    return languages(codes)
