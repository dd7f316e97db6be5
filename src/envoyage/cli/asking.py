"""A question on the command line as a question to the planner, and its answer as lines and as a document."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, time
from typing import TYPE_CHECKING, Any

from envoyage.planner.errors import Fault, Faulty

if TYPE_CHECKING:
    from collections.abc import Callable

    from envoyage.planner.explain.why import Why
    from envoyage.planner.plan import Plan
    from envoyage.planner.problem import Problem

SHOWN = 15
"""Changes that are told; of more only the number."""
KINDS = "--person with --group or --resource; --group with --city or --resource; --officer with --group"


@dataclass(frozen=True)
class Question:
    """What was asked, by ids; empty for what was not."""

    person: str = ""
    group: str = ""
    city: str = ""
    slot: str = ""
    resource: str = ""
    officer: str = ""
    day: str = ""
    at: str = ""


def answer(problem: Problem, plan: Plan, question: Question, seconds: float, seed: int) -> Why:
    """Put the question. Raises Faulty where it names what there is not, or nothing that can be asked."""
    from envoyage.planner.explain import why  # noqa: PLC0415 -- help must answer at once

    faults = tuple(_unknown(problem, plan, question))
    if faults:
        raise Faulty(faults)
    q = question
    asked = tuple(name for name in ("person", "group", "city", "resource", "officer") if getattr(q, name))
    ask: dict[tuple[str, ...], Callable[[], Why]] = {
        ("person", "group"): lambda: why.why_person(problem, plan, q.person, q.group, seconds=seconds, seed=seed),
        ("group", "city"): lambda: why.why_city(problem, plan, q.group, q.city, q.slot, seconds=seconds),
        ("group", "resource"): lambda: why.why_resource(
            problem, plan, why.Asked(q.group, q.resource, _day(q), _time(q)), seconds=seconds, seed=seed
        ),
        ("person", "resource"): lambda: why.why_person_resource(
            problem, plan, q.person, why.Asked("", q.resource, _day(q), _time(q)), seconds=seconds, seed=seed
        ),
        ("group", "officer"): lambda: why.why_officer(problem, plan, q.officer, q.group, seconds=seconds, seed=seed),
    }
    if asked not in ask:
        raise Faulty((Fault("question", "why", "This cannot be asked.", f"Ask for {KINDS}."),))
    _refuse_idle(question)
    try:
        return ask[asked]()
    except why.NotAsked as nothing:
        raise Faulty((Fault("question", "why", str(nothing), "Ask about somebody who travels."),)) from nothing


def _refuse_idle(question: Question) -> None:
    """Raise Faulty where a day, an hour or a slot is named that the question has no use for."""
    faults = tuple(
        Fault("question", f"--{option}", f"A {option} says nothing here.", f"Ask for a {needed} with it.")
        for option, value, needed in (("day", question.day, "resource"), ("slot", question.slot, "city"))
        if value and not getattr(question, needed)
    )
    if faults:
        raise Faulty(faults)


def _unknown(problem: Problem, plan: Plan, question: Question) -> tuple[Fault, ...]:
    """Names that are not in the programme or the plan."""
    known: dict[str, Any] = {
        "person": problem.participant, "group": plan.group, "city": problem.city, "resource": problem.resource,
        "officer": problem.officer, "slot": {s.id for s in problem.slots},
    }  # fmt: skip
    named = ((option, getattr(question, option)) for option in known)
    return tuple(
        Fault("unknown_asked", f"--{option}", f"There is no {option} {value!r}.", f"There are: {_some(known[option])}.")
        for option, value in named
        if value and value not in known[option]
    )


def _some(names: Any) -> str:
    ordered = sorted(names)
    return ", ".join(ordered[:12]) + (" and more" if len(ordered) > 12 else "")


def _day(question: Question) -> date | None:
    return _read(date.fromisoformat, question.day, "--day", "Write it as 2027-05-20.") if question.day else None


def _time(question: Question) -> time | None:
    if question.at and not question.day:
        raise Faulty((Fault("question", "--at", "An hour needs a day.", "Add --day."),))
    return _read(time.fromisoformat, question.at, "--at", "Write it as 09:30.") if question.at else None


def _read(read: Callable[[str], Any], text: str, option: str, way_out: str) -> Any:
    try:
        return read(text)
    except ValueError:
        raise Faulty((Fault("question", option, f"{text!r} cannot be read.", way_out),)) from None


def why_document(question: Question, found: Why) -> dict[str, Any]:
    """An answer ready for JSON."""
    asked = {name: value for name, value in asdict(question).items() if value}
    return {"asked": asked, **asdict(found)}


def why_lines(found: Why) -> list[str]:
    """An answer as a person reads it."""
    lines = list(found.sentences)
    if found.clash:
        lines += ["What forbids it:" if found.possible is False else "Because:", *(f"  - {s}" for s in found.clash)]
    if found.changes:
        rest = len(found.changes) - SHOWN
        lines += ["Else would change:", *(f"  - {s}" for s in found.changes[:SHOWN])]
        lines += [f"  - and {rest} more; all of them with --json"] if rest > 0 else []
    elif found.difference:
        lines.append("Nothing else would change.")
    return lines
