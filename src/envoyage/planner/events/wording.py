"""Events in words: what happened, in a sentence with names."""

from datetime import date, datetime
from typing import Any

from envoyage.planner.events.vocabulary import Event
from envoyage.planner.plan import Leg, Plan
from envoyage.planner.problem import Problem
from envoyage.planner.wording import city_name, clock, counted, on_day

SENTENCES = {
    "participant-cancels": "{participant} does not come.",
    "visa-refused": "{participant} gets no visa.",
    "participant-arrives-late": "{participant} lands {arrives}.",
    "participant-falls-ill": "{participant} takes part in nothing {span}.",
    "alternate-steps-in": "{participant} steps in{later}.",
    "resource-cancels": "{resource} does not receive {whom}.",
    "resource-moves": "{resource} receives group {group} {start} only.",
    "resource-shrinks": "{resource} receives {size} at a time at most.",
    "resource-closes": "{resource} is closed {span}.",
    "hotel-closes": "{hotel} has no rooms {span}.",
    "leg-delayed": "{leg} arrives {minutes} late.",
    "leg-cancelled": "{leg} is cancelled; the group arrives {arrives}.",
    "officer-falls-ill": "{officer} works at nothing {span}.",
    "city-drops-out": "Nothing takes place in {city} {span}.",
}  # fmt: skip
"""A sentence for each kind of event."""


def happened(problem: Problem, plan: Plan, event: Event) -> str:
    """What happened, in a sentence; times are local."""
    sentence = SENTENCES[event.event].format(**_words(problem, plan, event))
    return sentence[:1].upper() + sentence[1:]


def journey(problem: Problem, plan: Plan, leg: Leg) -> str:
    """A journey by its group and where it goes: ``G1 to Reno``."""
    return f"{leg.group} to {city_name(problem, plan.stay[leg.to_stay].city)}"


def _words(problem: Problem, plan: Plan, event: Event) -> dict[str, str]:
    said: dict[str, Any] = vars(event)
    named = {field: _name(problem, plan, field, value) for field, value in said.items() if isinstance(value, str)}
    when = {field: _when(value) for field, value in said.items() if isinstance(value, datetime)}
    return named | when | {
        "span": _span(said.get("first"), said.get("last")),
        "later": f" and lands {when['arrives']}" if "arrives" in when else "",
        "whom": f"group {said['group']}" if said.get("group") else "anybody any more",
        "size": _people(said.get("largest_group", 0)),
        "minutes": counted(said.get("minutes", 0), "minute"),
    }  # fmt: skip


def _name(problem: Problem, plan: Plan, field: str, key: str) -> str:
    """The name of whatever the field of an event has by id; the id where nothing is known by it."""
    if field == "leg":
        leg = next((x for x in plan.legs if x.id == key), None)
        return f"the journey of {journey(problem, plan, leg)}" if leg else key
    tables: dict[str, Any] = {
        "participant": problem.participant, "officer": problem.officer, "resource": problem.resource,
        "hotel": problem.hotel, "city": problem.city,
    }  # fmt: skip
    return str(getattr(tables.get(field, {}).get(key), "name", key))


def _when(moment: datetime) -> str:
    return f"on {on_day(moment.date())} at {clock(moment)}"


def _people(number: int) -> str:
    return "1 person" if number == 1 else f"{number} people"


def _span(first: date | None, last: date | None) -> str:
    if not first or not last:
        return ""
    return f"on {on_day(first)}" if first == last else f"from {on_day(first)} to {on_day(last)}"
