"""Whom it is worth for whom to meet: what each side gains, and whether they can talk to each other."""

from collections.abc import Mapping
from dataclasses import dataclass

from envoyage.planner.encounters.request import Counterpart, EncounterRequest, Wish
from envoyage.planner.encounters.slots import BlockTimes, members
from envoyage.planner.interpreting import language_in
from envoyage.planner.plan import Plan
from envoyage.planner.problem import Participant, Problem
from envoyage.planner.relevance import relevance

UNIT = 1000
"""Gains are whole thousandths, so that solvers are exact and ties are ties."""

THEMES_SHARE = 0.7
"""How much the themes of a counterpart count beside the objectives, where both are known (assumption)."""


@dataclass(frozen=True)
class Pair:
    """A participant and a counterpart who can meet: what each gains in thousandths, the language interpreted into.

    ``must`` says that they have to. ``heard`` is the language in which the counterpart is heard, empty where it is
    any that an officer knows.
    """

    participant: str
    counterpart: str
    gain: int
    interest: int
    language: str = ""
    must: bool = False
    heard: str = ""

    @property
    def worth(self) -> int:
        """What both gain together."""
        return self.gain + self.interest

    @property
    def talk(self) -> tuple[str, str]:
        """What one officer can interpret at one table: a counterpart and a language."""
        return self.counterpart, self.language

    def can_sit_with(self, other: "Pair") -> bool:
        """Whether two with one counterpart can share a table: one language is heard, at the most one interpreted."""
        interpreted = {self.language, other.language} - {""}
        return self.heard == other.heard and len(interpreted) <= 1


def pairs_of(problem: Problem, plan: Plan, request: EncounterRequest, times: BlockTimes) -> tuple[Pair, ...]:
    """The pairs of a block that can meet, are not kept apart, and gain something; those who must meet in any case."""
    wished = {(w.participant, w.counterpart): w.wish for w in request.wishes}
    here = [c for c in request.counterparts if c.block == times.block]
    found = (
        _pair(problem, plan, (problem.participant[p], c), wished.get((p, c.id)))
        for p in members(plan)
        for c in here
        if times.free[p] & times.free[c.id]
    )
    return tuple(pair for pair in found if pair)


def _pair(problem: Problem, plan: Plan, two: tuple[Participant, Counterpart], wish: Wish | None) -> Pair | None:
    person, counterpart = two
    gain, interest = gain_of(problem, person, counterpart), interest_of(person, counterpart)
    language = interpreted(problem, plan, person, counterpart)
    must = wish is Wish.MUST
    if wish is Wish.NEVER or (not must and not (gain and interest)) or language is None:
        return None
    return Pair(person.id, counterpart.id, gain, interest, language, must, heard(problem, person, counterpart))


def gain_of(problem: Problem, person: Participant, counterpart: Counterpart) -> int:
    """How far a counterpart serves a person's needs, by their weights."""
    whole = sum(n.weight for n in person.needs)
    served = sum(n.weight * relevance(problem, counterpart.themes, counterpart.objectives, n) for n in person.needs)
    return round(UNIT * served / whole) if whole else 0


def interest_of(person: Participant, counterpart: Counterpart) -> int:
    """How much of what a counterpart works on the person came for or is expert in."""
    themes = {n.theme for n in person.needs} | set(person.expertise)
    objectives = {n.objective for n in person.needs}
    parts = [
        (weight, sum(x in known for x in asked) / len(asked))
        for weight, asked, known in (
            (THEMES_SHARE, counterpart.themes, themes), (1 - THEMES_SHARE, counterpart.objectives, objectives),
        ) if asked
    ]  # fmt: skip
    whole = sum(weight for weight, _ in parts)
    return round(UNIT * sum(weight * share for weight, share in parts) / whole) if whole else 0


def interpreted(problem: Problem, plan: Plan, person: Participant, counterpart: Counterpart) -> str | None:
    """The language that has to be interpreted between two, empty where they share one; None where nobody can.

    A counterpart without languages speaks that of the hosts. A language officer of the plan who speaks the language of
    the person helps with a counterpart who speaks that of the hosts, or another language of the officer.
    """
    enough, spoken = problem.policies.english_enough, spoken_by(problem, counterpart)
    if any(person.level(language) >= enough for language in spoken):
        return ""
    language = language_in(problem, plan.group[plan.group_of[person.id]], person.id)
    able = (o for o in officers_of(problem, plan) if language in o and (spoken & o or problem.host_language in spoken))
    return language if language and any(able) else None


def spoken_by(problem: Problem, counterpart: Counterpart) -> set[str]:
    """What a counterpart speaks well enough."""
    enough = problem.policies.english_enough
    return {s.language for s in counterpart.languages if s.level >= enough} or {problem.host_language}


def heard(problem: Problem, person: Participant, counterpart: Counterpart) -> str:
    """The language in which a participant hears a counterpart, or an officer does: that of the hosts where possible."""
    spoken, enough = spoken_by(problem, counterpart), problem.policies.english_enough
    shared = {x for x in spoken if person.level(x) >= enough}
    usual = {problem.host_language} & (shared or spoken)
    return min(usual or shared, default="")


def officers_of(problem: Problem, plan: Plan) -> tuple[frozenset[str], ...]:
    """What the language officers of the plan's groups speak."""
    return tuple(frozenset(problem.officer[o].languages) for g in plan.groups for o in g.officers)


def by_person(pairs: tuple[Pair, ...]) -> Mapping[str, tuple[Pair, ...]]:
    """The pairs of each participant and of each counterpart."""
    table: dict[str, list[Pair]] = {}
    for pair in pairs:
        table.setdefault(pair.participant, []).append(pair)
        table.setdefault(pair.counterpart, []).append(pair)
    return {person: tuple(found) for person, found in table.items()}
