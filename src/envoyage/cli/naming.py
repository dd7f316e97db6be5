"""Whom and what a person at the terminal means: by id, or by the name that the documents print."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from envoyage.planner.plan import Plan
    from envoyage.planner.problem import Problem


def id_meant(word: str, names: Mapping[str, str]) -> str:
    """The id that a word stands for: itself, or the one whose name it is; else the word, to be told as unknown."""
    if word in names:
        return word
    found = [key for key, name in names.items() if name.casefold() == " ".join(word.split()).casefold()]
    return found[0] if len(found) == 1 else word


def names_of(problem: Problem, plan: Plan) -> dict[str, dict[str, str]]:
    """What can be named at the terminal, by the word for it, and the name of each by id."""
    from envoyage.planner.events.wording import journey  # noqa: PLC0415 -- help must answer at once

    participants = {p.id: p.name for p in problem.participants}
    return {
        "participant": participants,
        "person": participants,
        "officer": {o.id: o.name for o in problem.officers},
        "resource": {r.id: r.name for r in problem.resources},
        "hotel": {h.id: h.name for h in problem.hotels},
        "city": {c.id: c.name for c in problem.cities},
        "leg": {leg.id: journey(problem, plan, leg) for leg in plan.legs},
    }
