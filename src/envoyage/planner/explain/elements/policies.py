"""Policies as elements: each number of the house that can forbid a plan."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import time

from envoyage.planner.explain.elements.element import ENDLESS, Change, Element, Way
from envoyage.planner.problem import Problem
from envoyage.planner.wording import counted

MORE_GROUPS = 3
"""So many more groups, or half as many again, stand for any number of them: more make the models slow."""
LATEST = 22
"""The hour up to which a working day is lengthened (assumption)."""


@dataclass(frozen=True)
class Number:
    """A policy that is a number: what it says, its value where it counts for nothing, and a step that loosens it.

    In what is said ``{n}`` is the number with its noun.
    """

    name: str
    noun: tuple[str, ...]
    says: str
    loosened: str
    free: Callable[[Problem], int]
    step: int = 1
    least: int = 0

    def said(self, text: str, number: int) -> str:
        """One of the texts with a number in it."""
        return text.format(n=counted(number, *self.noun))


def _people(problem: Problem) -> int:
    return max(1, len(problem.travellers))


def _any_number_of_groups(problem: Problem) -> int:
    most = problem.policies.groups_most
    return max(most, min(_people(problem), most + max(MORE_GROUPS, most // 2)))


def _crowded_day(problem: Problem) -> int:
    """More appointments than a day can hold; the order of a day is worked out exactly, so not any number."""
    return max(6, problem.policies.most_a_day + 2)


GROUPS, PEOPLE, LANGUAGES = ("group",), ("person", "people"), ("interpreted language",)
INTERPRETERS, LIAISONS = ("simultaneous interpreter",), ("liaison",)
APPOINTMENTS, MINUTES = ("appointment",), ("minute",)

NUMBERS = (
    Number("groups_fewest", GROUPS, "The programme has at least {n}.", "Plan {n} or more", lambda _: 1, -1, 1),
    Number("groups_most", GROUPS, "The programme has at most {n}.", "Allow {n}", _any_number_of_groups),
    Number("group_smallest", PEOPLE, "A group has at least {n}.", "Allow groups of {n}", lambda _: 1, -1, 1),
    Number("group_largest", PEOPLE, "A group has at most {n}.", "Allow groups of {n}", _people),
    Number("most_per_country", PEOPLE, "A group has at most {n} of one country.",
           "Allow {n} of one country in a group", _people),
    Number("most_per_region", PEOPLE, "A group has at most {n} of one region.",
           "Allow {n} of one region in a group", _people),
    Number("most_per_sector", PEOPLE, "A group has at most {n} of one sector.",
           "Allow {n} of one sector in a group", _people),
    Number("languages_per_group", LANGUAGES, "A group has at most {n}.", "Allow {n} in a group", _people),
    Number("simultaneous_per_group", INTERPRETERS, "An interpreted group needs {n} for a language.",
           "Let an interpreted group go with {n}", lambda _: 0, -1, 1),
    Number("liaisons_per_group", LIAISONS, "A group that needs no interpreting needs {n}.",
           "Let a group that needs no interpreting go with {n}", lambda _: 0, -1),
    Number("guests_per_consecutive", PEOPLE, "A consecutive interpreter serves {n}.",
           "Let a consecutive interpreter serve {n}", lambda _: ENDLESS),
    Number("fewest_a_day", APPOINTMENTS, "A full working day has at least {n}.",
           "Ask for {n} on a full day", lambda _: 0, -1),
    Number("most_a_day", APPOINTMENTS, "A full working day has at most {n}.",
           "Allow {n} on a full day", _crowded_day),
    Number("most_minutes_a_day", MINUTES, "A day has at most {n} of professional appointments.",
           "Allow {n} of appointments a day", lambda _: 24 * 60, 30),
)  # fmt: skip


def policies(problem: Problem) -> Iterator[Element]:
    """Every number, and the working day.

    Work at weekends is none: allowing it makes more days that must be filled.
    """
    yield from (_number(problem, number) for number in NUMBERS)
    yield _working_day(problem)


def _number(problem: Problem, number: Number) -> Element:
    now, free = int(getattr(problem.policies, number.name)), number.free(problem)
    end = max(free, number.least) if number.step < 0 else free
    way = Way(
        lambda k: f"{number.said(number.loosened, now + k * number.step)} (now {now}).",
        lambda problem, k: set_policy(number.name, now + k * number.step)(problem),
        max(0, (end - now) // number.step),
    )
    text = number.said(number.says, now)
    return Element(f"policy:{number.name}", "policies", text, set_policy(number.name, free), (way,) if way.most else ())


def set_policy(name: str, value: object) -> Change:
    """The change of one policy."""

    def change(problem: Problem) -> Problem:
        return replace(problem, policies=replace(problem.policies, **{name: value}))  # type: ignore[arg-type]

    return change


def _working_day(problem: Problem) -> Element:
    starts, ends = problem.policies.day_starts, problem.policies.day_ends

    def all_day(problem: Problem) -> Problem:
        return set_policy("day_starts", time(0))(set_policy("day_ends", time(23, 59))(problem))

    def later(k: int) -> time:
        minutes = ends.hour * 60 + ends.minute + 30 * k
        return time(minutes // 60, minutes % 60)

    steps = max(0, (LATEST - ends.hour) * 2)
    way = Way(
        lambda k: f"Let the working day end at {later(k):%H:%M} (now {ends:%H:%M}).",
        lambda problem, k: set_policy("day_ends", later(k))(problem), steps,
    )  # fmt: skip
    text = f"Appointments lie between {starts:%H:%M} and {ends:%H:%M}."
    return Element("policy:working_day", "policies", text, all_day, (way,) if steps else ())
