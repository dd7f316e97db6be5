"""Small random stays by seed: a group of a few people in Washington or Reno, with what is around it."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from random import Random

from envoyage.planner.plan import Appointment, Group, Kind, Plan, Stay
from envoyage.planner.problem import (
    Category,
    Faith,
    Format,
    Need,
    OpenHours,
    Policies,
    Problem,
    Resource,
    Session,
    SessionKind,
    SharedBlock,
    Slot,
    SplitWindow,
    Viewpoint,
)
from envoyage.planner.problem.terms import BlockKind
from tests.builders import OBJECTIVES, THEMES, tiny_problem

WEDNESDAY = date(2027, 5, 19)
WINDOWS = ((8, 18), (8, 12), (13, 17), (10, 15))


def small_stay(
    seed: int,
    *,
    resources: int,
    nights: int = 4,
    people: int = 3,
    needs: int = 2,
    in_block: bool = False,
    **rules: object,
) -> tuple[Problem, Plan, Stay]:
    """A problem with one group in one city for some nights from Wednesday 19 May 2027, and its bare plan."""
    rng = Random(seed)
    leave = WEDNESDAY + timedelta(days=nights)
    block = SharedBlock("block", BlockKind.OPENING, "reno", WEDNESDAY, leave)
    slot = Slot("slot", WEDNESDAY, leave)
    offers = tuple(small_resource(rng, i) for i in range(resources))
    problem = tiny_problem(
        blocks=(block,) if in_block else (),
        windows=() if in_block else (SplitWindow("split", (slot,)),),
        sessions=_sessions(rng) if in_block else (),
        resources=offers,
        participants=_people(rng, people, needs),
        promised=(rng.choice(offers).category,) if rng.random() < 0.5 else (),
        policies=Policies(**{"groups_fewest": 1, "group_smallest": 1, **rules}),  # type: ignore[arg-type]
    )
    group = Group("G1", tuple(p.id for p in problem.travellers))
    period = "block" if in_block else "slot"
    stay = Stay(f"G1-{period}", "G1", "reno", period, WEDNESDAY, leave, "reno-hotel")
    return problem, Plan("small", seed, (group,), (stay,)), stay


def small_resource(rng: Random, i: int) -> Resource:
    """A resource with some opening hours on most days of the week."""
    hours = tuple(
        OpenHours(day, time(opens), time(closes))
        for day in range(1, 8)
        for opens, closes in (rng.choice(WINDOWS),)
        if rng.random() < 0.85
    )
    return Resource(
        f"r{i}",
        "reno",
        f"Resource {i}",
        rng.choice((Category.LAW_ENFORCEMENT, Category.ACADEMIA, Category.SOCIAL_SERVICE)),
        themes=tuple(rng.sample(THEMES, rng.choice((1, 2)))),
        objectives=tuple(rng.sample(OBJECTIVES, 1)),
        viewpoint=rng.choice((Viewpoint.GOVERNMENT, Viewpoint.BUSINESS)),
        formats=tuple(rng.sample((Format.PRESENTATION, Format.SITE_VISIT), rng.choice((1, 1, 2)))),
        latitude=39.53 + 0.01 * i,
        longitude=-119.81 + rng.choice((0.0, 0.1)),
        hours=hours,
        minutes=rng.choice((60, 90, 120)),
        smallest_group=rng.choice((1, 1, 1, 4)),
        lead_days=rng.choice((0, 0, 0, 19, 30)),
        identity_check=rng.random() < 0.3,
        most_asks=rng.choice((1, 2, 3)),
    )


def _people(rng: Random, people: int, needs: int) -> tuple:  # type: ignore[type-arg]
    return tuple(
        replace(
            p,
            faith=(Faith.FRIDAY_PRAYER,) if rng.random() < 0.1 else (),
            needs=tuple(
                Need(rng.choice(OBJECTIVES), rng.choice(THEMES), rng.choice((1.0, 2.0)), rng.choice((1.0, 2.0)))
                for _ in range(needs)
            ),
        )
        for p in tiny_problem().participants[:people]
    )


def _sessions(rng: Random) -> tuple[Session, ...]:
    hour = rng.choice((9, 14))
    start = datetime.combine(WEDNESDAY + timedelta(days=1), time(hour))
    theme = rng.choice(THEMES)
    return (
        Session("plenary", "block", "Plenary", SessionKind.PLENARY, start, start + timedelta(hours=2), themes=(theme,)),
    )


def visit(stay: Stay, group: Group, resource: Resource, start: datetime) -> Appointment:
    """A professional visit by the whole group, as long as usual."""
    return Appointment(
        f"{stay.id}-{resource.id}-{start:%d%H%M}", stay.id, group.id, Kind.PROFESSIONAL, start,
        start + timedelta(minutes=resource.minutes), group.members, title=resource.name, resource=resource.id,
        format=resource.formats[0],
    )  # fmt: skip
