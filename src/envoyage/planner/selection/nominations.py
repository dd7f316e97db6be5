"""What a selection starts from: the nominees with their marks, the quotas, and how many places there are."""

from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Any

from envoyage.planner.problem import (
    Country,
    LanguageOfficer,
    Objective,
    Participant,
    ParticipantStatus,
    Policies,
    Problem,
    Sector,
    Theme,
)


class Vetting(StrEnum):
    """Where the vetting of a nominee stands; only those who passed may be selected, unless pending ones may too."""

    PASSED = "passed"
    PENDING = "pending"
    FAILED = "failed"


class Dimension(StrEnum):
    """What a quota counts people by."""

    COUNTRY = "country"
    REGION = "region"
    POST = "post"
    SECTOR = "sector"
    THEME = "theme"
    SENIORITY = "seniority"
    GENDER = "gender"
    LANGUAGE = "language"
    FUNDING = "funding"


@dataclass(frozen=True)
class Score:
    """The mark that an assessor gave a nominee, on that assessor's own scale; more is better."""

    assessor: str
    mark: float


@dataclass(frozen=True)
class Nominee(Participant):
    """Somebody a post nominated: a participant to be, with marks, vetting, funding line and delegation.

    People with the same ``delegation`` are selected all together or not at all.
    """

    status: ParticipantStatus = ParticipantStatus.NOMINATED
    vetting: Vetting = Vetting.PENDING
    funding: str = ""
    delegation: str = ""
    scores: tuple[Score, ...] = ()

    def participant(self, status: ParticipantStatus) -> Participant:
        """The same person as a programme knows people."""
        known: dict[str, Any] = {f.name: getattr(self, f.name) for f in fields(Participant)}
        return Participant(**{**known, "status": status})


@dataclass(frozen=True)
class Quota:
    """How many people of these values a cohort has at least and at most; without values each value on its own."""

    dimension: Dimension
    values: tuple[str, ...] = ()
    least: int = 0
    most: int | None = None
    reason: str = ""


@dataclass(frozen=True)
class Nominations:
    """Everything a selection is made from. Tables are tuples; every ``id`` is unique in its table."""

    id: str
    title: str
    starts: date
    ends: date
    places: int
    alternates: int = 5
    pending_enter: bool = False
    funding_needed: bool = True
    host_language: str = "en"
    english_enough: int = 4
    group_largest: int = 13
    countries: tuple[Country, ...] = ()
    sectors: tuple[Sector, ...] = ()
    themes: tuple[Theme, ...] = ()
    objectives: tuple[Objective, ...] = ()
    nominees: tuple[Nominee, ...] = ()
    officers: tuple[LanguageOfficer, ...] = ()
    quotas: tuple[Quota, ...] = ()

    @cached_property
    def nominee(self) -> dict[str, Nominee]:
        """Nominees by id."""
        return {n.id: n for n in self.nominees}

    @cached_property
    def programme(self) -> Problem:
        """The programme as far as the nominations know it, with the nominees as its participants."""
        rules = Policies(english_enough=self.english_enough, group_largest=self.group_largest)
        return Problem(
            self.id, self.title, self.starts, self.ends, host_language=self.host_language, themes=self.themes,
            objectives=self.objectives, sectors=self.sectors, countries=self.countries, participants=self.nominees,
            officers=self.officers, policies=rules,
        )  # fmt: skip
