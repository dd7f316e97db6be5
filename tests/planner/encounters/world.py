"""A tiny request beside the tiny plan: two evenings of meetings at the opening, one at the closing, and seats."""

from dataclasses import replace
from typing import Any

from envoyage.planner.encounters.request import (
    Absence,
    Counterpart,
    EncounterRequest,
    MeetingSession,
    PairWish,
    SeatingEvent,
    SeatingKind,
    Wish,
)
from envoyage.planner.problem import Speaks
from tests.builders import OBJECTIVES, THEMES, at, tiny_plan, tiny_problem

PROBLEM = tiny_problem()
PLAN = tiny_plan(PROBLEM)
ENGLISH = (Speaks("en", 5),)

REQUEST = EncounterRequest(
    PROBLEM.id,
    "Meetings",
    least=1,
    most=2,
    sessions=(
        MeetingSession("monday", "opening", at(2, 16, 15), at(2, 18, 20), tables=3, place="Foyer"),
        MeetingSession("tuesday", "opening", at(3, 16, 15), at(3, 17, 30), tables=2, place="Foyer"),
        MeetingSession("last", "closing", at(13, 16, 30), at(13, 18, 10), tables=4, place="Lobby"),
    ),
    counterparts=tuple(
        Counterpart(
            f"c{i}", f"Counterpart {i}", "opening" if i < 4 else "closing", institution=f"Bureau {i}",
            themes=(THEMES[i % 3],), objectives=(OBJECTIVES[i % 2],), languages=ENGLISH, most=4 + i % 2,
        ) for i in range(7)
    ),
    wishes=(
        PairWish("p00", "c1", Wish.MUST, at(2, 17, 5)),
        PairWish("p01", "c1", Wish.NEVER),
        PairWish("p02", "c2", Wish.MUST, after="c0"),
        PairWish("p02", "c0", Wish.MUST),
    ),
    absences=(Absence("c0", at(2, 16, 0), at(2, 16, 45)), Absence("p05", at(3, 16, 0), at(3, 19, 0))),
    seatings=(
        SeatingEvent("bus", "opening", "Bus to the tour", at(1, 14), SeatingKind.BUS, 1, 14),
        SeatingEvent("lunch", "opening", "Lunch", at(2, 12), SeatingKind.TABLES, 3, 4),
        SeatingEvent("dinner", "closing", "Dinner", at(13, 19), SeatingKind.TABLES, 3, 5),
    ),
)  # fmt: skip


def asked(**changes: Any) -> EncounterRequest:
    """The request with some things changed."""
    return replace(REQUEST, **changes)
