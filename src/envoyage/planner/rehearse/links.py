"""The links a plan hangs on: connections in time, visits, language officers; and how much slack each has."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from envoyage.planner.events import LegCancelled, LegDelayed, OfficerFallsIll, ResourceCancels, ResourceMoves
from envoyage.planner.items import visits
from envoyage.planner.opening import open_spans
from envoyage.planner.plan import Appointment, Kind, Plan, Stay
from envoyage.planner.problem import Category, LanguageOfficer, Problem, RequestStatus, Resource
from envoyage.planner.rehearse.disruption import Disruption
from envoyage.planner.staffing import available
from envoyage.planner.venues import hotel_point, place_of, way_minutes

LUNCH_LEFT = 0.5
"""The part of the time for lunch that is left when the morning ends late (assumption)."""


class LinkKind(StrEnum):
    """What a link is; its slack is in minutes for connections, in possible stand-ins for the others."""

    CONNECTION = "connection"
    VISIT = "visit"
    OFFICER = "officer"


@dataclass(frozen=True)
class Link:
    """A link: the thing before (a journey, an item, an officer), the items that break with it, its slack.

    ``about`` is the resource or officer that a breakage of the link is about; ``rooms`` are the minutes to spare
    before each item of a connection.
    """

    kind: LinkKind
    before: str
    items: tuple[str, ...]
    slack: int
    about: str = ""
    rooms: tuple[int, ...] = ()

    @property
    def key(self) -> str:
        """What tells it from every other link of its kind."""
        return f"{self.before} > {self.items[0]}" if self.kind is LinkKind.CONNECTION else self.before


def find_links(problem: Problem, plan: Plan) -> tuple[Link, ...]:
    """Every link of a plan, in the order of kinds and time."""
    return (*_rides(problem, plan), *_arrivals(plan), *_visits(problem, plan), *_officers(problem, plan))


Pulls = Mapping[tuple[LinkKind, str], int]
"""The minutes by which each link is pulled at, by kind and beginning; 0 where it is not a matter of time."""


def pulls(disruption: Disruption, plan: Plan) -> Pulls:
    """What a disruption pulls at."""
    found = {(LinkKind.CONNECTION, overrun.item): overrun.minutes for overrun in disruption.overruns}
    arrivals = {leg.id: leg.arrives for leg in plan.legs}
    hit = set()
    for event in disruption.events:
        if isinstance(event, LegDelayed):
            found[LinkKind.CONNECTION, event.leg] = event.minutes
        elif isinstance(event, LegCancelled):
            found[LinkKind.CONNECTION, event.leg] = minutes_between(arrivals[event.leg], event.arrives)
        elif isinstance(event, OfficerFallsIll):
            found[LinkKind.OFFICER, event.officer] = 0
        elif isinstance(event, ResourceCancels | ResourceMoves):
            hit.add((event.resource, event.group))
    return found | {(LinkKind.VISIT, a.id): 0 for a in plan.appointments if (a.resource, a.group) in hit}


def minutes_between(start: datetime, end: datetime) -> int:
    """Whole minutes from one wall-clock time of a place to another."""
    return int((end - start).total_seconds() // 60)


def _rides(problem: Problem, plan: Plan) -> Iterator[Link]:
    """From each visit to what follows it for its people on the same day."""
    for item in visits(plan):
        following = next_place(problem, plan, item)
        if following:
            after, slack = following
            yield Link(LinkKind.CONNECTION, item.id, (after.id,), slack, rooms=(slack,))


def next_place(problem: Problem, plan: Plan, item: Appointment) -> tuple[Appointment, int] | None:
    """What somebody of an item goes to next on its day, and the minutes to spare on the way there."""
    stay, attendees = plan.stay[item.stay], set(item.attendees)
    later = [
        a for a in plan.appointments_of[stay.id]
        if a.start >= item.end and a.start.date() == item.start.date() and attendees & set(a.attendees)
    ]  # fmt: skip
    after = next((a for a in later if a.resource or a.session or a.host), None)
    if after is None:
        return None
    meals = [a for a in later if a.kind is Kind.MEAL and a.end <= after.start]
    there = minutes_between(item.end, after.start) - _ride(problem, stay, item, after)
    return after, int(there - LUNCH_LEFT * sum(minutes_between(m.start, m.end) for m in meals))


def _ride(problem: Problem, stay: Stay, item: Appointment, after: Appointment) -> int:
    origin = place_of(problem, stay, item) or hotel_point(problem, stay)
    place = place_of(problem, stay, after)
    return way_minutes(problem, origin, place) if place else 0


def _arrivals(plan: Plan) -> Iterator[Link]:
    """From each journey to the first items after it."""
    for leg in sorted(plan.legs, key=lambda x: (x.arrives, x.id)):
        soon = [
            a for a in plan.appointments_of.get(leg.to_stay, ())
            if leg.arrives <= a.start < leg.arrives + timedelta(days=2)
        ]  # fmt: skip
        if soon and leg.departs < leg.arrives:
            rooms = tuple(minutes_between(leg.arrives, a.start) for a in soon)
            yield Link(LinkKind.CONNECTION, leg.id, tuple(a.id for a in soon), rooms[0], rooms=rooms)


def _visits(problem: Problem, plan: Plan) -> Iterator[Link]:
    for item in visits(plan):
        hosts = possible_hosts(problem, plan, item)
        yield Link(LinkKind.VISIT, item.id, (item.id,), len(hosts), item.resource)


def possible_hosts(problem: Problem, plan: Plan, item: Appointment) -> tuple[Resource, ...]:
    """Resources of the city that could receive the group then instead, as far as is seen at once; the likest first.

    They are open, take as many people, and the group does not meet them anyway.
    """
    own = problem.resource[item.resource]
    met = {a.resource for a in plan.appointments if a.group == item.group}
    able = (r for r in problem.resources_in[own.city] if r.id not in met and _could(problem, r, own, item))
    return tuple(sorted(able, key=lambda r: (r.category is not own.category, -_alike(r, own), r.id)))


def _could(problem: Problem, other: Resource, own: Resource, item: Appointment) -> bool:
    culture = (other.category is Category.CULTURE) == (own.category is Category.CULTURE)
    fits = other.smallest_group <= len(item.attendees) <= other.largest_group
    start, end = (m.hour * 60 + m.minute for m in (item.start, item.end))
    spans = open_spans(problem, other, item.start.date())
    is_open = any(opens <= start and end <= closes for opens, closes in spans)
    return culture and fits and is_open and other.status is not RequestStatus.DECLINED


def _alike(other: Resource, own: Resource) -> int:
    return len(set(other.themes) & set(own.themes)) + len(set(other.objectives) & set(own.objectives))


def _officers(problem: Problem, plan: Plan) -> Iterator[Link]:
    for officer in sorted({o for g in plan.groups for o in g.officers}):
        items = tuple(a.id for a in plan.appointments if officer in a.officers)
        spare = spare_officers(problem, plan, problem.officer[officer])
        yield Link(LinkKind.OFFICER, officer, items, len(spare), officer)


def spare_officers(problem: Problem, plan: Plan, officer: LanguageOfficer) -> tuple[LanguageOfficer, ...]:
    """Officers who are with no group, free, and work in the same way and in at least the same languages."""
    taken = {o for g in plan.groups for o in g.officers}
    return tuple(
        o for o in problem.officers
        if o.id not in taken and o.mode is officer.mode and set(officer.languages) <= set(o.languages)
        and available(problem, o)
    )  # fmt: skip
