"""Blocks, slots, sessions and public holidays of a sample programme."""

from datetime import date, datetime, time, timedelta
from random import Random

import holidays

from envoyage.planner.problem import (
    BlockKind,
    City,
    Format,
    Session,
    SessionKind,
    SharedBlock,
    Slot,
    Speaker,
    SplitWindow,
    Viewpoint,
)
from envoyage.sample.data import Row, table
from envoyage.sample.names import Names
from envoyage.sample.places import CLOSING_CITY, OPENING_CITY
from envoyage.sample.sizes import Scale

NIGHTS = {"S": (2, (2, 2, 3), 1), "M": (5, (5, 4, 3), 4)}
"""Nights in the opening city, in the slots and in the closing city.

M runs from a Saturday to a Saturday and has the end of daylight saving (7 November 2027) and Veterans Day
(11 November 2027) inside; S keeps the ten nights of an On Demand programme, with the same Veterans Day.
"""


def make_blocks(scale: Scale) -> tuple[SharedBlock, SharedBlock]:
    """The opening block and the closing block."""
    first, middle, last = NIGHTS[scale.calendar]
    split = scale.starts + timedelta(days=first)
    join = split + timedelta(days=sum(middle))
    return (
        SharedBlock("opening", BlockKind.OPENING, OPENING_CITY, scale.starts, split, "Opening and plenary"),
        SharedBlock("closing", BlockKind.CLOSING, CLOSING_CITY, join, join + timedelta(days=last), "Closing"),
    )


def make_window(scale: Scale) -> SplitWindow:
    """The split window between the two shared blocks."""
    first, middle, _ = NIGHTS[scale.calendar]
    arrive = scale.starts + timedelta(days=first)
    slots = []
    for number, nights in enumerate(middle, start=1):
        leave = arrive + timedelta(days=nights)
        slots.append(Slot(f"slot{number}", arrive, leave))
        arrive = leave
    return SplitWindow("window1", tuple(slots))


def make_sessions(scale: Scale, blocks: tuple[SharedBlock, ...], rng: Random) -> tuple[Session, ...]:
    """The fixed items of the shared blocks with invented speakers."""
    names = Names(rng)
    starts = {b.id: b.arrive for b in blocks}
    rows = [row for row in table("sessions") if row["calendar"] == scale.calendar]
    return tuple(_session(f"S{i:02}", row, starts[row["block"]], names, rng) for i, row in enumerate(rows, start=1))


def _session(key: str, row: Row, arrive: date, names: Names, rng: Random) -> Session:
    day = arrive + timedelta(days=int(row["day"]))
    return Session(
        id=key,
        block=row["block"],
        title=row["title"],
        kind=SessionKind(row["kind"]),
        start=datetime.combine(day, time.fromisoformat(row["starts"])),
        end=datetime.combine(day, time.fromisoformat(row["ends"])),
        room=rng.choice(("Ballroom A", "Auditorium", "Room 210", "Room 305")),
        place="International Conference Hall" if row["block"] == "opening" else "Harbour Conference Centre",
        address="100 Sample Avenue" if row["block"] == "opening" else "200 Sample Street",
        speakers=tuple(_speaker(names, rng) for _ in range(int(row["speakers"]))),
        objectives=tuple(row["objectives"].split()),
        themes=tuple(row["themes"].split()),
        viewpoint=Viewpoint(row["viewpoint"]),
        format=Format(row["format"]),
    )


def _speaker(names: Names, rng: Random) -> Speaker:
    institution = rng.choice(
        ("Institute for Security Studies", "Federal Justice Academy", "Forum of State Prosecutors",
         "National Association of Victim Services", "Council on Border Research")
    )  # fmt: skip
    title = rng.choice(("Director", "Senior fellow", "Counsel", "Deputy assistant director", "Professor"))
    return Speaker(names.draw("american").latin, title, institution)


def make_holidays(cities: tuple[City, ...], starts: date, ends: date) -> tuple[tuple[date, str, str], ...]:
    """Federal holidays and those of the cities' states from the first to the last day, as Problem has them."""
    years = range(starts.year, ends.year + 1)
    federal = {d: n for d, n in holidays.country_holidays("US", years=years).items() if starts <= d <= ends}
    found = [(day, "", name) for day, name in federal.items()]
    for state in sorted({c.state for c in cities if c.country == "US"}):
        local = holidays.country_holidays("US", subdiv=state, years=years)
        found += [(d, state, n) for d, n in local.items() if starts <= d <= ends and d not in federal]
    return tuple(sorted(found))
