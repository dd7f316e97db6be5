"""Places meetings with conference-scheduler, as far as it can state them.

An event is a meeting, its tags are its parties, a venue is a table. Precedences, fairness and breaks cannot be said:
an objective may only weigh each event in each slot by itself.
"""

from datetime import datetime, timedelta
from typing import Any

import lines
import pulp
from conference_scheduler import scheduler
from conference_scheduler.resources import Event, Slot

START = datetime(2027, 1, 1)
WORKERS = 2
ELSEWHERE = Slot(venue="", starts_at=START, duration=60, capacity=1, session="")
"""A slot that does not exist, in which every event is away: shared tags count only for events that ever are."""


def main() -> None:
    """Solve, and tell what came out."""
    request, seconds = lines.asked()
    slots = [
        Slot(venue=f"{table}", starts_at=START + timedelta(hours=number), duration=60, capacity=1, session="")
        for number, tables in enumerate(request["tables"], 1)
        for table in range(tables)
    ]
    events = [_event(request, m, slots) for m in range(1, len(request["allowed"]) + 1)]
    engine = pulp.PULP_CBC_CMD(msg=False, timeLimit=seconds, threads=WORKERS)
    found = scheduler.solution(events, slots, solver=engine)
    if found:
        at = dict(found)
        lines.solution({"slot": [_number(slots[at[e]]) for e in range(len(events))]})


def _event(request: dict[str, Any], meeting: int, slots: list[Slot]) -> Event:
    allowed = set(lines.members(request["allowed"][meeting - 1]))
    tags = [str(p) for p, mine in enumerate(request["meets"]) if meeting in lines.members(mine)]
    closed = [s for s in slots if _number(s) not in allowed]
    return Event(name=str(meeting), duration=60, demand=1, tags=tags, unavailability=[ELSEWHERE, *closed])


def _number(slot: Slot) -> int:
    return int((slot.starts_at - START).total_seconds()) // 3600


if __name__ == "__main__":
    main()
